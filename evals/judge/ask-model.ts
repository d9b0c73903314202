/** Puts cases to a language model alone, with the full texts in its prompt, and records what comes back. */
import type { Asked, AskJson } from '../../api/index.ts';
import type { CaseSet, EvalCase } from '../case.ts';
import type { RunRecord, TurnRecord } from '../run-record.ts';
import { shown, type Library } from '../scoring/index.ts';
import { judgePrompt, type Given, type PastTurn } from './prompt.ts';
import { readJudgeReply } from './reply.ts';

/** After so many failures one after another the endpoint is taken for gone. */
const MOST_FAILURES = 5;

export interface Judging {
  ask: AskJson;
  library: Library;
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

async function converse({ turns, asOf, facts }: EvalCase, judging: Judging): Promise<TurnRecord[]> {
  const past: PastTurn[] = [];
  const given = { asOf: asOf ?? judging.today, facts: inWords(facts, judging.library) };
  const records: TurnRecord[] = [];
  for (const question of turns) {
    const record = await askOnce(question, { ...given, past }, judging);
    records.push(record);
    past.push({ question, answer: record.answer?.text ?? '' });
  }
  return records;
}

/** What the assistant is handed by ids of the vocabulary, which the model was not told. */
function inWords(facts: EvalCase['facts'], { rules: { vocabulary } }: Library): string[] {
  return Object.entries(facts).map(
    ([id, value]) => `${vocabulary.facts.get(id)?.label ?? id}：${shown(value)}`,
  );
}

async function askOnce(
  question: string,
  given: Given,
  { ask, library: { documents }, version }: Judging,
): Promise<TurnRecord> {
  const started = performance.now();
  const asked = await ask(judgePrompt(documents, question, given));
  const elapsedMs = performance.now() - started;
  const answer =
    asked.outcome === 'answered'
      ? readJudgeReply(asked.json, { documents, asOf: given.asOf, version })
      : null;
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
