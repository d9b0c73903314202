/** Puts cases to a language model alone, with the full texts in its prompt, and records what comes back. */
import type { Asked, AskJson } from '../../api/index.ts';
import type { PolicyDocument } from '../../corpus/index.ts';
import type { CaseSet, EvalCase } from '../case.ts';
import type { RunRecord, TurnRecord } from '../run-record.ts';
import { judgePrompt, type PastTurn } from './prompt.ts';
import { readJudgeReply } from './reply.ts';

/** After so many failures one after another the endpoint is taken for gone. */
const MOST_FAILURES = 5;

export interface Judging {
  ask: AskJson;
  documents: readonly PolicyDocument[];
  version: string;
  /** For cases that name no day. */
  today: string;
  onProgress: (done: number, total: number) => void;
}

export type Judged = { kind: 'judged'; records: RunRecord[] } | { kind: 'gone'; message: string };

/** A failed call is that case's failure; an endpoint that only fails stops the run. */
export async function askModel({ cases }: CaseSet, judging: Judging): Promise<Judged> {
  const records: RunRecord[] = [];
  let failures = 0;
  for (const one of cases) {
    const turns = await converse(one, judging);
    const { answer = null, error = null } = turns.at(-1) ?? {};
    failures = answer === null ? failures + 1 : 0;
    if (failures >= MOST_FAILURES)
      return { kind: 'gone', message: `连续 ${failures} 题没有得到可用的回答，已停下：${error ?? ''}` };
    records.push({ caseId: one.id, turns, ranked: null });
    judging.onProgress(records.length, cases.length);
  }
  return { kind: 'judged', records };
}

async function converse({ turns, asOf }: EvalCase, judging: Judging): Promise<TurnRecord[]> {
  const past: PastTurn[] = [];
  const records: TurnRecord[] = [];
  for (const question of turns) {
    const record = await askOnce(question, asOf ?? judging.today, past, judging);
    records.push(record);
    past.push({ question, answer: record.answer?.text ?? '' });
  }
  return records;
}

async function askOnce(
  question: string,
  asOf: string,
  past: readonly PastTurn[],
  { ask, documents, version }: Judging,
): Promise<TurnRecord> {
  const started = performance.now();
  const asked = await ask(judgePrompt(documents, question, { asOf, past }));
  const elapsedMs = performance.now() - started;
  const answer =
    asked.outcome === 'answered' ? readJudgeReply(asked.json, { documents, asOf, version }) : null;
  return { question, answer, error: answer === null ? failureOf(asked) : null, elapsedMs };
}

function failureOf(asked: Asked): string {
  switch (asked.outcome) {
    case 'answered':
      return '模型的回答不是约定的 JSON';
    case 'timeout':
      return '模型超时';
    case 'busy':
    case 'aborted':
      return '调用被中止';
    case 'failed':
      return `调用失败（${asked.reason}）`;
  }
}
