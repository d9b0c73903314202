/** Reads a folder in the BEIR layout: corpus.jsonl(.gz), queries.jsonl(.gz), qrels/*.tsv. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { linesOf, type Line } from './lines.ts';

export interface BeirPassage {
  id: string;
  title: string;
  text: string;
}

export interface BeirQuery {
  id: string;
  text: string;
}

/** Judged passages of one query with their grade; above 0 is relevant. */
export type Judgements = ReadonlyMap<string, number>;

export interface BeirSet {
  /** Name of the folder. */
  name: string;
  passages: BeirPassage[];
  /** Queries with a relevant passage, in the order of the file. */
  queries: BeirQuery[];
  /** By query id. */
  judgements: ReadonlyMap<string, Judgements>;
  /** Relevant passages that the corpus lacks: no search can find them, and they count as missed. */
  unknownPassages: number;
  /** Queries of the file without a relevant passage; they are not asked. */
  unjudged: number;
}

/** The folder cannot be used; the message lists what is wrong, each with its file and line. */
export class BeirError extends Error {
  override readonly name = 'BeirError';
}

// Public sets carry fields of their own (metadata, url), so unknown ones are let pass here.
const passageSchema = z
  .object({ _id: z.string().min(1), title: z.string().default(''), text: z.string() })
  .transform(({ _id: id, title, text }) => ({ id, title, text }));
const querySchema = z
  .object({ _id: z.string().min(1), text: z.string().min(1) })
  .transform(({ _id: id, text }) => ({ id, text }));
const HEAD = /^query-?id\tcorpus-?id\tscore$/iu;
/** Problems that are listed; a file of another format would list each of its lines. */
const LISTED = 20;

/**
 * Reads the whole folder.
 *
 * @throws BeirError naming file, line and what to do, for every malformed line
 */
export async function loadBeir(dir: string): Promise<BeirSet> {
  const problems: string[] = [];
  const report = (problem: string): void => {
    problems.push(problem);
  };
  const passages = await readPassages(await fileIn(dir, 'corpus', report), report);
  const queries = await readQueries(await fileIn(dir, 'queries', report), report);
  const judgements = await readJudgements(dir, report);
  if (problems.length > 0) throw new BeirError(listed(problems));
  const ids = new Set(passages.map(({ id }) => id));
  const asked = queries.filter(({ id }) => isJudged(judgements.get(id)));
  if (asked.length === 0) throw new BeirError(`${path.join(dir, 'qrels')}：没有任何查询标注了相关段落`);
  return {
    name: path.basename(path.resolve(dir)),
    passages,
    queries: asked,
    judgements,
    unknownPassages: countUnknown(asked, judgements, ids),
    unjudged: queries.length - asked.length,
  };
}

type Report = (problem: string) => void;

function isJudged(judged: Judgements | undefined): boolean {
  return judged !== undefined && [...judged.values()].some((grade) => grade > 0);
}

function countUnknown(
  queries: readonly BeirQuery[],
  judgements: ReadonlyMap<string, Judgements>,
  ids: ReadonlySet<string>,
): number {
  const relevant = queries.flatMap(({ id }) => [...(judgements.get(id) ?? [])]);
  return relevant.filter(([passage, grade]) => grade > 0 && !ids.has(passage)).length;
}

function listed(problems: readonly string[]): string {
  const more = problems.length - LISTED;
  const shown = problems.slice(0, LISTED).join('\n');
  return more > 0 ? `${shown}\n另有 ${more} 处问题未列出` : shown;
}

async function fileIn(dir: string, name: 'corpus' | 'queries', report: Report): Promise<string | null> {
  const names = [`${name}.jsonl`, `${name}.jsonl.gz`];
  const found = names.map((each) => path.join(dir, each)).find((file) => existsSync(file));
  if (found === undefined) report(`${dir}：缺少 ${names.join(' 或 ')}，请给出 BEIR 格式的文件夹`);
  return found ?? null;
}

async function readPassages(file: string | null, report: Report): Promise<BeirPassage[]> {
  const rows = await readJsonLines(file, passageSchema, report);
  return rows.flatMap(({ value: { id, title, text }, place }) => {
    if (text.trim() !== '') return [{ id, title, text }];
    // Some sets keep a passage of one line in its title.
    if (title.trim() !== '') return [{ id, title: '', text: title }];
    report(`${place} text 与 title 都是空的，请补上正文或删去这一行`);
    return [];
  });
}

async function readQueries(file: string | null, report: Report): Promise<BeirQuery[]> {
  const rows = await readJsonLines(file, querySchema, report);
  return rows.map(({ value }) => value);
}

interface Row<Value> {
  value: Value;
  /** File and line. */
  place: string;
}

async function readJsonLines<Value extends { id: string }>(
  file: string | null,
  schema: z.ZodType<Value>,
  report: Report,
): Promise<Row<Value>[]> {
  const rows: Row<Value>[] = [];
  const firstPlaces = new Map<string, number>();
  await eachLine(file, report, ({ number, text }, place) => {
    const value = parseRow(text, schema, place, report);
    if (value === null) return;
    const first = firstPlaces.get(value.id);
    if (first !== undefined) return report(`${place} _id「${value.id}」与第 ${first} 行重复`);
    firstPlaces.set(value.id, number);
    rows.push({ value, place });
  });
  return rows;
}

function parseRow<Value>(
  text: string,
  schema: z.ZodType<Value>,
  place: string,
  report: Report,
): Value | null {
  const json = parseJson(text);
  if (json === undefined) {
    report(`${place} 不是 JSON：${excerpt(text)}`);
    return null;
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => issue.path.join('.') || '整行').join('、');
  report(`${place} 字段 ${fields} 缺失或类型不对，每行应为含 _id 与 text 字符串的对象`);
  return null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function excerpt(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** Reads on until the file ends or cannot be read; a file that is missing has been reported already. */
async function eachLine(
  file: string | null,
  report: Report,
  take: (line: Line, place: string) => void,
): Promise<void> {
  if (file === null) return;
  try {
    for await (const line of linesOf(file)) take(line, `${file}:${line.number}`);
  } catch (error) {
    report(
      `${file}：无法读取（${error instanceof Error ? error.message : String(error)}），请检查文件是否完整`,
    );
  }
}

async function readJudgements(dir: string, report: Report): Promise<Map<string, Map<string, number>>> {
  const folder = path.join(dir, 'qrels');
  const names = existsSync(folder) ? (await readdir(folder)).filter((name) => name.endsWith('.tsv')) : [];
  if (names.length === 0) report(`${folder}：没有 .tsv 文件，请放入 query-id、corpus-id、score 三列的标注`);
  const judgements = new Map<string, Map<string, number>>();
  for (const name of names.sort()) {
    await eachLine(path.join(folder, name), report, ({ number, text }, place) => {
      if (number === 1 && HEAD.test(text.trim())) return;
      const judgement = parseJudgement(text);
      if (judgement === null) {
        return report(`${place} 应为制表符分隔的 query-id、corpus-id、score（整数）：${excerpt(text)}`);
      }
      const { query, passage, grade } = judgement;
      judgements.set(query, (judgements.get(query) ?? new Map<string, number>()).set(passage, grade));
    });
  }
  return judgements;
}

function parseJudgement(text: string): { query: string; passage: string; grade: number } | null {
  const [query, passage, grade, ...rest] = text.split('\t').map((cell) => cell.trim());
  if (!query || !passage || grade === undefined || rest.length > 0 || !/^-?\d+$/u.test(grade)) return null;
  return { query, passage, grade: Number(grade) };
}
