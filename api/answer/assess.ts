import type { Quantity, RuleSet } from '../../corpus/index.ts';
import type { SearchIndex } from '../../indexer/index.ts';
import {
  asksForSeveral,
  type AwardIndex,
  chooseAwards,
  matchAwards,
  createFactReader,
  indexAwards,
  type RankedAward,
  rankAwards,
} from '../understanding/index.ts';
import type { AskRequest } from '../contract.ts';
import { askingPart, type AwardIntent, awardIntentOf } from './award-intent.ts';
import { unanswered } from './coverage.ts';
import { type AwardMeaning, createAwardMeaning } from './award-meaning.ts';
import { decideChosen, namesTopUp, type DecidedAwards } from './decide-awards.ts';
import { reachOf } from './intent.ts';
import type { Reading } from './evidence.ts';
import type { Inquiry } from './finding.ts';
import { termCoverage } from './passages.ts';
import { asks } from './question.ts';
import { createTurnReader, type TurnFact, type TurnFacts } from './turn-facts.ts';
import { usedFacts } from './used-facts.ts';

/** Awards decided for what the asker says. */
export interface Assessment extends DecidedAwards {
  /** What certain awards come to, or which awards apply to somebody who describes themselves. */
  kind: 'due' | 'match';
  /** Figures that the asker wants confirmed; facts of theirs are none. */
  claimed: Quantity[];
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

export async function createAssess(index: SearchIndex, rules: RuleSet): Promise<Assess> {
  const awards = indexAwards(rules);
  const meaning = await createAwardMeaning(index, awards, rules);
  const reader = createTurnReader(index, createFactReader(rules.vocabulary), rules);
  return (asked) => {
    const { inquiry, asOf, request, proposed = [] } = asked;
    const turns = [...inquiry.context, inquiry.focus];
    const year = Number(asOf.slice(0, 4));
    const spoken = reader.read(turns, null, year);
    const intent = awardIntentOf(inquiry.focus);
    const kind: Assessment['kind'] = intent.profile && spoken.facts.length > 0 ? 'match' : 'due';
    if (kind === 'due' && !wantsAwards(inquiry, intent, spoken)) return null;
    const ranked = onTopic(rank(awards, meaning, asked, spoken), turns, (turn) =>
      rankAwards(awards, { ...NO_TEXT, facts: reader.read([turn], null, year) }),
    );
    const chosen =
      kind === 'match' ? matchAwards(ranked) : chooseAwards(ranked, inquiry.searched, LEAST_SCORE);
    const [best] = chosen;
    if (best === undefined || (kind === 'due' && isRefused(asked, best, spoken, index))) return null;
    const decided = decideChosen(rules, reader, chosen, { turns, year, asOf, request, proposed });
    const assessment = { ...decided, kind, claimed: claimedIn(inquiry, decided.facts) };
    const isGiven = Object.keys(request.facts ?? {}).length > 0;
    if (kind === 'due' && !isGiven && isPresumedDenial(assessment, rules)) return null;
    return kind === 'match' || isUseful(assessment, inquiry, intent.amount) ? assessment : null;
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
  // 那要是去年是1000万呢 after a bare description changes it.
  if (described > 0 && context.some((turn, at) => isDescription(turn, spoken, at - context.length)))
    return true;
  return isDescription(focus, spoken, 0);
}

/** A bare description of a firm asks what it comes to; 利率是多少 asks for something else. */
function isDescription(words: string, { facts }: TurnFacts, turn: number): boolean {
  return !asks(words) && facts.filter((fact) => fact.turn === turn).length > 1;
}

function rank(
  awards: AwardIndex,
  meaning: AwardMeaning,
  { inquiry, reading }: AssessRequest,
  facts: TurnFacts,
): RankedAward[] {
  const probability = new Map(reading.judged.map((one) => [one.clause.clauseId, one.probability]));
  const allowed = new Set(inquiry.scope.documents.map(({ documentId }) => documentId));
  // 按新质意见补足差额: the document is named for its rule on top-ups, which holds for awards of others.
  const named = new Set(inquiry.scope.named.map(({ documentId }) => documentId));
  return rankAwards(awards, {
    clause: (id) => probability.get(id) ?? 0,
    coverage: (text) => termCoverage(reading.query.terms, text),
    meaning: nearness(awards, meaning, reading.vector),
    facts,
  }).filter(
    ({ award }) =>
      allowed.has(award.documentId) &&
      (named.size === 0 || named.has(award.documentId) || namesTopUp(inquiry.focus)),
  );
}

/** Likeness above the mean: every award is somewhat like every question about money. */
function nearness(
  { awards }: AwardIndex,
  meaning: AwardMeaning,
  vector: Float32Array | null,
): (awardId: string) => number {
  if (vector === null) return () => 0;
  const likeness = new Map(awards.map(({ award }) => [award.id, meaning(vector, award.id)]));
  const mean = [...likeness.values()].reduce((sum, one) => sum + one, 0) / likeness.size;
  return (awardId) => (likeness.get(awardId) ?? mean) - mean;
}

/** Facts alone speak. */
const NO_TEXT = { clause: () => 0, coverage: () => 0, meaning: () => 0 };

/**
 * 那美国授权了呢 after 国际申请有资助吗: where a later turn names an award by facts of its own, and the turns since say
 * nothing of the one that came first, the conversation has moved on to it.
 */
function onTopic(
  ranked: readonly RankedAward[],
  turns: readonly string[],
  rankByFacts: (turn: string) => RankedAward[],
): readonly RankedAward[] {
  if (turns.some((turn, at) => at > 0 && asksForSeveral(turn))) return ranked;
  for (const turn of turns.slice(1).toReversed()) {
    const named = rankByFacts(turn).filter(({ own }) => own.length > 0);
    const [topic] = named;
    if (topic === undefined || certaintyOf(topic) < CERTAIN_FACTS) continue;
    const ids = new Set(named.map(({ award }) => award.id));
    const meant = ranked.filter(({ award }) => ids.has(award.id));
    // What the earlier turns speak for the award they named, they speak for its successor.
    const best = ranked[0]?.score ?? 0;
    return meant
      .map((one) => (one.award.id === topic.award.id ? { ...one, score: Math.max(one.score, best) } : one))
      .toSorted((one, other) => other.score - one.score);
  }
  return ranked;
}

const certaintyOf = ({ own }: RankedAward): number => own.reduce((sum, { rarity }) => sum + rarity, 0);

/** What the library does not cover is not calculated either, unless the asker names the very facts of an award. */
function isRefused(
  { inquiry, reading }: AssessRequest,
  best: RankedAward,
  spoken: TurnFacts,
  index: SearchIndex,
): boolean {
  const certainty = certaintyOf(best);
  // 首次认定国高企 names a status that many awards ask, and none of them is what was asked about.
  if (best.clause < LIKELY_CLAUSE && certainty < CERTAIN_FACTS) return true;
  const reason = unanswered(reading, reachOf(inquiry.searched), index.corpus.documents);
  if (reason === null || (reason.kind === 'amountNotStated' && spoken.facts.length > 0)) return false;
  return certainty < CERTAIN_FACTS;
}

function claimedIn({ confirms, quantities }: Inquiry, facts: readonly TurnFact[]): Quantity[] {
  if (!confirms) return [];
  // 两个文件, 一份 are no figures of an award.
  const sums = quantities.filter(({ unit }) => ['元', '美元', '%', ''].includes(unit));
  return sums.filter(({ text }) => !facts.some(({ words }) => words.includes(text)));
}

/** 国高企认定有补贴吗: nobody said what speaks against it, so a denial would rest on what is merely presumed. */
function isPresumedDenial({ calculation, facts, parsed }: Assessment, rules: RuleSet): boolean {
  const { results } = calculation;
  const awardIds = results.map(({ awardId }) => awardId);
  return (
    results.every(({ outcome }) => outcome === 'ineligible') &&
    usedFacts(facts, parsed, rules, awardIds).length === 0
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
