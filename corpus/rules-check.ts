import { fileURLToPath } from 'node:url';
import { percent, runCheckCommand } from './check-command.ts';
import { loadCorpus } from './load.ts';
import { CorpusError, describeProblem, type CorpusProblem } from './problem.ts';
import { assembleRules } from './rules-assemble.ts';
import { coverageOf, type CoveredSpan } from './rules-coverage.ts';
import { readRuleSources } from './rules-load.ts';
import { skeletonFor } from './rules-skeleton.ts';

const USAGE = `用法：npm run rules:check -- [--json] [--all] [语料目录]
检查奖补规则：格式、锚点、数值、量纲，以及原文中每一处数量归属何种条款。
--all 列出每一处数量；未归属的数量附规则草稿。
退出码：0 通过，1 有问题，2 用法错误。`;

export interface RulesReport {
  ok: boolean;
  problems: CorpusProblem[];
  awards: number;
  documents: { documentId: string; spans: CoveredSpan[]; skeleton: string }[];
}

/** Checks the rule files of a corpus folder against its documents. */
export async function checkRules(dir: string): Promise<RulesReport> {
  try {
    const corpus = await loadCorpus(dir);
    const assembled = assembleRules(corpus, await readRuleSources(dir));
    if (assembled.kind === 'error') return failed(assembled.problems);
    const documents = corpus.documents.map((document) => {
      const spans = coverageOf(document, assembled.rules.classified);
      const uncovered = spans.filter(({ as }) => as === null);
      return { documentId: document.documentId, spans, skeleton: skeletonFor(document, uncovered) };
    });
    const ok = documents.every(({ spans }) => spans.every(({ as }) => as !== null));
    return { ok, problems: [], awards: assembled.rules.awards.length, documents };
  } catch (error) {
    if (error instanceof CorpusError) return failed(error.problems);
    throw error;
  }
}

function failed(problems: CorpusProblem[]): RulesReport {
  return { ok: false, problems, awards: 0, documents: [] };
}

/** Runs the command; returns the exit code. */
export function runRulesCheck(argv: string[], print: (text: string) => void): Promise<0 | 1 | 2> {
  return runCheckCommand({ usage: USAGE, check: checkRules, describe, hasAll: true }, argv, print);
}

function describe({ ok, problems, awards, documents }: RulesReport, all: boolean): string {
  const spans = documents.flatMap((one) => one.spans);
  const covered = spans.filter(({ as }) => as !== null).length;
  const total =
    spans.length === 0
      ? ''
      : `共 ${awards} 项规则，${spans.length} 处数量，归属 ${percent(covered, spans.length)}\n`;
  return [
    ...problems.map(describeProblem),
    ...documents.map((document) => describeDocument(document, all)),
    `${total}${ok ? '通过' : '未通过'}`,
  ].join('\n');
}

function describeDocument(
  { documentId, spans, skeleton }: RulesReport['documents'][number],
  all: boolean,
): string {
  const counts = new Map<string, number>();
  for (const { as } of spans) counts.set(as ?? '未归属', (counts.get(as ?? '未归属') ?? 0) + 1);
  const uncovered = spans.filter(({ as }) => as === null);
  const shares = [...counts].map(([as, count]) => `${as} ${count}`).join('，');
  return [
    `${documentId}：${spans.length} 处数量，归属 ${percent(spans.length - uncovered.length, spans.length)}（${shares}）`,
    ...(all ? spans.map(({ locator, text, as, by }) => `  ${locator} ${text}：${as ?? '未归属'} ${by}`) : []),
    ...uncovered.map(({ locator, text }) => `  问题：${locator} 的“${text}”没有归属`),
    ...(skeleton === '' ? [] : [`  规则草稿：\n${skeleton}`]),
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await runRulesCheck(process.argv.slice(2), (text) => process.stdout.write(`${text}\n`));
}
