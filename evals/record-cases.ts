/** Puts cases to the system in this process, one after another, and records what comes back. */
import type { Answer, AskRequest } from '../api/contract.ts';
import { Facts } from '../api/contract.ts';
import type { CaseSet, EvalCase } from './case.ts';
import type { OnProgress, System } from './evaluate.ts';
import type { RunRecord, TurnRecord } from './run-record.ts';

/** Deep enough to tell what was not found from what was found and left aside. */
const SEARCH_DEPTH = 20;

interface Recording {
  /** `none` leaves the search out, which takes as long again as an answer. */
  search: 'all' | 'none';
  onProgress?: OnProgress;
}

export async function recordCases(
  { cases }: CaseSet,
  system: System,
  { search, onProgress = () => {} }: Recording,
): Promise<RunRecord[]> {
  const records: RunRecord[] = [];
  for (const one of cases) {
    const ranked = search === 'all' ? await rank(one, system) : null;
    records.push({ caseId: one.id, turns: await converse(one, system), ranked });
    onProgress(records.length, cases.length);
  }
  return records;
}

/** Only a question that stands alone and names a clause says anything about the search. */
async function rank({ turns, gold, answerable }: EvalCase, { index }: System): Promise<string[] | null> {
  if (turns.length > 1 || answerable === false || !gold.some(({ role }) => role === 'key')) return null;
  const { hits } = await index.search(turns.join(''), { k: SEARCH_DEPTH });
  return hits.map(({ clause }) => clause.clauseId);
}

async function converse({ turns, asOf, facts }: EvalCase, { answerer }: System): Promise<TurnRecord[]> {
  const history: NonNullable<AskRequest['history']> = [];
  const given = Facts.parse(facts);
  const records: TurnRecord[] = [];
  for (const question of turns) {
    const started = performance.now();
    const request = { question, history: [...history], facts: given, ...(asOf === null ? {} : { asOf }) };
    const said = await answerer.answer(request).then(answered, failed);
    records.push({ question, ...said, elapsedMs: performance.now() - started });
    history.push(
      { role: 'user', content: question },
      { role: 'assistant', content: said.answer?.text ?? '' },
    );
  }
  return records;
}

type Said = Pick<TurnRecord, 'answer' | 'error'>;

const answered = (answer: Answer): Said => ({ answer, error: null });
/** A throw is a bug in the answerer: it is that question's failure, and the others are still measured. */
const failed = (error: unknown): Said => ({ answer: null, error: String(error) });
