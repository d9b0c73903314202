import type { AwardRule, Expression, RuleSet } from '../../corpus/index.ts';
import {
  calculateWithFigures,
  type Calculation,
  type FactIssue,
  type Facts,
  parseFacts,
  type StepFigures,
} from '../calculator/index.ts';
import type { AskRequest } from '../contract.ts';
import { asksForSeveral, type RankedAward, type UnusableFact } from '../understanding/index.ts';
import { askedPlace } from './asked-place.ts';
import { dayOfMatter } from './day-of-matter.ts';
import type { TurnFact, TurnFacts, TurnReader } from './turn-facts.ts';

/** Awards decided for what the asker says. */
export interface DecidedAwards {
  calculation: Calculation;
  /** What the steps of the calculation may state. */
  figures: StepFigures;
  facts: TurnFact[];
  /** What was said of a fact and could not be used, with why. */
  unusable: UnusableFact[];
  /** The facts as the calculator took them. */
  parsed: Facts;
  /** The asker's words, oldest first. */
  turns: readonly string[];
}

/** What is known of the asker besides the awards in question. */
export interface Asked {
  /** Oldest first, the question last. */
  turns: readonly string[];
  /** The calendar year in which the question is asked. */
  year: number;
  asOf: string;
  request: AskRequest;
  /** Facts that a model found; those count of which the words themselves tell nothing. */
  proposed: readonly TurnFact[];
}

/**
 * Decides the awards asked about. One that is merely named beside a decided one (房租补贴) and would have to ask for
 * everything is left out; where nothing is due, the other award for the same thing is looked at (a listing without
 * 专精特新).
 */
export function decideChosen(
  rules: RuleSet,
  reader: TurnReader,
  chosen: readonly RankedAward[],
  asked: Asked,
): DecidedAwards {
  const awards = chosen.map(({ award }) => award);
  const first = decide(rules, reader, awards, asked);
  const outcomes = new Map(first.calculation.results.map(({ awardId, outcome }) => [awardId, outcome]));
  const stated = new Set(first.facts.map(({ factId }) => factId));
  const isIdle = ({ award, own }: RankedAward): boolean =>
    outcomes.get(award.id) === 'needsFacts' && !own.some(({ factId }) => stated.has(listOf(factId)));
  const busy = chosen
    .filter((one) => asksForSeveral(asked.turns.at(-1) ?? '') || !isIdle(one))
    .map(({ award }) => award);
  const kept = busy.length > 0 ? busy : awards;
  const isNothing = kept.every(({ id }) => outcomes.get(id) === 'ineligible');
  const others = isNothing
    ? rules.awards.filter((award) => !kept.includes(award) && isAlternative(award, kept))
    : [];
  if (others.length === 0) return kept.length === awards.length ? first : decide(rules, reader, kept, asked);
  const second = decide(rules, reader, [...kept, ...others], asked);
  const due = second.calculation.results
    .filter(({ outcome }) => outcome === 'calculated')
    .map(({ awardId }) => awardId);
  return due.length === 0
    ? first
    : decide(rules, reader, [...kept, ...others.filter(({ id }) => due.includes(id))], asked);
}

/** Awards for one and the same thing: of one group, or one special to the other. */
function isAlternative(award: AwardRule, chosen: readonly AwardRule[]): boolean {
  return chosen.some(
    (one) =>
      award.groups.some((group) => one.groups.includes(group)) ||
      award.yieldsTo.includes(one.id) ||
      one.yieldsTo.includes(award.id),
  );
}

function decide(
  rules: RuleSet,
  reader: TurnReader,
  awards: readonly AwardRule[],
  asked: Asked,
): DecidedAwards {
  const { turns, year, request } = asked;
  const asOf = dayUnder(rules, awards, asked);
  const read = reader.read(turns, awards, year);
  const told = [...read.facts, ...usable(rules, read, awards, asked)];
  const said = { ...read, facts: [...told, ...askedPlace(rules, awards, told, turns.at(-1) ?? '')] };
  const awardIds = awards.map(({ id }) => id);
  const given = Object.keys(request.facts ?? {});
  const overridden = new Set(given.map(listOf));
  const { parsed, dropped } = parseUsable(
    rules,
    { ...valuesOf(said, awards), ...request.facts },
    new Set(given),
  );
  const facts = said.facts.filter(({ factId }) => !overridden.has(factId) && !dropped.has(factId));
  const readings = readingsNamed(turns.at(-1) ?? '', awards);
  return {
    ...calculateWithFigures(rules, parsed, asOf, { awardIds, readings, oneProject: isOneProject(turns) }),
    turns,
    facts,
    unusable: [
      ...said.unusable,
      ...said.facts.flatMap(({ factId, spans }) => {
        const issue = dropped.get(factId);
        const span = spans[0] ?? { start: 0, end: 0 };
        return issue === undefined ? [] : [{ factId, span, why: issue.message }];
      }),
    ],
    parsed,
  };
}

/**
 * What a model proposes is taken where the words told nothing of that fact, and nobody gave it; together it has to fit what
 * they told, or none of it is taken.
 */
