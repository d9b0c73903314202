/** What can be said of one recorded case before it is judged: looked up once, used by measures, checks and causes. */
import type { Answer } from '../../api/contract.ts';
import type { EvalCase, ExpectedFact } from '../case.ts';
import { quoteTally } from '../answer-check.ts';
import { citedIn, wordsOf } from '../outcome.ts';
import { containsPhrase, missingPhrases } from '../phrase.ts';
import type { RunRecord } from '../run-record.ts';
import { judgeAmount, labelsTurn, mustRefuse, statesWrongNumber } from './expectation.ts';
import { compareFacts, type FactComparison } from './facts.ts';
import { placesOf, type LabelledPlace, type Library } from './library.ts';

export interface Inspection {
  case: EvalCase;
  record: RunRecord;
  library: Library;
  /** The answer to the last turn; null where there is none. */
  answer: Answer | null;
  errors: readonly string[];
  mustRefuse: boolean | null;
  refused: boolean;
  places: readonly LabelledPlace[];
  /** Key clauses of the library. */
  keyClauses: ReadonlySet<string>;
  /** Key and related places. */
  accepted: ReadonlySet<string>;
  cited: readonly string[];
  uncited: readonly string[];
  missingPhrases: readonly string[];
  forbidden: readonly string[];
  amount: ReturnType<typeof judgeAmount>;
  /** Whether it states a figure that is not the right one; null where the labels say nothing of it. */
  wrongNumber: boolean | null;
  /** Whether a fact of which one must be asked for is asked for; null where none is labelled. */
  asked: boolean | null;
  facts: FactComparison | null;
  labelledTurns: number;
  wrongTurns: readonly number[];
  quotes: { hit: number; of: number };
  /** Facts known to belong to this case, to recompute with: the labelled ones, or those of a run in which it was right. */
  knownFacts: readonly ExpectedFact[] | null;
}

/** @param rememberedFacts used where the case labels no facts */
export function inspect(
  one: EvalCase,
  record: RunRecord,
  library: Library,
  rememberedFacts: readonly ExpectedFact[] | null = null,
): Inspection {
  const answers = record.turns.map(({ answer }) => answer);
  const answer = answers.at(-1) ?? null;
  const places = placesOf(one.gold, library);
  const key = places.filter(({ role, id, isClause }) => role === 'key' && id !== null && isClause);
  const keyClauses = new Set(idsOf(key));
  const cited = citedIn(answer);
  return {
    case: one,
    record,
    library,
    answer,
    errors: record.turns.flatMap(({ error }) => error ?? []),
    mustRefuse: mustRefuse(one),
    refused: answer?.status === 'refused',
    places,
    keyClauses,
    accepted: new Set(idsOf(places)),
    cited,
    uncited: [...keyClauses].filter((id) => !cited.includes(id)),
    missingPhrases: missingPhrases(wordsOf(answer), one.mustContain),
    forbidden: one.mustNot.filter((phrase) => containsPhrase(ownWords(answer), phrase)),
    amount: answer === null ? (one.amounts.length > 0 ? 'wrong' : null) : judgeAmount(one, answer),
    wrongNumber: statesWrongNumber(one, answer),
    asked: asksFor(one, answer),
    facts:
      one.expectedFacts === null
        ? null
        : compareFacts(one.expectedFacts, answer?.facts ?? [], library.rules.vocabulary),
    labelledTurns: one.expectedTurns.filter(labelsTurn).length,
    wrongTurns: wrongTurns(one, record, library),
    quotes: quoteTally(answers, library.documents),
    knownFacts: one.expectedFacts ?? rememberedFacts,
  };
}

function idsOf(places: readonly LabelledPlace[]): string[] {
  return places.flatMap(({ id }) => id ?? []);
}

function asksFor({ missing }: EvalCase, answer: Answer | null): boolean | null {
  if (missing.length === 0) return null;
  return answer?.missingFacts.some(({ factId }) => missing.includes(factId)) ?? false;
}

/** A quoted clause may hold another case's figure: only what the answer says itself is asserted. */
function ownWords(answer: Answer | null): string {
  const quotes = answer?.citations.map(({ quote }) => quote) ?? [];
  return quotes.reduce((text, quote) => text.replaceAll(`「${quote}」`, '「」'), answer?.text ?? '');
}

/** Turns that do not cite their place, or miss a phrase; counted from 0. */
function wrongTurns({ expectedTurns }: EvalCase, record: RunRecord, library: Library): number[] {
  return expectedTurns.flatMap(({ place, mustContain }, turn) => {
    const answer = record.turns[turn]?.answer ?? null;
    const [wanted] = place === null ? [] : placesOf([{ ...place, quote: '', role: 'key' }], library);
    const isCited = wanted === undefined || citedIn(answer).some((id) => id === wanted.id);
    return isCited && missingPhrases(wordsOf(answer), mustContain).length === 0 ? [] : [turn];
  });
}
