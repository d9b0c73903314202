/** Puts cases to a respondent and keeps a record of each. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type AskRequest, Facts } from '../../api/contract.ts';
import type { EvalCase } from '../case.ts';
import type { RunRecord, TurnRecord } from '../run-record.ts';
import type { RecordLog } from './records.ts';
import type { Respondent } from './respondent.ts';

export interface AskOptions {
  asOf: string;
  /** So many cases are under way at a time; the turns of one go one after another. */
  concurrency: number;
  /** Rests after each case for as long as it took. */
  gentle: boolean;
  onProgress: (done: number, total: number) => void;
}

/** Asks every case that has no record yet. Stops at the first `ServerGone`; what is done is kept. */
export async function askCases(
  cases: readonly EvalCase[],
  respondent: Respondent,
  log: RecordLog,
  { asOf, concurrency, gentle, onProgress }: AskOptions,
): Promise<void> {
  const waiting = cases.filter(({ id }) => !log.done.has(id));
  const report = () => onProgress(cases.filter(({ id }) => log.done.has(id)).length, cases.length);
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const started = performance.now();
      await log.append(await recordOf(next, respondent, asOf));
      report();
      if (gentle) await sleep(performance.now() - started);
    }
  };
  report();
  const workers = Array.from({ length: concurrency }, () =>
    work().catch((error: unknown) => {
      waiting.length = 0;
      throw error;
    }),
  );
  // All come to rest before the log is closed; then the first failure is told.
  const ended = await Promise.allSettled(workers);
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}

async function recordOf(one: EvalCase, respondent: Respondent, asOf: string): Promise<RunRecord> {
  const turns = await converse(one, respondent, asOf);
  if (!isForSearch(one)) return { caseId: one.id, turns, ranked: null };
  const found = await respondent.rank(one.turns.join(''));
  if (found.kind === 'ok') return { caseId: one.id, turns, ranked: found.value };
  const failed = turns.map((turn) => ({ ...turn, error: turn.error ?? `检索：${found.message}` }));
  return { caseId: one.id, turns: failed, ranked: null };
}

/** Only a question that stands alone and has a place to find says anything about the search. */
function isForSearch({ turns, answerable, gold }: EvalCase): boolean {
  return turns.length === 1 && answerable !== false && gold.some(({ role }) => role === 'key');
}

/** Sends the turns one by one, each with the turns before it and the answers that were really given to them. */
async function converse(one: EvalCase, respondent: Respondent, asOf: string): Promise<TurnRecord[]> {
  const history: NonNullable<AskRequest['history']> = [];
  const records: TurnRecord[] = [];
  for (const question of one.turns) {
    const request = requestOf(one, question, [...history], asOf);
    const reply = await respondent.ask(request);
    const answer = reply.kind === 'ok' ? reply.value : null;
    const error = reply.kind === 'ok' ? null : reply.message;
    records.push({ question, answer, error, elapsedMs: reply.elapsedMs });
    history.push({ role: 'user', content: question }, { role: 'assistant', content: answer?.text ?? '' });
  }
  return records;
}

function requestOf(
  one: EvalCase,
  question: string,
  history: AskRequest['history'],
  asOf: string,
): AskRequest {
  const facts = Facts.parse(one.facts);
  return {
    question,
    history,
    asOf: one.asOf ?? asOf,
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
  };
}
