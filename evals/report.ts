/** Evaluations as text for people and as JSON for programs. */
import type { Evaluation } from './evaluate.ts';
import { summarizeNumeric } from './numeric-score.ts';
import type { NumericScore, NumericSummary } from './numeric-score.ts';
import type { Check, Failure } from './outcome.ts';
import type { QaScore } from './qa-score.ts';
import { summarizeByKind, summarizeQa } from './qa-summary.ts';
import type { QaSummary } from './qa-summary.ts';
import { figure, table } from './table.ts';

/** Tables by kind. */
export function reportTables(evaluation: Evaluation): string {
  return evaluation.form === 'qa' ? qaTables(evaluation.scores) : numericTable(evaluation.scores);
}

/** Every failure with its question, what was expected and what came. Empty where there is none. */
export function reportFailures({ scores }: Evaluation): string {
  return scores
    .filter(({ failures }) => failures.length > 0)
    .map(
      ({ id, kind, question, failures }) =>
        `${id}（${kind}）${question}\n${failures.map(failureLines).join('\n')}`,
    )
    .join('\n\n');
}

/** One line for each kind of failure: how many, and the ids of the questions. */
export function reportFailureCounts({ scores }: Evaluation): string {
  const byCheck = new Map<Check, string[]>();
  for (const { id, failures } of scores) {
    for (const check of new Set(failures.map((failure) => failure.check))) {
      byCheck.set(check, [...(byCheck.get(check) ?? []), id]);
    }
  }
  return [...byCheck]
    .map(([check, ids]) => `${CHECK_NAMES[check]} ${ids.length}：${ids.join(' ')}`)
    .join('\n');
}

/** The same for programs: summaries, then every score. Deterministic: no times, no dates. */
export function reportJson(evaluation: Evaluation): object {
  return evaluation.form === 'qa'
    ? {
        form: evaluation.form,
        file: evaluation.file,
        all: summarizeQa(evaluation.scores),
        byKind: Object.fromEntries(summarizeByKind(evaluation.scores)),
        scores: evaluation.scores,
      }
    : {
        form: evaluation.form,
        file: evaluation.file,
        all: summarizeNumeric(evaluation.scores),
        byKind: Object.fromEntries(numericByKind(evaluation.scores)),
        scores: evaluation.scores,
      };
}

const CHECK_NAMES: Record<Check, string> = {
  error: '程序异常',
  search: '检索名次',
  keyCited: '漏引要点条款',
  amount: '金额或结论不对',
  wrongFigure: '给出了错误金额',
  notAsked: '没有问到关键事项',
  otherCited: '引用无关条款',
  mustContain: '缺少应有内容',
  mustNot: '出现不应断言的内容（正确的否认也可能提到）',
  notRefused: '应拒答而未拒答',
  falselyRefused: '误拒',
  refusalCites: '拒答却有引用',
  turn: '多轮对话某轮有误',
  quote: '引文不准确',
  marker: '标记与引用不对应',
};

function failureLines({ check, expected, got }: Failure): string {
  return `  ✗ ${CHECK_NAMES[check]}\n    应：${expected}\n    实：${got.replaceAll('\n', '\n        ')}`;
}

const ALL = '合计';

function qaTables(scores: readonly QaScore[]): string {
  const groups: [string, QaSummary][] = [...summarizeByKind(scores), [ALL, summarizeQa(scores)]];
  return [
    '检索（可答、非多轮、有要点条款的题）',
    table(
      ['类别', '题数', '召回@5', '占上限@5', '命中@5', '召回@10', '占上限@10', 'MRR'],
      groups
        .filter(([, { searched }]) => searched > 0)
        .map(([name, { searched, measures: m }]) => [
          name,
          String(searched),
          ...[m.recallAt5, m.ofCeilingAt5, m.hitAt5, m.recallAt10, m.ofCeilingAt10, m.mrr].map(figure),
        ]),
    ),
    '',
    '问答：引用与内容',
    table(
      [
        '类别',
        '题数',
        '引用召回',
        '引用精确',
        '精确(微)',
        '应有内容',
        '内容(微)',
        '元数据',
        '多轮',
        '引文准确',
        '全对',
      ],
      groups.map(([name, { questions, measures: m }]) => [
        name,
        String(questions),
        ...[
          m.citationRecall,
          m.citationPrecision,
          m.citationPrecisionMicro,
          m.mustContain,
          m.mustContainMicro,
          m.keyBlocksCited,
          m.turnsRight,
          m.quoteExact,
          m.fullyRight,
        ].map(figure),
      ]),
    ),
    '',
    '问答：拒答',
    table(
      ['类别', '应拒已拒', '误拒', '不应断言'],
      groups.map(([name, { forbidden, measures: m }]) => [
        name,
        figure(m.refused),
        figure(m.falselyRefused),
        String(forbidden),
      ]),
    ),
  ].join('\n');
}

function numericTable(scores: readonly NumericScore[]): string {
  const groups: [string, NumericSummary][] = [...numericByKind(scores), [ALL, summarizeNumeric(scores)]];
  return [
    '金额题：金额或结论是否正确，是否问到关键事项，是否引用了决定金额的条款',
    table(
      ['应得结果', '题数', '正确', '错误金额', '问到关键', '引用召回', '全部引用', '误拒', '引文准确'],
      groups.map(([name, s]) => [
        name,
        String(s.questions),
        figure(s.right),
        String(s.wrongFigures),
        figure(s.asked),
        ...[s.decidingCited, s.allDecidingCited, s.falselyRefused, s.quoteExact].map(figure),
      ]),
    ),
  ].join('\n');
}

function numericByKind(scores: readonly NumericScore[]): [string, NumericSummary][] {
  const kinds = [...new Set(scores.map(({ kind }) => kind))].toSorted();
  return kinds.map((kind) => [kind, summarizeNumeric(scores.filter((score) => score.kind === kind))]);
}
