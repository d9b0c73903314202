/**
 * Whether a set is answered as well as when its baseline was written. Answers are deterministic, but the embedding is
 * computed in eight bits, and another processor may round a near tie the other way: so one case may change in a set.
 */
import { CAUSES, describeMeasure, mcnemar, type CaseScore, type Summary } from '../scoring/index.ts';
import type { Baseline, BaselineSet } from './baseline-file.ts';
import type { MeasuredSet } from './measure-set.ts';

/** A rate may lose so much, and at least one case. */
const LARGEST_DROP = 0.01;
/** Of a set's cases so many may be wrong that were right, and at least one. */
const MOST_BROKEN = 0.01;
const SIGNIFICANT = 0.05;

export interface BaselineVerdict {
  set: string;
  /** Whether the baseline knows the set; where it does not, nothing was compared. */
  isKnown: boolean;
  /** Why it fails; empty where it passes. */
  complaints: readonly string[];
  /** Right in the baseline, wrong now; listed even where they are few enough to pass. */
  broken: readonly CaseScore[];
  mended: readonly CaseScore[];
}

const REWRITE = '确认无误后用 npm run evals -- baseline --write';

/**
 * A set that the baseline has no entry for passes: there is nothing to fall behind. One that it knows with other
 * questions fails, and so does one whose labels have lost their places.
 */
export function judgeBaseline(measured: MeasuredSet, baseline: Baseline): BaselineVerdict {
  const { file } = measured.set;
  const known = baseline.sets[file];
  const lost = lostLabels(measured);
  const nothing = { set: file, broken: [], mended: [] };
  if (known === undefined) return { ...nothing, isKnown: false, complaints: lost };
  if (known.digest !== measured.digest) {
    const complaint = `题集的题目或标注改过，与基线不同；${REWRITE} 重写基线`;
    return { ...nothing, isKnown: true, complaints: [complaint, ...lost] };
  }
  const wrongBefore = new Set(known.wrong);
  const broken = measured.scores.filter(({ id, right }) => !right && !wrongBefore.has(id));
  const mended = measured.scores.filter(({ id, right }) => right && wrongBefore.has(id));
  const complaints = [
    ...lost,
    ...wrongNumbers(measured.scores, known),
    ...tooManyBroken(broken.length, mended.length, measured.scores.length),
    ...drops(measured.summary, known),
  ];
  return { set: file, isKnown: true, complaints, broken, mended };
}

/** Nobody reads more of them in a verdict. */
const LOST_SHOWN = 3;

function lostLabels({ lostLabels: lost }: MeasuredSet): string[] {
  if (lost.length === 0) return [];
  const more = lost.length > LOST_SHOWN ? `等 ${lost.length} 处` : '';
  return [`标注与知识库不符：${lost.slice(0, LOST_SHOWN).join('；')}${more}`];
}

/** 告知了错误金额的题一道也不许多。 */
function wrongNumbers(scores: readonly CaseScore[], { wrongNumbers: before }: BaselineSet): string[] {
  const added = scores.filter(({ id, tallies }) => tallies.wrongNumber?.hit === 1 && !before.includes(id));
  return added.length === 0 ? [] : [`新出现错误金额：${added.map(({ id }) => id).join('、')}`];
}

function tooManyBroken(broken: number, mended: number, cases: number): string[] {
  const allowed = Math.max(1, Math.floor(cases * MOST_BROKEN));
  const p = mcnemar(broken, mended);
  if (broken > allowed) return [`原来答对、现在答错 ${broken} 题，超过允许的 ${allowed} 题`];
  return broken > mended && p < SIGNIFICANT
    ? [`改坏 ${broken} 题，只改好 ${mended} 题（McNemar p＝${p.toPrecision(2)}）`]
    : [];
}

function drops({ rates }: Summary, known: BaselineSet): string[] {
  return [...rates].flatMap(([id, rate]) => {
    const before = known.rates[id];
    if (before === undefined) return [];
    const { name, better } = describeMeasure(id);
    if (rate === null) return [`${name}没有测出来，基线为 ${before.toFixed(3)}`];
    const lost = better === 'higher' ? before - rate.value : rate.value - before;
    const isMore = lost > LARGEST_DROP + 1e-9 && lost * rate.cases > 1 + 1e-9;
    return isMore ? [`${name}由 ${before.toFixed(3)} 变为 ${rate.value.toFixed(3)}`] : [];
  });
}

/** The verdicts for people: each complaint, and each broken case with its cause. */
export function baselineText(verdicts: readonly BaselineVerdict[], questionOf: QuestionOf): string {
  return verdicts.flatMap((verdict) => verdictLines(verdict, questionOf)).join('\n');
}

/** The words of a case. */
export type QuestionOf = (set: string, id: string) => string;

function verdictLines(
  { set, isKnown, complaints, broken, mended }: BaselineVerdict,
  questionOf: QuestionOf,
): string[] {
  if (!isKnown) {
    const lost = complaints.map((complaint) => `；${complaint}`).join('');
    return [`${set}：还没有基线，这次没有比较${lost}；${REWRITE} 写入`];
  }
  if (complaints.length === 0 && broken.length === 0) return [`${set}：不低于基线`];
  const better = mended.length === 0 ? '' : `，改好 ${mended.length} 题`;
  return [
    `${set}：${complaints.length === 0 ? '在允许之内' : complaints.join('；')}${better}`,
    ...broken.map((score) => brokenLines(score, questionOf(set, score.id))),
  ];
}

function brokenLines({ id, cause, failures }: CaseScore, question: string): string {
  const named = cause === null ? '' : `原因：${CAUSES[cause.cause][0]}（${cause.cause}）。${cause.evidence}`;
  const [first] = failures;
  const shown = first === undefined ? '' : `应：${first.expected}\n    实：${first.got}`;
  return `  ✗ ${id} ${question}\n    ${named}\n    ${shown}`;
}
