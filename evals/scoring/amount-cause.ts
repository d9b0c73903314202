/**
 * Why an amount is wrong. Reading and arithmetic are told apart by calculating once more with the facts that are known
 * to be right: where that gives the labelled amount, the reading was wrong; where it does not, the rule is.
 */
import { calculate, parseFacts } from '../../api/index.ts';
import type { Answer } from '../../api/contract.ts';
import type { Stated } from '../amount-score.ts';
import type { ExpectedFact } from '../case.ts';
import { containsPhrase, missingPhrases } from '../phrase.ts';
import type { FoundCause } from './cause.ts';
import { describeAmount, describeSaid, judgeAmount } from './expectation.ts';
import { compareFacts, type FactComparison } from './facts.ts';
import { list, listPlaces, shown } from './failures.ts';
import type { Inspection } from './inspect.ts';
import { isInLibrary, textOfPlace } from './library.ts';

/** What is wanted of the amount: in words, and whether a sum is it. */
interface Demand {
  words: string;
  isMetBy: (sum: Recalculated) => boolean;
}

/** For a case whose amount is wrong, or in which none may be stated. */
export function amountCause(seen: Inspection, answer: Answer): FoundCause {
  const { amounts } = seen.case;
  if (amounts.length === 0)
    return { cause: 'wrongAmount', evidence: `不应给出金额，答 ${describeSaid(answer)}` };
  return causeOf(seen, answer, {
    words: list(amounts.map(describeAmount)),
    isMetBy: (sum) => judgeAmount(seen.case, sum) === 'right',
  });
}

/** For a case that lacks phrases which have to be calculated. */
export function computedPhraseCause(
  seen: Inspection,
  answer: Answer,
  phrases: readonly string[],
): FoundCause {
  return causeOf(seen, answer, {
    words: list(phrases),
    isMetBy: (sum) => missingPhrases(textsOf(sum), phrases).length === 0,
  });
}

/** A numeral before a currency, or 万 or 亿 at the end. */
const AMOUNT =
  /[0-9０-９〇零一二两三四五六七八九十百千万亿]\s*[美欧港日]?元|[0-9０-９〇零一二两三四五六七八九十百千]\s*[万亿]$/u;

/**
 * Whether a phrase is an amount that a rule may come to, and no labelled place prints. Where nothing was calculated, a
 * figure of any text may have been meant as a quotation.
 */
export function isComputed(phrase: string, seen: Inspection, answer: Answer): boolean {
  const { accepted, library } = seen;
  if (!AMOUNT.test(phrase) || (labelledAwards(seen) ?? answer.awards).length === 0) return false;
  const isPrinted = [...accepted].some((id) => containsPhrase(textOfPlace(id, library) ?? '', phrase));
  return !isPrinted && (answer.awards.length > 0 || !isInLibrary(phrase, library));
}

function causeOf(seen: Inspection, answer: Answer, demand: Demand): FoundCause {
  return (
    awardCause(seen, answer) ?? readingOrFormula(seen, answer, demand) ?? undecided(seen, answer, demand)
  );
}

/** Awards whose clauses the case names; null where it names none. */
function labelledAwards({ keyClauses, library }: Inspection): string[] | null {
  if (keyClauses.size === 0) return null;
  return library.rules.awards
    .filter(({ anchors }) => anchors.some(({ clauseId }) => keyClauses.has(clauseId)))
    .map(({ id }) => id);
}

function awardCause(seen: Inspection, answer: Answer): FoundCause | null {
  const wanted = labelledAwards(seen);
  if (wanted?.length === 0) {
    const key = listPlaces([...seen.keyClauses], seen.library);
    return { cause: 'ruleMissing', evidence: `${key} 没有测算规则` };
  }
  const decided = answer.awards.map(({ awardId }) => awardId);
  if (decided.length === 0) return unrecognised(seen, answer, wanted);
  if (wanted === null || decided.some((id) => wanted.includes(id))) return null;
  const instead = answer.awards.map(({ title }) => title);
  return { cause: 'wrongAward', evidence: `测算的是 ${list(instead)}，应为 ${list(wanted)}` };
}

/** Without labelled clauses a question back or a bare total may still have meant the right award. */
function unrecognised(seen: Inspection, { status }: Answer, wanted: string[] | null): FoundCause | null {
  if (wanted === null && status !== 'cited') return null;
  const missed = wanted === null ? '要测算的奖补' : list(wanted);
  return {
    cause: 'wrongAward',
    evidence: `没有认出 ${missed}，只引用了 ${listPlaces(seen.cited, seen.library)}`,
  };
}

function readingOrFormula(seen: Inspection, answer: Answer, demand: Demand): FoundCause | null {
  const { knownFacts, library, keyClauses } = seen;
  if (knownFacts === null) return null;
  const again = recalculate(seen, answer, knownFacts);
  if (again === null) return null;
  if (demand.isMetBy(again))
    return readingCause(compareFacts(knownFacts, answer.facts, library.rules.vocabulary));
  // Without labelled clauses it may be another award that was meant.
  if (keyClauses.size === 0) return null;
  const said = again.total?.text ?? '没有金额';
  return {
    cause: 'wrongFormula',
    evidence: `按正确的事实（${factList(knownFacts)}）测算得 ${said}，应为 ${demand.words}；${steps(again)}`,
  };
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

/** Without known facts and clauses only this much is certain: whether it asked for something, and whether it should have. */
function undecided({ case: { amounts } }: Inspection, answer: Answer, demand: Demand): FoundCause {
  const asked = answer.missingFacts.map(({ label }) => label);
  const isAskedFor = amounts.some(({ kind }) => kind === 'needsFacts');
  if (answer.status === 'needsFacts' && !isAskedFor)
    return { cause: 'factNotExtracted', evidence: `反问了 ${list(asked)}，题中应已说明` };
  const read = answer.facts.map(({ label, text }) => `${label}＝${text}`);
  return {
    cause: 'wrongAmount',
    evidence: `应为 ${demand.words}，答 ${describeSaid(answer)}；读出的事实：${list(read)}`,
  };
}

type Recalculated = Stated & Pick<Answer, 'awards'>;

/** What the same awards come to with these facts; null without one, or where the vocabulary cannot read a fact. */
function recalculate(seen: Inspection, answer: Answer, known: readonly ExpectedFact[]): Recalculated | null {
  const { rules } = seen.library;
  const given = {
    ...seen.case.facts,
    ...Object.fromEntries(known.map(({ factId, value }) => [factId, value])),
  };
  const parsed = parseFacts(rules.vocabulary, given);
  if (parsed.kind === 'invalid') return null;
  const wanted = labelledAwards(seen);
  const decided = answer.awards
    .map(({ awardId }) => awardId)
    .filter((id) => wanted === null || wanted.includes(id));
  if (decided.length === 0) return null;
  const readings = answer.awards.flatMap((award) => award.readings.filter(({ chosen }) => chosen));
  const { results, total } = calculate(rules, parsed.facts, answer.asOf, {
    awardIds: decided,
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

function textsOf({ awards, total }: Recalculated): string[] {
  const amounts = [total, ...awards.map(({ amount }) => amount)].flatMap((amount) => amount?.text ?? []);
  return [...amounts, ...awards.flatMap((award) => award.steps.map(({ text }) => text))];
}

function steps({ awards }: Recalculated): string {
  return awards.flatMap((award) => award.steps.map(({ text }) => text)).join('；');
}

function factList(facts: readonly { factId: string; value?: unknown }[]): string {
  return list(facts.map(({ factId, value }) => `${factId}＝${shown(value)}`));
}
