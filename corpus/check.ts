import { fileURLToPath } from 'node:url';
import { checkCorpus } from './check-corpus.ts';
import type { CorpusReport, DocumentReport } from './check-corpus.ts';
import { percent, runCheckCommand } from './check-command.ts';
import { describeProblem } from './problem.ts';

const USAGE = `用法：npm run corpus:check -- [--json] [语料目录]
检查每份政策文件的切分：覆盖率、编号、重复地址、过长条款。
退出码：0 通过，1 有问题，2 用法错误。`;

/** Runs the command; returns the exit code. */
export function runCheck(argv: string[], print: (text: string) => void): Promise<0 | 1 | 2> {
  return runCheckCommand({ usage: USAGE, check: checkCorpus, describe, hasAll: false }, argv, print);
}

function describe({ ok, documents, problems }: CorpusReport): string {
  const verdict = ok ? '通过' : '未通过';
  return [...problems.map(describeProblem), ...documents.map(describeDocument), verdict].join('\n');
}

function describeDocument({ documentId, clauses, coverage, ...report }: DocumentReport): string {
  const { total, byRole, unaccounted } = coverage;
  const shares = Object.entries(byRole).map(([role, count]) => `${role} ${percent(count, total)}`);
  return [
    `${documentId}：${clauses} 条，覆盖 ${percent(total - unaccounted.length, total)}（${shares.join('，')}）`,
    ...unaccounted.slice(0, 10).map((offset) => `  问题：第 ${offset} 个字符没有归属`),
    ...report.numbering.map(
      ({ line, locator, explained, message }) =>
        `  ${explained ? '说明' : '问题'}：第 ${line} 行 ${locator} ${message}`,
    ),
    ...report.duplicateAddresses.map((locator) => `  问题：地址 ${locator} 重复`),
    ...report.staleNotes.map((locator) => `  问题：numberingNotes 中的 ${locator} 编号并无异常`),
    ...report.longClauses.map(
      ({ locator, characters }) => `  提醒：${locator} 长 ${characters} 字，可能有编号未识别`,
    ),
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await runCheck(process.argv.slice(2), (text) => process.stdout.write(`${text}\n`));
}
