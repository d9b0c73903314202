/**
 * `npm run bench:retrieval`: indexes a made-up set of many passages and compares with what embedding alone costs.
 * Exit code 0: both bars are cleared; 1: one is not, or nothing could be measured; 2: bad usage.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildIndex, openIndex, prepareModel } from '../../indexer/index.ts';
import { openProgress, type Progress } from '../progress.ts';
import { readSettings } from '../settings.ts';
import { table } from '../table.ts';
import { bareEmbeddingRate } from './bare-embedding.ts';
import { loadBeir } from './beir.ts';
import { corpusOf } from './beir-corpus.ts';
import { measureRetrieval, type RetrievalReport } from './measure.ts';
import { retrievalTables } from './report.ts';
import { syntheticPassage, writeSyntheticSet } from './synthetic.ts';

const USAGE = `用法：npm run bench:retrieval -- [--passages N] [--json]

生成 N 段（默认 60000）的检索集，从头建立索引并检索，与只做向量化的速度比较。

  --passages N   段数
  --json         输出 JSON
  --help         显示本说明

退出码：0 达标；1 未达标或未能测完；2 用法有误。`;

const QUERIES = 200;
/** Texts of the yardstick, half before the build and half after it: what else runs on the machine changes. */
const YARDSTICK = 2000;
/** At least this share of the bare rate, and less memory than that, threads included. */
const BARS = { share: 0.8, residentBytes: 4 * 2 ** 30 };

interface BenchReport {
  passages: number;
  /** Passages a second: the model alone in batches; embedding within the build; the whole build. */
  rates: { bare: number; embedding: number; build: number };
  /** Whole build over bare. */
  share: number;
  peakResidentBytes: number;
  retrieval: RetrievalReport;
}

async function main(argv: readonly string[]): Promise<number> {
  const options = parse(argv);
  if (options.kind !== 'run') {
    const isHelp = options.kind === 'help';
    (isHelp ? process.stdout : process.stderr).write(`${USAGE}\n`);
    return isHelp ? 0 : 2;
  }
  const progress = openProgress(process.stderr);
  const dir = await mkdtemp(path.join(tmpdir(), 'cewen-bench-'));
  try {
    const report = await measure(dir, options.passages, progress);
    progress.stop();
    process.stdout.write(`${options.json ? JSON.stringify(report, null, 2) : benchText(report)}\n`);
    return report.share >= BARS.share && report.peakResidentBytes < BARS.residentBytes ? 0 : 1;
  } catch (error) {
    progress.stop();
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

type Options = { kind: 'run'; passages: number; json: boolean } | { kind: 'help' } | { kind: 'badUsage' };

function parse(argv: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        passages: { type: 'string', default: '60000' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean' },
      },
    });
    if (values.help) return { kind: 'help' };
    return /^[1-9]\d{0,6}$/u.test(values.passages)
      ? { kind: 'run', passages: Number(values.passages), json: values.json }
      : { kind: 'badUsage' };
  } catch {
    return { kind: 'badUsage' };
  }
}

async function measure(dir: string, passages: number, progress: Progress): Promise<BenchReport> {
  const { embeddingModel } = readSettings(process.env);
  const beir = path.join(dir, 'synthetic');
  await writeSyntheticSet(beir, passages, QUERIES);
  const set = await loadBeir(beir);
  const corpus = corpusOf(set.passages);
  const model = await prepareModel(embeddingModel, dir);
  const yardstick = async (from: number): Promise<number> => {
    progress.update('只做向量化', from, YARDSTICK);
    const texts = Array.from({ length: YARDSTICK / 2 }, (_, index) => syntheticPassage(from + index).text);
    return bareEmbeddingRate(model, texts);
  };
  const before = await yardstick(0);
  const embedding = { first: 0, last: 0 };
  const { tookMs } = await buildIndex(corpus, dir, {
    embeddingModel,
    onProgress: ({ stage, done, total }) => {
      progress.update(stage, done, total);
      if (stage !== '生成向量') return;
      embedding.last = performance.now();
      if (done === 0) embedding.first = embedding.last;
    },
  });
  const after = await yardstick(YARDSTICK / 2);
  const bare = 2 / (1 / before + 1 / after);
  const build = passages / (tookMs / 1000);
  const index = await openIndex(corpus, dir, { embeddingModel });
  try {
    const retrieval = await measureRetrieval(set, index, (done, total) =>
      progress.update('检索', done, total),
    );
    return {
      passages,
      rates: { bare, embedding: passages / ((embedding.last - embedding.first) / 1000), build },
      share: build / bare,
      peakResidentBytes: process.resourceUsage().maxRSS * 1024,
      retrieval,
    };
  } finally {
    await index.close();
  }
}

function benchText({ rates, share, peakResidentBytes, retrieval }: BenchReport): string {
  return [
    table(
      ['每秒段数', '', '与只做向量化之比'],
      [
        ['只做向量化（成批）', rates.bare.toFixed(1), ''],
        ['建索引中的向量化', rates.embedding.toFixed(1), (rates.embedding / rates.bare).toFixed(2)],
        ['建索引全程', rates.build.toFixed(1), `${share.toFixed(2)}（应不低于 ${BARS.share}）`],
      ],
    ),
    '',
    `内存峰值 ${(peakResidentBytes / 2 ** 30).toFixed(2)} GB（应低于 ${BARS.residentBytes / 2 ** 30} GB）`,
    '',
    retrievalTables(retrieval),
  ].join('\n');
}

process.exitCode = await main(process.argv.slice(2));
