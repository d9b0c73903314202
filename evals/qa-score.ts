/** A labelled question and what the system did with it → figures and failures. */
import type { PolicyDocument } from '../corpus/index.ts';
import type { Answer } from '../api/contract.ts';
import { answerFaults, quoteTally } from './answer-check.ts';
import type { GoldIds } from './gold.ts';
import { citationRecall, hitAt, recallAt, recallCeiling, reciprocalRank } from './metrics.ts';
import { citedIn, lastAnswer, wordsOf } from './outcome.ts';
import type { Failure, Outcome, Tally } from './outcome.ts';
import { missingPhrases } from './phrase.ts';
import { forbiddenIn, qaFailures, wrongTurns } from './qa-failures.ts';
import type { Kind, QaQuestion } from './sets.ts';

export interface SearchScore {
  recallAt5: number;
  ceilingAt5: number;
  hitAt5: boolean;
  recallAt10: number;
  ceilingAt10: number;
  reciprocalRank: number;
}

export interface AskScore {
  refused: boolean;
  /** Null where no key clause is labelled. */
  keyRecall: number | null;
  /** Key titles, signatures and headings that are cited. */
  keyBlocks: Tally;
  /** Citations that point at a key or related place. Empty for unanswerable questions. */
  citations: Tally;
  phrases: Tally;
  /** Turns that cite their place and contain their phrases. */
  turns: Tally;
  /** Exact quotations, over the answers to all turns. */
  quotes: Tally;
  /** How many of the phrases that must not be asserted stand in the answer's own words. */
  forbidden: number;
}

export interface QaScore {
  id: string;
  kind: Kind;
  /** The turns, joined with an arrow. */
  question: string;
  answerable: boolean;
  /** Null where the question is not one for the search. */
  search: SearchScore | null;
  ask: AskScore;
  failures: readonly Failure[];
}

/** The turns that the question sends, in order. */
export function turnsOf(question: QaQuestion): readonly string[] {
  return question.kind === 'multi_turn' ? question.turns : [question.question];
}

/** Only a question that stands alone and has a key clause says anything about the search. */
export function isForSearch(question: QaQuestion, gold: GoldIds): boolean {
  return question.answerable && question.kind !== 'multi_turn' && gold.keyClauses.size > 0;
}

/** Scores the search, the last answer, each turn, and every quote of every turn. */
export function scoreQa(
  question: QaQuestion,
  gold: GoldIds,
  outcome: Outcome,
  documents: readonly PolicyDocument[],
): QaScore {
  return {
    id: question.id,
    kind: question.kind,
    question: turnsOf(question).join(' → '),
    answerable: question.answerable,
    search: outcome.ranked && searchScore(outcome.ranked, gold.keyClauses),
    ask: {
      ...lastAnswerScore(question, gold, lastAnswer(outcome)),
      turns: { hit: gold.turns.length - wrongTurns(question, gold, outcome).length, of: gold.turns.length },
      quotes: quoteTally(outcome.answers, documents),
    },
    failures: [...qaFailures(question, gold, outcome), ...answerFaults(outcome.answers, documents)],
  };
}

function searchScore(ranked: readonly string[], key: ReadonlySet<string>): SearchScore {
  return {
    recallAt5: recallAt(ranked, key, 5),
    ceilingAt5: recallCeiling(key.size, 5),
    hitAt5: hitAt(ranked, key, 5),
    recallAt10: recallAt(ranked, key, 10),
    ceilingAt10: recallCeiling(key.size, 10),
    reciprocalRank: reciprocalRank(ranked, key),
  };
}

function lastAnswerScore(
  question: QaQuestion,
  gold: GoldIds,
  answer: Answer | null,
): Omit<AskScore, 'turns' | 'quotes'> {
  const cited = citedIn(answer);
  const judged = question.answerable ? cited : [];
  const wanted = question.must_contain;
  return {
    refused: answer?.status === 'refused',
    keyRecall: gold.keyClauses.size > 0 ? citationRecall(cited, gold.keyClauses) : null,
    keyBlocks: tally([...gold.keyBlocks], (id) => cited.includes(id)),
    citations: tally(judged, (id) => gold.accepted.has(id)),
    phrases: { hit: wanted.length - missingPhrases(wordsOf(answer), wanted).length, of: wanted.length },
    forbidden: forbiddenIn(answer, question).length,
  };
}

function tally<T>(items: readonly T[], isHit: (item: T) => boolean): Tally {
  return { hit: items.filter(isHit).length, of: items.length };
}
