import type { AwardRule, Expression, Quantity, RuleSet } from '../../corpus/index.ts';
import type { SearchIndex } from '../../indexer/index.ts';
import {
  calculateWithFigures,
  type Calculation,
  type Facts,
  type FactIssue,
  parseFacts,
  type StepFigures,
} from '../calculator/index.ts';
import {
  type AwardIndex,
  asksForSeveral,
  chooseAwards,
  matchAwards,
  createFactReader,
  indexAwards,
  type RankedAward,
  rankAwards,
  type UnusableFact,
} from '../understanding/index.ts';
import type { AskRequest } from '../contract.ts';
import { askingPart, type AwardIntent, awardIntentOf } from './award-intent.ts';
import { unanswered } from './coverage.ts';
import { reachOf } from './intent.ts';
import type { Reading } from './evidence.ts';
import type { Inquiry } from './finding.ts';
import { termCoverage } from './passages.ts';
import { asks } from './question.ts';
import { createTurnReader, type TurnFact, type TurnFacts, type TurnReader } from './turn-facts.ts';

/** Awards decided for what the asker says. */
export interface Assessment {
  /** What certain awards come to, or which awards apply to somebody who describes themselves. */
  kind: 'due' | 'match';
  calculation: Calculation;
  /** What the steps of the calculation may state. */
  figures: StepFigures;
  facts: TurnFact[];
  /** Figures that the asker wants confirmed; facts of theirs are none. */
  claimed: Quantity[];
  /** What was said of a fact and could not be used, with why. */
  unusable: UnusableFact[];
  /** The facts as the calculator took them. */
  parsed: Facts;
  /** The asker's words, oldest first. */
  turns: readonly string[];
}

export interface AssessRequest {
  inquiry: Inquiry;
  /** How likely each clause answers. */
  reading: Reading;
  request: AskRequest;
  asOf: string;
  /** Facts that a model found; those count of which the words themselves tell nothing. */
  proposed?: readonly TurnFact[];
}

/** Null where the question is not about what is due, or nothing tells which award is meant. */
export type Assess = (request: AssessRequest) => Assessment | null;

/** Below this nothing speaks clearly for the best award. */
const LEAST_SCORE = 0.95;
/** An award whose clause is less likely than this is only meant where its own facts are named. */
const LIKELY_CLAUSE = 0.35;
/** So much rarity of named facts outweighs that the clauses found are not close. */
const CERTAIN_FACTS = 4;

export function createAssess(index: SearchIndex, rules: RuleSet): Assess {
  const awards = indexAwards(rules);
  const reader = createTurnReader(index, createFactReader(rules.vocabulary), rules);
  return (asked) => {
    const { inquiry, reading, asOf, request, proposed = [] } = asked;
    const turns = [...inquiry.context, inquiry.focus];
    const year = Number(asOf.slice(0, 4));
    const spoken = reader.read(turns, null, year);
    const intent = awardIntentOf(inquiry.focus);
    const kind: Assessment['kind'] = intent.profile && spoken.facts.length > 0 ? 'match' : 'due';
    if (kind === 'due' && !wantsAwards(inquiry, intent, spoken)) return null;
    const ranked = rank(awards, inquiry, reading, spoken);
    const chosen =
      kind === 'match' ? matchAwards(ranked) : chooseAwards(ranked, inquiry.searched, LEAST_SCORE);
    const [best] = chosen;
    if (best === undefined || (kind === 'due' && isRefused(asked, best, spoken, index))) return null;
    const assessment = decideChosen(rules, reader, chosen, { turns, year, asOf, request, proposed });
    const complete = { ...assessment, kind, claimed: claimedIn(inquiry, assessment.facts) };
    return kind === 'match' || isUseful(complete, inquiry, intent.amount) ? complete : null;
  };
}

