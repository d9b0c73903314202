/** What the models are fitted to: labelled questions with the numbers that the answerer weighs for them. */
import type { Observation, Observe } from '../api/index.ts';
import { findQuantities } from '../corpus/index.ts';
import type { PolicyDocument } from '../corpus/index.ts';
import type { OnProgress } from './evaluate.ts';
import { resolveGold } from './gold.ts';
import { turnsOf } from './qa-score.ts';
import type { QuestionSet } from './sets.ts';

export interface Sample {
  id: string;
  answerable: boolean;
  /** Clauses that must be cited; empty for a question from outside, or about a title alone. */
  key: ReadonlySet<string>;
  /** Clauses that may be cited, key ones included. */
  accepted: ReadonlySet<string>;
  /** A search by figures (7.5亿元) is answered by the clause that states them, however unlike its words are. */
  byFigures: boolean;
  observation: Observation;
}

interface Asked {
  id: string;
  turns: readonly string[];
  answerable: boolean;
}

/**
 * Observes the questions of a set, one after another. Questions that the answerer settles before it weighs
 * anything (an address, another city, a manipulation) are no sample. Throws `SetError` where a label has no place.
 */
export async function observeSet(
  set: QuestionSet,
  documents: readonly PolicyDocument[],
  observe: Observe,
  onProgress: OnProgress = () => {},
): Promise<Sample[]> {
  const gold = resolveGold(set, documents);
  const asked = askedOf(set);
  const samples: Sample[] = [];
  for (const [at, { id, turns, answerable }] of asked.entries()) {
    const observation = await observe(requestOf(turns));
    const { keyClauses: key, accepted } = gold.get(id) ?? { keyClauses: new Set(), accepted: new Set() };
    if (observation !== null) {
      const byFigures = statesFigures(turns.at(-1) ?? '', observation, documents);
      samples.push({ id, answerable, key, accepted, byFigures, observation });
    }
    onProgress(at + 1, asked.length);
  }
  return samples;
}

/**
 * A set without any answerable question holds questions from outside. In a mixed set the unanswerable ones ask
 * about things that the texts do touch (a figure they leave open, a version they are not): such a question is
 * refused for what it asks and not for lack of a likely clause, so it would teach the model the wrong thing.
 */
function askedOf(set: QuestionSet): Asked[] {
  if (set.form === 'numeric')
    return set.questions.map(({ id, question }) => ({ id, turns: [question], answerable: true }));
  const fromOutside = set.questions.every(({ answerable }) => !answerable);
  return set.questions
    .filter(({ answerable }) => answerable || fromOutside)
    .map((question) => ({ id: question.id, turns: turnsOf(question), answerable: question.answerable }));
}

/** The last turn, after the turns of the asker alone: an answer given now would depend on the weights in use. */
function requestOf(turns: readonly string[]): Parameters<Observe>[0] {
  const history = turns.slice(0, -1).map((content) => ({ role: 'user' as const, content }));
  return { question: turns.at(-1) ?? '', history };
}

/** Whether a search for a list names figures and the best clause states all of them. */
function statesFigures(
  question: string,
  { model, candidates: [best] }: Observation,
  documents: readonly PolicyDocument[],
): boolean {
  const asked = findQuantities(question);
  if (model !== 'list' || asked.length === 0) return false;
  const clauses = documents.flatMap((document) => document.clauses);
  const stated = clauses.find(({ clauseId }) => clauseId === best?.clauseId)?.quantities ?? [];
  return asked.every(({ value, unit }) =>
    stated.some((other) => other.value === value && other.unit === unit),
  );
}