function usable(
  rules: RuleSet,
  said: TurnFacts,
  awards: readonly AwardRule[],
  { proposed, request }: Asked,
): TurnFact[] {
  if (proposed.length === 0) return [];
  const all = { ...valuesOf(said, awards), ...request.facts };
  const known = new Set([...Object.keys(all), ...said.unusable.map(({ factId }) => factId)].map(listOf));
  const own = parseFacts(rules.vocabulary, all);
  // What follows from the words is told by them too: no 高企, no 国高企.
  const implied = own.kind === 'ok' ? [...own.facts.values.keys()] : [];
  const added = proposed.filter(({ factId }) => !known.has(listOf(factId)) && !implied.includes(factId));
  const extended = { ...all, ...Object.fromEntries(added.map(({ factId, value }) => [factId, value])) };
  return parseFacts(rules.vocabulary, extended).kind === 'ok' ? added : [];
}

const listOf = (factId: string): string => factId.split(/[.[]/u)[0] ?? factId;

/**
 * What is said, as the calculator takes it. Payments had are for the award in question: 补差 looks at those of any time, a
 * yearly limit at those of this year. Of a payment whose year is not said, only an award that knows no 补差 may be limited.
 */
function valuesOf({ facts, payments }: TurnFacts, awards: readonly AwardRule[]): Record<string, unknown> {
  const values: Record<string, unknown> = Object.fromEntries(
    facts.map(({ factId, value }) => [factId, value]),
  );
  const topUp = awards.find((award) => award.topUp !== null);
  const yearly = awards.find(({ caps, amount }) => caps.some((cap) => cap.yearly) || hasYearlyCap(amount));
  const add = (list: string, award: AwardRule, amount: string): void => {
    const known = values[list];
    values[list] = [...(Array.isArray(known) ? known : []), { award: award.id, amount }];
  };
  for (const { amount, when } of payments) {
    if (when === 'before' && topUp !== undefined) add('paid_before', topUp, amount);
    else if (yearly !== undefined) add('paid_this_year', yearly, amount);
  }
  return values;
}

/** 年度资助不超过 in the amount itself. */
function hasYearlyCap(amount: Expression | null): boolean {
  if (amount === null) return false;
  if (amount.op === 'cap') return amount.yearly || hasYearlyCap(amount.of);
  if (amount.op === 'choose') return amount.cases.some(({ give }) => hasYearlyCap(give));
  return amount.op === 'upTo' ? hasYearlyCap(amount.of) : false;
}

const MOST_DROPPED = 20;

/**
 * Facts read from words that do not fit the vocabulary (人民币 for a fact in dollars) are left out, with why. Facts the
 * caller gives are checked before and never left out.
 */
function parseUsable(
  rules: RuleSet,
  given: Readonly<Record<string, unknown>>,
  fixed: ReadonlySet<string>,
): { parsed: Facts; dropped: Map<string, FactIssue> } {
  const left = new Map(Object.entries(given));
  const dropped = new Map<string, FactIssue>();
  for (let round = 0; round < MOST_DROPPED; round += 1) {
    const read = parseFacts(rules.vocabulary, Object.fromEntries(left));
    if (read.kind === 'ok') return { parsed: read.facts, dropped };
    const wrong = read.issues.filter(({ factId }) => left.has(listOf(factId)) && !fixed.has(listOf(factId)));
    // A contradiction between what the caller gives and what the words say is settled for the caller.
    const [first] = [...left.keys()].filter((key) => !fixed.has(key));
    if (wrong.length === 0 && (first === undefined || fixed.size === 0)) break;
    for (const issue of wrong) drop(issue, listOf(issue.factId));
    const [issue] = read.issues;
    if (wrong.length === 0 && first !== undefined && issue !== undefined) drop(issue, first);
  }
  return { parsed: { values: new Map(), remarks: [] }, dropped };

  function drop(issue: FactIssue, id: string): void {
    left.delete(id);
    dropped.set(id, issue);
  }
}

/**
 * The day asked about; the day of the matter where one of the texts cannot have been there then. Of later years it is left
 * alone: which text such a matter falls under is not told by its year alone.
 */
function dayUnder(rules: RuleSet, awards: readonly AwardRule[], { turns, asOf }: Asked): string {
  const day = dayOfMatter(turns.at(-1) ?? '', asOf);
  if (day === null) return asOf;
  const isEarlier = awards.some(({ documentId }) => {
    const cites = rules.documents.get(documentId)?.validity.cites ?? null;
    return cites !== null && Number(day.slice(0, 4)) < cites.year;
  });
  return isEarlier ? day : asOf;
}

/** 同一项目又是…, 同一个重大技改项目, 项目里面做的就是…: what is asked about is one thing under several awards. */
function isOneProject(turns: readonly string[]): boolean {
  return turns.some((turn) =>
    /同一个?[^，,。；;？?！!的和与、]{0,6}(?:产品|项目|标准)|里面?做的就是/u.test(turn),
  );
}

/** Whether a question speaks of 补足差额. */
export const namesTopUp = (question: string): boolean => /差额|补差/u.test(question);

/** 按补足差额的规定: the asker names the reading. */
function readingsNamed(question: string, awards: readonly AwardRule[]): string[] {
  if (!namesTopUp(question)) return [];
  return awards.flatMap(({ readings }) =>
    readings.flatMap(({ id, settings }) => (settings.promotion === 'topUp' ? [id] : [])),
  );
}
