/** `npm run evals -- judge`: the same questions answered by a language model alone, beside the assistant's answers. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createAskJson, loadConfig, type ModelSettings } from '../../api/index.ts';
import { setFile } from '../arguments.ts';
import type { CaseSet } from '../case.ts';
import { compareReports, comparisonMarkdown, comparisonPage } from '../compare/index.ts';
import { loadTexts, openSystem, type Texts } from '../open-system.ts';
import { openProgress, type Progress } from '../progress.ts';
import { recordCases } from '../record-cases.ts';
import { buildReport, writeWhole, type Report } from '../report/index.ts';
import type { RunRecord } from '../run-record.ts';
import { labelledLibraryOf, loadSets, setError } from '../runner/index.ts';
import type { Library } from '../scoring/index.ts';
import { SetError } from '../sets.ts';
import { readSettings, type Settings } from '../settings.ts';
import { askModel, type Judged } from './ask-model.ts';

const DONE = 0;
const FAILED = 1;
const BAD_USAGE = 2;

/** Reading all the texts takes a model longer than the proposals that the server asks for. */
const SECONDS = 120;

const JUDGE_USAGE = `用法：npm run evals -- judge --set 文件 [选项]

把同一题集交给 LLM_BASE_URL、LLM_MODEL 指定的模型单独回答（提示词里有全部政策原文），
用同一套办法评分，列在本系统旁边。只作参照，不是门槛。没有设置模型时不运行。

  --set qa|numeric|文件   题集（JSONL 或 CSV，与 run 相同），可重复
  --limit 数量            每个题集只问前几题
  --timeout 秒            每次调用最长等待，默认 ${SECONDS}
  --out 目录              另存 judge.md 与 judge.html
  --help                  显示本说明

退出码：0 已比较；1 模型不可用，或没能测完；2 用法或题集有误，或没有设置模型。`;

interface JudgeOptions {
  files: readonly string[];
  limit: number;
  timeoutMs: number;
  out: string | null;
}

/** Returns the exit code. */
export async function runJudge(
  argv: readonly string[],
  env: Record<string, string | undefined> = process.env,
): Promise<number> {
  const options = parseOptions(argv);
  if (options === null) return say(JUDGE_USAGE, DONE);
  if (typeof options === 'string') return complain(`${options}\n\n${JUDGE_USAGE}`, BAD_USAGE);
  const config = loadConfig(env);
  if (!config.ok) return complain(config.problems.join('\n'), BAD_USAGE);
  const { languageModel } = config.config;
  if (languageModel === undefined)
    return complain('没有设置模型：需要环境变量 LLM_BASE_URL 和 LLM_MODEL', BAD_USAGE);
  const progress = openProgress(process.stderr);
  try {
    const settings = readSettings(env);
    const texts = await loadTexts(settings);
    const sets = await loadCases(options, texts);
    const model = { ...languageModel, timeoutMs: options.timeoutMs };
    return await judge(sets, model, { settings, texts, progress, options });
  } catch (error) {
    return complain(
      error instanceof Error ? error.message : String(error),
      error instanceof SetError ? BAD_USAGE : FAILED,
    );
  } finally {
    progress.stop();
  }
}

/** Null where help is wanted; text where the usage is wrong. */
function parseOptions(argv: readonly string[]): JudgeOptions | string | null {
  try {
    const { values } = parseArgs({ args: [...argv], options: OPTIONS });
    if (values.help) return null;
    if (values.set === undefined) return '要用 --set 给出题集';
    const limit = Number(values.limit ?? Number.MAX_SAFE_INTEGER);
    const seconds = Number(values.timeout ?? SECONDS);
    if (!Number.isInteger(limit) || limit < 1) return '--limit 应为正整数';
    if (!(seconds > 0 && seconds <= 3600)) return '--timeout 应为 3600 以内的秒数';
    return { files: values.set.map(setFile), limit, timeoutMs: seconds * 1000, out: values.out ?? null };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const OPTIONS = {
  set: { type: 'string', multiple: true },
  limit: { type: 'string' },
  timeout: { type: 'string' },
  out: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/**
 * As a run reads them. Facts to be read and questions back are named by ids that the model was not told, so neither side is
 * scored on them. Throws {@link SetError}.
 */
async function loadCases({ files, limit }: JudgeOptions, { corpus, rules }: Texts): Promise<CaseSet[]> {
  const { vocabulary } = await rules;
  const loaded = await loadSets(files, [], labelledLibraryOf(corpus.documents, vocabulary));
  if (loaded.kind === 'bad') throw setError(loaded.problems);
  return loaded.sets.map(({ file, cases }) => ({
    file,
    cases: cases.slice(0, limit).map((one) => ({ ...one, missing: [], expectedFacts: null })),
  }));
}

interface Context {
  settings: Settings;
  texts: Texts;
  progress: Progress;
  options: JudgeOptions;
}

async function judge(sets: readonly CaseSet[], model: ModelSettings, context: Context): Promise<number> {
  const { settings, texts, progress, options } = context;
  const system = await openSystem(settings, progress, { texts });
  try {
    const { documents } = system.index.corpus;
    const library = { documents, rules: await system.rules };
    const ask = createAskJson(model);
    const own: Recorded[] = [];
    const others: Recorded[] = [];
    for (const set of sets) {
      const onProgress = (done: number, total: number): void =>
        progress.update(`本系统 ${set.file}`, done, total);
      const records = await recordCases(set, system, { search: 'none', onProgress });
      own.push({ set, records });
      const judged = await judgeSet(set, records, {
        ask,
        library,
        version: system.index.version,
        progress,
      });
      if (judged.kind === 'gone') return complain(judged.message, FAILED);
      others.push({ set, records: judged.records });
    }
    const of = (name: string, recorded: readonly Recorded[]): Report =>
      reportOf(name, recorded, library, system.index.version);
    return await publish(of('本系统', own), of(model.model, others), options.out);
  } finally {
    await system.index.close();
  }
}

interface Recorded {
  set: CaseSet;
  records: readonly RunRecord[];
}

interface JudgingSet {
  ask: ReturnType<typeof createAskJson>;
  library: Library;
  version: string;
  progress: Progress;
}

/** On the day on which the assistant was asked. */
function judgeSet(
  set: CaseSet,
  records: readonly RunRecord[],
  { progress, ...material }: JudgingSet,
): Promise<Judged> {
  const today = records[0]?.turns[0]?.answer?.asOf ?? '';
  const onProgress = (done: number, total: number): void => progress.update(`模型 ${set.file}`, done, total);
  return askModel(set, { ...material, today, onProgress });
}

function reportOf(system: string, sets: readonly Recorded[], library: Library, version: string): Report {
  const knowledgeBase = { version, documents: library.documents.length };
  return buildReport({ sets, system, knowledgeBase, startedAt: '', finishedAt: '' }, library);
}

async function publish(own: Report, other: Report, out: string | null): Promise<number> {
  const comparison = compareReports(own, other);
  if (comparison === null) return complain('没有可以比较的题', FAILED);
  const names = { before: own.run.system, after: `${other.run.system}（单独作答）` };
  const text = comparisonMarkdown(comparison, names);
  if (out !== null) {
    await mkdir(out, { recursive: true });
    await writeWhole(path.join(out, 'judge.md'), text);
    await writeWhole(path.join(out, 'judge.html'), comparisonPage(comparison, names));
  }
  return say(text.trimEnd(), DONE);
}

function say(text: string, code: number): number {
  process.stdout.write(`${text}\n`);
  return code;
}

function complain(text: string, code: number): number {
  process.stderr.write(`${text}\n`);
  return code;
}
