/**
 * Why an amount is wrong. Reading and arithmetic are told apart by calculating once more with the facts that are known
 * to be right: where that gives the labelled amount, the reading was wrong; where it does not, the rule is.
 */
import { calculate, parseFacts } from '../../api/index.ts';
import type { Answer } from '../../api/contract.ts';
import type { Stated } from '../amount-score.ts';
import type { ExpectedFact } from '../case.ts';
import type { FoundCause } from './cause.ts';
import { describeAmount, describeSaid, judgeAmount } from './expectation.ts';
import { compareFacts, type FactComparison } from './facts.ts';
import { list, listPlaces, shown } from './failures.ts';
import type { Inspection } from './inspect.ts';

/** For a case whose amount is wrong. */
export function amountCause(seen: Inspection): FoundCause {
  const { answer } = seen;
  if (answer === null) return { cause: 'systemError', evidence: '没有回答' };
  return awardCause(seen, answer) ?? readingOrFormula(seen, answer) ?? unknownFacts(seen, answer);
}

/** Awards whose clauses the case names; all awards where it names none. */
function labelledAwards({ keyClauses, library }: Inspection): string[] {
  return library.rules.awards
    .filter(
      ({ anchors }) => keyClauses.size === 0 || anchors.some(({ clauseId }) => keyClauses.has(clauseId)),
    )
    .map(({ id }) => id);
}

function awardCause(seen: Inspection, answer: Answer): FoundCause | null {
  if (seen.keyClauses.size === 0) return null;
  const wanted = labelledAwards(seen);
  const key = listPlaces([...seen.keyClauses], seen.library);
  if (wanted.length === 0) return { cause: 'ruleMissing', evidence: `${key} 没有测算规则` };
  const decided = answer.awards.map(({ awardId }) => awardId);
  if (decided.some((id) => wanted.includes(id))) return null;
  const instead = answer.awards.map(({ title }) => title);
  return decided.length > 0
    ? { cause: 'wrongAward', evidence: `测算的是 ${list(instead)}，应为 ${list(wanted)}` }
    : {
        cause: 'wrongAward',
        evidence: `没有认出 ${list(wanted)}，只引用了 ${listPlaces(seen.cited, seen.library)}`,
      };
}

function readingOrFormula(seen: Inspection, answer: Answer): FoundCause | null {
  const { knownFacts, library } = seen;
  if (knownFacts === null) return null;
  const compared = compareFacts(knownFacts, answer.facts, library.rules.vocabulary);
  const again = recalculate(seen, answer, knownFacts);
  if (again === null) return null;
  if (judgeAmount(seen.case, again) !== 'right') {
    const said = again.total?.text ?? '没有金额';
    const wanted = seen.case.amounts.map(describeAmount);
    return {
      cause: 'wrongFormula',
      evidence: `按正确的事实（${factList(knownFacts)}）测算得 ${said}，应为 ${list(wanted)}；${steps(again)}`,
    };
  }
  return readingCause(compared);
}

function readingCause({ missing, wrong, extra }: FactComparison): FoundCause | null {
  if (missing.length > 0) return { cause: 'factNotExtracted', evidence: `没有读出 ${factList(missing)}` };
  const [first] = wrong;
  if (first !== undefined)
    return {
      cause: 'wrongFact',
      evidence: `${first.factId} 应为 ${shown(first.expected)}，读成 ${shown(first.got)}`,
    };
  return extra.length === 0
    ? null
    : { cause: 'wrongFact', evidence: `没有说的事也读了出来：${factList(extra)}` };
}

/** Without known facts only this much is certain: whether it asked for something, and whether it should have. */
function unknownFacts({ case: { amounts } }: Inspection, answer: Answer): FoundCause {
  const asked = answer.missingFacts.map(({ label }) => label);
  const isAskedFor = amounts.some(({ kind }) => kind === 'needsFacts');
  if (answer.status === 'needsFacts' && !isAskedFor)
    return { cause: 'factNotExtracted', evidence: `反问了 ${list(asked)}，题中应已说明` };
  const read = answer.facts.map(({ label, text }) => `${label}＝${text}`);
  return {
    cause: 'wrongAmount',
    evidence: `应为 ${list(amounts.map(describeAmount))}，答 ${describeSaid(answer)}；读出的事实：${list(read)}`,
  };
}

type Recalculated = Stated & Pick<Answer, 'awards'>;

/** What the same awards come to with these facts; null where the vocabulary cannot read one of them. */
function recalculate(seen: Inspection, answer: Answer, known: readonly ExpectedFact[]): Recalculated | null {
  const { rules } = seen.library;
  const given = {
    ...seen.case.facts,
    ...Object.fromEntries(known.map(({ factId, value }) => [factId, value])),
  };
  const parsed = parseFacts(rules.vocabulary, given);
  if (parsed.kind === 'invalid') return null;
  const wanted = labelledAwards(seen);
  const decided = answer.awards.map(({ awardId }) => awardId).filter((id) => wanted.includes(id));
  const readings = answer.awards.flatMap((award) => award.readings.filter(({ chosen }) => chosen));
  const { results, total } = calculate(rules, parsed.facts, answer.asOf, {
    awardIds: decided.length > 0 ? decided : wanted,
    readings: readings.map(({ id }) => id),
  });
  return stated(results, total);
}

/** The sum, the status and the single award that counts as the sum, as an answer states them. */
function stated(awards: Answer['awards'], total: Answer['total']): Recalculated {
  const [only, ...others] = awards;
  const sum = total ?? (only !== undefined && others.length === 0 ? only.amount : null);
  const isOpen = awards.some(({ outcome }) => outcome === 'needsFacts');
  const isUnstated = awards.every(({ outcome }) => outcome === 'amountNotStated');
  const status = isOpen ? 'needsFacts' : isUnstated ? 'cited' : 'calculated';
  return { status, awards, total: sum, refusal: null };
}

function steps({ awards }: Recalculated): string {
  return awards.flatMap((award) => award.steps.map(({ text }) => text)).join('；');
}

function factList(facts: readonly { factId: string; value?: unknown }[]): string {
  return list(facts.map(({ factId, value }) => `${factId}＝${shown(value)}`));
}
