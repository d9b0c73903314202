import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { splitSentences, type Corpus } from '../../corpus/index.ts';
import { buildIndex } from '../../indexer/index.ts';
import { loadBeir } from './beir.ts';
import { corpusOf } from './beir-corpus.ts';
import { writeSyntheticSet } from './synthetic.ts';

const PASSAGES = 300;
const PATIENCE = 240_000;
/** Hash, 512 numbers and checksum, as the journal has them. */
const RECORD_BYTES = 16 + 512 * 4 + 8;
const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

let root = '';
let set = '';
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'retrieval-'));
  set = path.join(root, 'set');
  await writeSyntheticSet(set, PASSAGES, 40);
});
afterAll(() => rm(root, { recursive: true }));

function start(dataDir: string, ...args: string[]): ChildProcess {
  return spawn(process.execPath, ['setup.mjs', 'evals/run.ts', 'retrieval', ...args], {
    cwd: projectRoot,
    env: { ...process.env, DATA_DIR: path.join(root, dataDir) },
  });
}

async function run(dataDir: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const child = start(dataDir, ...args);
  const text = { out: '', err: '' };
  child.stdout?.setEncoding('utf8').on('data', (part: string) => (text.out += part));
  child.stderr?.setEncoding('utf8').on('data', (part: string) => (text.err += part));
  const [code] = z.tuple([z.number(), z.null()]).parse(await once(child, 'close'));
  return { code, ...text };
}

/** The folder of the set's index below a data folder. */
async function indexFolder(dataDir: string): Promise<string> {
  const below = path.join(root, dataDir, 'beir');
  const [name] = existsSync(below) ? await readdir(below) : [];
  return path.join(below, name ?? '', 'index');
}

/** Vectors in the journal of a build under way. */
async function journaled(dataDir: string): Promise<number> {
  const dir = await indexFolder(dataDir);
  const files = existsSync(dir) ? await readdir(dir) : [];
  const journal = files.find((file) => file.endsWith('.journal'));
  return journal === undefined ? 0 : Math.floor((await stat(path.join(dir, journal))).size / RECORD_BYTES);
}

/** Each passage is embedded under its title, and so is each of its sentences, equal ones once. */
function distinctTexts({ documents }: Corpus): number {
  const clauses = documents.flatMap((document) => document.clauses);
  const sentences = clauses.flatMap(({ text }) => splitSentences(text).map((sentence) => sentence.text));
  return clauses.length + new Set(sentences).size;
}

describe('a public set', () => {
  it(
    'goes on after a kill, finds what it must, and is opened at once the next time',
    async () => {
      const killed = start('data', '--beir', set);
      const ended = once(killed, 'close');
      while ((await journaled('data')) === 0) await setTimeout(20);
      killed.kill('SIGKILL');
      await ended;
      const kept = await journaled('data');
      expect(kept).toBeGreaterThan(0);

      const corpus = corpusOf((await loadBeir(set)).passages);
      const report = await buildIndex(corpus, path.dirname(await indexFolder('data')));
      expect(report.clauses).toBe(PASSAGES);
      expect(report.embedded).toBe(distinctTexts(corpus) - kept);

      const { code, out, err } = await run('data', '--beir', set, '--json', '--out', path.join(root, 'out'));
      expect(err).not.toContain('生成向量');
      expect(code).toBe(0);
      const { all, ...rest } = reportSchema.parse(JSON.parse(out));
      expect(rest).toMatchObject({ passages: PASSAGES, queries: 40, documents: 6 });
      // Each query names its passage by a number of its own.
      expect(all.recall.at(-1)).toBe(1);
      expect(all.reciprocalRank).toBeGreaterThan(0.9);
      expect(rest.intervals.ndcg.low).toBeLessThanOrEqual(all.ndcg);
      expect(rest.intervals.ndcg.high).toBeGreaterThanOrEqual(all.ndcg);
      const text = await readFile(path.join(root, 'out', 'report.txt'), 'utf8');
      expect(text).toContain('召回@100');
      expect(text).toMatch(/95% 区间.*\d–/u);
    },
    PATIENCE,
  );

  it(
    'measures the same whether its corpus is packed or plain',
    async () => {
      const packed = path.join(root, 'small');
      await writeSyntheticSet(packed, 12, 6);
      const first = await run('small', '--beir', packed, '--json', '--limit-queries', '5');
      const plain = gunzipSync(await readFile(path.join(packed, 'corpus.jsonl.gz')));
      await writeFile(path.join(packed, 'corpus.jsonl'), plain);
      await rm(path.join(packed, 'corpus.jsonl.gz'));
      const second = await run('small', '--beir', packed, '--json', '--limit-queries', '5');
      const [one, two] = [first, second].map(({ out }) => reportSchema.parse(JSON.parse(out)));
      expect(one).toEqual(two);
      expect(one?.queries).toBe(5);
    },
    PATIENCE,
  );

  it(
    'is refused with exit code 2 where a line is malformed, and so are bad arguments',
    async () => {
      const broken = path.join(root, 'broken');
      await writeSyntheticSet(broken, 3, 1);
      await writeFile(path.join(broken, 'queries.jsonl'), '{"_id":"q0"}\n');
      const malformed = await run('none', '--beir', broken);
      expect(malformed).toMatchObject({ code: 2, out: '' });
      expect(malformed.err).toContain(`${path.join(broken, 'queries.jsonl')}:1 字段 text`);
      expect((await run('none')).err).toContain('请用 --beir');
      expect((await run('none', '--beir', broken, '--limit-queries', '0')).code).toBe(2);
      expect((await run('none', '--help')).out).toContain('用法');
    },
    PATIENCE,
  );
});

const scoreSchema = z.object({ recall: z.array(z.number()), reciprocalRank: z.number(), ndcg: z.number() });
const reportSchema = z.object({
  passages: z.number(),
  documents: z.number(),
  queries: z.number(),
  all: scoreSchema,
  intervals: z.object({ ndcg: z.object({ low: z.number(), high: z.number() }) }),
});
