import { useEffect, useState } from 'react';
import type { Facts } from '../../../api/contract.ts';
import { ClientError } from '../client-error.ts';
import { ask, isAbort } from '../client.ts';
import { newId } from '../new-id.ts';
import {
  requestFor,
  stillHolding,
  withQuestion,
  withTurn,
  type Conversation,
  type Turn,
  type TurnFailure,
} from './conversation.ts';
import { loadConversation, saveConversation } from './conversation-store.ts';

export interface ConversationControl {
  conversation: Conversation;
  /** What the server is doing for the turn that is being asked. */
  progress: string;
  asking: boolean;
  addQuestion: (question: string) => void;
  /** Changes a turn and asks it anew. */
  askAgain: (id: string, change: Partial<Turn>) => void;
  setAsOf: (asOf: string | null) => void;
  cancel: () => void;
}

/**
 * The conversation of this address. A turn in the state `asking` is asked, whoever put it there: a new question, a fact
 * that was filled in, or the page being loaded again while the answer was on its way.
 */
export function useConversation(id: string): ConversationControl {
  const [conversation, setConversation] = useState(() => loadConversation(id));
  const [progress, setProgress] = useState('');
  const pending = conversation.turns.find(({ state }) => state.kind === 'asking');

  useEffect(() => saveConversation(id, conversation), [id, conversation]);

  useEffect(() => {
    if (pending === undefined) return undefined;
    const controller = new AbortController();
    const settle = (change: Partial<Turn>) => {
      if (!controller.signal.aborted) setConversation((now) => withTurn(now, pending.id, change));
    };
    setProgress('');
    askTurn(conversation, pending, setProgress, controller.signal).then(settle, (error: unknown) => {
      if (!isAbort(error)) settle({ state: { kind: 'failed', failure: failureOf(error) } });
    });
    return () => controller.abort();
    // A turn is a new object whenever it is to be asked anew; what else changes meanwhile does not concern it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [pending]);

  return {
    conversation,
    progress,
    asking: pending !== undefined,
    addQuestion: (question) => setConversation((now) => withQuestion(now, newId(), question)),
    askAgain: (turnId, change) =>
      setConversation((now) => withTurn(now, turnId, { ...change, state: { kind: 'asking' } })),
    setAsOf: (asOf) => setConversation((now) => askLastAgain({ ...now, asOf })),
    cancel() {
      if (pending === undefined) return;
      const failure = { code: 'cancelled', message: '' };
      setConversation((now) => withTurn(now, pending.id, { state: { kind: 'failed', failure } }));
    },
  };
}

/** What was carried along is sent only after the words of the question had their say. */
async function askTurn(
  conversation: Conversation,
  turn: Turn,
  onStatus: (message: string) => void,
  signal: AbortSignal,
): Promise<Partial<Turn>> {
  const asked = (facts: Facts) => ask(requestFor(conversation, turn, facts), onStatus, { signal });
  const answer = await asked(turn.given);
  const carried = stillHolding(turn.carried, answer);
  if (Object.keys(carried).length === 0) return { carried, state: { kind: 'answered', answer } };
  const complete = await asked({ ...carried, ...turn.given });
  return { carried, state: { kind: 'answered', answer: complete } };
}

function askLastAgain(conversation: Conversation): Conversation {
  const last = conversation.turns.at(-1);
  return last === undefined ? conversation : withTurn(conversation, last.id, { state: { kind: 'asking' } });
}

function failureOf(error: unknown): TurnFailure {
  if (!(error instanceof ClientError)) throw error;
  const { code, message, requestId, retryAfter } = error;
  return {
    code,
    message,
    ...(requestId === undefined ? {} : { requestId }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
}
