/** Puts the questions to the system, in process, and scores what comes back. */
import type { Answerer } from '../api/index.ts';
import type { Answer, AskRequest } from '../api/contract.ts';
import type { SearchIndex } from '../indexer/index.ts';
import { resolveGold } from './gold.ts';
import type { GoldIds } from './gold.ts';
import { scoreNumeric } from './numeric-score.ts';
import type { NumericScore } from './numeric-score.ts';
import type { Outcome } from './outcome.ts';
import { isForSearch, scoreQa, turnsOf } from './qa-score.ts';
import type { QaScore } from './qa-score.ts';
import type { NumericQuestion, QaQuestion, QuestionSet } from './sets.ts';

export interface System {
  index: SearchIndex;
  answerer: Answerer;
}

/** Called after each question. */
export type OnProgress = (done: number, total: number) => void;

export type Evaluation =
  { form: 'qa'; file: string; scores: QaScore[] } | { form: 'numeric'; file: string; scores: NumericScore[] };

/** The widest cut-off measured. */
const SEARCH_DEPTH = 10;

/** Asks every question of the set, one after another. Throws `SetError` where a label has no place in the library. */
export async function evaluate(
  set: QuestionSet,
  system: System,
  onProgress: OnProgress = () => {},
): Promise<Evaluation> {
  const { documents } = system.index.corpus;
  const gold = resolveGold(set, documents);
  const goldOf = ({ id }: { id: string }): GoldIds => {
    const ids = gold.get(id);
    if (!ids) throw new Error(`no gold was resolved for ${id}`);
    return ids;
  };
  if (set.form === 'numeric') {
    const scores = await eachInTurn(set.questions, onProgress, async (question: NumericQuestion) =>
      scoreNumeric(question, goldOf(question), await converse([question.question], system), documents),
    );
    return { form: 'numeric', file: set.file, scores };
  }
  const scores = await eachInTurn(set.questions, onProgress, async (question: QaQuestion) =>
    scoreQa(question, goldOf(question), await outcomeOf(question, goldOf(question), system), documents),
  );
  return { form: 'qa', file: set.file, scores };
}

async function outcomeOf(question: QaQuestion, gold: GoldIds, system: System): Promise<Outcome> {
  const outcome = await converse(turnsOf(question), system);
  if (!isForSearch(question, gold)) return outcome;
  return { ...outcome, ranked: await rank(turnsOf(question).join(''), system.index) };
}

async function rank(query: string, index: SearchIndex): Promise<string[]> {
  const { hits } = await index.search(query, { k: SEARCH_DEPTH });
  return hits.map(({ clause }) => clause.clauseId);
}

/**
 * Sends the turns one by one, each with the turns before it and the answers that were really given to them. A throw is
 * a bug in the answerer: it is recorded as that question's failure, and the others are still measured.
 */
async function converse(turns: readonly string[], { answerer }: System): Promise<Outcome> {
  const history: NonNullable<AskRequest['history']> = [];
  const answers: (Answer | null)[] = [];
  const errors: string[] = [];
  for (const question of turns) {
    const answer = await answerer.answer({ question, history: [...history] }).catch((error: unknown) => {
      errors.push(String(error));
      return null;
    });
    answers.push(answer);
    history.push({ role: 'user', content: question }, { role: 'assistant', content: answer?.text ?? '' });
  }
  return { ranked: null, answers, errors };
}

async function eachInTurn<Item, Result>(
  items: readonly Item[],
  onProgress: OnProgress,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) {
    results.push(await work(item));
    onProgress(results.length, items.length);
  }
  return results;
}