/** An amount is asked for, or whether something is due to somebody who says who they are. */
function wantsAwards({ focus, context }: Inquiry, intent: AwardIntent, spoken: TurnFacts): boolean {
  const described = spoken.facts.filter(({ turn }) => turn === 0).length;
  const reach = reachOf(`${askingPart(focus)}？`);
  // 两份意见有什么不同, 有哪些条款 want the texts, however many facts they name.
  if (reach === 'compare' || reach === 'list') return (intent.amount || intent.claim) && described > 1;
  if (intent.amount) return true;
  if (intent.claim) return described > 0 || spoken.named.size > 0;
  // 那省级的呢？ asks what the question before it asked.
  if (context.some((turn) => awardIntentOf(turn).amount || awardIntentOf(turn).claim)) return true;
  // A bare description of a firm asks what it comes to; 利率是多少 asks for something else.
  return described > 1 && !asks(focus);
}

function rank(awards: AwardIndex, inquiry: Inquiry, reading: Reading, facts: TurnFacts): RankedAward[] {
  const probability = new Map(reading.judged.map((one) => [one.clause.clauseId, one.probability]));
  const allowed = new Set(inquiry.scope.documents.map(({ documentId }) => documentId));
  const named = new Set(inquiry.scope.named.map(({ documentId }) => documentId));
  return rankAwards(awards, {
    clause: (id) => probability.get(id) ?? 0,
    coverage: (text) => termCoverage(reading.query.terms, text),
    facts,
  }).filter(
    ({ award }) => allowed.has(award.documentId) && (named.size === 0 || named.has(award.documentId)),
  );
}

/** What the library does not cover is not calculated either, unless the asker names the very facts of an award. */
function isRefused(
  { inquiry, reading }: AssessRequest,
  best: RankedAward,
  spoken: TurnFacts,
  index: SearchIndex,
): boolean {
  const certainty = best.own.reduce((sum, { rarity }) => sum + rarity, 0);
  // 首次认定国高企 names a status that many awards ask, and none of them is what was asked about.
  if (best.clause < LIKELY_CLAUSE && certainty < CERTAIN_FACTS) return true;
  const reason = unanswered(reading, reachOf(inquiry.searched), index.corpus.documents);
  if (reason === null || (reason.kind === 'amountNotStated' && spoken.facts.length > 0)) return false;
  return certainty < CERTAIN_FACTS;
}

function claimedIn({ confirms, quantities }: Inquiry, facts: readonly TurnFact[]): Quantity[] {
  return confirms ? quantities.filter(({ text }) => !facts.some(({ words }) => words.includes(text))) : [];
}

/**
 * Decides the awards asked about. One that is merely named beside a decided one (房租补贴) and would have to ask for
 * everything is left out; where nothing is due, the other award for the same thing is looked at (a listing without
 * 专精特新).
 */
