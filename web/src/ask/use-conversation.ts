import { useEffect, useState } from 'react';
import type { Facts } from '../../../api/contract.ts';
import { ClientError } from '../client-error.ts';
import { ask, isAbort } from '../client.ts';
import { newId } from '../new-id.ts';
import {
  askedAnew,
  failed,
  requestFor,
  restored,
  stillHolding,
  withQuestion,
  withTurn,
  type Conversation,
  type Previous,
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
  askAgain: (id: string, change: Parameters<typeof askedAnew>[1]) => void;
  /** Goes back to an answer that a turn had before it was changed. */
  restore: (id: string, previous: Previous) => void;
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
    const settle = (change: (turn: Turn) => Turn) => {
      if (!controller.signal.aborted) setConversation((now) => withTurn(now, pending.id, change));
    };
    setProgress('');
    askTurn(conversation, pending, setProgress, controller.signal).then(
      (answered) => settle((turn) => ({ ...turn, ...answered })),
      (error: unknown) => {
        if (!isAbort(error)) settle((turn) => failed(turn, failureOf(error)));
      },
    );
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
      setConversation((now) => withTurn(now, turnId, (turn) => askedAnew(turn, change))),
    restore: (turnId, previous) =>
      setConversation((now) => withTurn(now, turnId, (turn) => restored(turn, previous))),
    setAsOf: (asOf) => setConversation((now) => askLastAgain({ ...now, asOf })),
    cancel() {
      if (pending === undefined) return;
      setConversation((now) => withTurn(now, pending.id, stopped));
    },
  };
}

/** What was carried along is sent only after the words of the question had their say. */
async function askTurn(
  conversation: Conversation,
  turn: Turn,
  onStatus: (message: string) => void,
  signal: AbortSignal,
): Promise<Pick<Turn, 'carried' | 'state'>> {
  const asked = (facts: Facts) => ask(requestFor(conversation, turn, facts), onStatus, { signal });
  const answer = await asked(turn.given);
  const carried = stillHolding(turn.carried, answer);
  if (Object.keys(carried).length === 0) return { carried, state: { kind: 'answered', answer } };
  const complete = await asked({ ...carried, ...turn.given });
  return { carried, state: { kind: 'answered', answer: complete } };
}

function askLastAgain(conversation: Conversation): Conversation {
  const last = conversation.turns.at(-1);
  return last === undefined ? conversation : withTurn(conversation, last.id, (turn) => askedAnew(turn, {}));
}

/** A turn that is not to be asked after all: what was shown before stays. */
function stopped(turn: Turn): Turn {
  const previous = turn.state.kind === 'asking' ? turn.state.previous : undefined;
  return previous === undefined ? failed(turn, { code: 'cancelled', message: '' }) : restored(turn, previous);
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