function decideChosen(
  rules: RuleSet,
  reader: TurnReader,
  chosen: readonly RankedAward[],
  asked: Asked,
): Assessment {
  const awards = chosen.map(({ award }) => award);
  const first = decide(rules, reader, awards, asked);
  const outcomes = new Map(first.calculation.results.map(({ awardId, outcome }) => [awardId, outcome]));
  const stated = new Set(first.facts.map(({ factId }) => factId));
  const isIdle = ({ award, own }: RankedAward): boolean =>
    outcomes.get(award.id) === 'needsFacts' &&
    !own.some(({ key }) => stated.has(key.split(/[.=]/u)[0] ?? ''));
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

interface Asked {
  turns: readonly string[];
  year: number;
  asOf: string;
  request: AskRequest;
  proposed: readonly TurnFact[];
}

function decide(rules: RuleSet, reader: TurnReader, awards: readonly AwardRule[], asked: Asked): Assessment {
  const { turns, year, asOf, request } = asked;
  const read = reader.read(turns, awards, year);
  const said = { ...read, facts: [...read.facts, ...usable(rules, read, awards, asked)] };
  const awardIds = awards.map(({ id }) => id);
  const given: Record<string, unknown> = Object.fromEntries(
    said.facts.map(({ factId, value }) => [factId, value]),
  );
  addPayments(given, said, awards);
  const overridden = new Set(Object.keys(request.facts ?? {}).map(listOf));
  const { parsed, dropped } = parseUsable(
    rules,
    { ...given, ...request.facts },
    new Set(Object.keys(request.facts ?? {})),
  );
  const facts = said.facts.filter(({ factId }) => !overridden.has(factId) && !dropped.has(factId));
  const readings = readingsNamed(turns.at(-1) ?? '', awards);
  return {
    kind: 'due',
    claimed: [],
    ...calculateWithFigures(rules, parsed, asOf, { awardIds, readings }),
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
  const given: Record<string, unknown> = Object.fromEntries(
    said.facts.map(({ factId, value }) => [factId, value]),
  );
  addPayments(given, said, awards);
  const all = { ...given, ...request.facts };
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
 * Payments had are for the award in question: 补差 looks at those of any time, a yearly limit at those of this year. Of a
 * payment whose year is not said, only an award that knows no 补差 may be limited.
 */
function addPayments(
  given: Record<string, unknown>,
  { payments }: TurnFacts,
  awards: readonly AwardRule[],
): void {
  const topUp = awards.find((award) => award.topUp !== null);
  const yearly = awards.find(({ caps, amount }) => caps.some((cap) => cap.yearly) || hasYearlyCap(amount));
  const add = (list: string, award: AwardRule, amount: string): void => {
    const known = given[list];
    given[list] = [...(Array.isArray(known) ? known : []), { award: award.id, amount }];
  };
  for (const { amount, when } of payments) {
    if (when === 'before' && topUp !== undefined) add('paid_before', topUp, amount);
    else if (yearly !== undefined) add('paid_this_year', yearly, amount);
  }
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

/** 按补足差额的规定: the asker names the reading. */
function readingsNamed(question: string, awards: readonly AwardRule[]): string[] {
  if (!/差额|补差/u.test(question)) return [];
  return awards.flatMap(({ readings }) =>
    readings.flatMap(({ id, settings }) => (settings.promotion === 'topUp' ? [id] : [])),
  );
}

const SEGMENTS = /[，,。；;？?！!：:]/u;

/**
 * Whether there is more to say than the clause itself says: an amount, a denial, a question back. That a clause prints no
 * amount is an answer to somebody who tells their case; to a question for the standard itself it is none.
 */
function isUseful(
  { calculation, facts }: Assessment,
  { focus, context }: Inquiry,
  asksAmount: boolean,
): boolean {
  const outcomes = calculation.results.map(({ outcome }) => outcome);
  if (outcomes.includes('calculated')) return true;
  if (outcomes.includes('ineligible') && facts.length > 0) return true;
  const isUnstated = calculation.results.every(
    ({ amount, outcome }) =>
      outcome === 'amountNotStated' ||
      (outcome === 'needsFacts' &&
        amount.max === null &&
        amount.kind === 'none' &&
        amount.text.includes('未列明')),
  );
  if (isUnstated) return asksAmount && tellsCase(focus, context, facts);
  return asksAmount || facts.length > 0;
}

const ASKS = /[?？吗么呢]|多少|几|什么|哪|怎|咋|谁|能不能|是否/u;

/** 我们被评为三星级总部企业，区里配套多少钱: a part that asks nothing tells the case. */
function tellsCase(focus: string, context: readonly string[], facts: readonly TurnFact[]): boolean {
  if (context.length > 0 && facts.length > 0) return true;
  const own = facts.filter(({ turn }) => turn === 0);
  let end = 0;
  return focus.split(SEGMENTS).some((part) => {
    const start = end;
    end = start + part.length + 1;
    if (ASKS.test(part)) return false;
    return own.some(({ spans }) => spans.some((span) => span.start >= start && span.start < end));
  });
}
