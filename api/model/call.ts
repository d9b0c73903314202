import type { ModelSettings } from '../config.ts';
import type { Chat, Prompt } from './chat.ts';

/** Why there is no reply. */
export type CallFailure =
  /** As many calls as allowed were under way. */
  | { outcome: 'busy' }
  | { outcome: 'timeout' }
  | { outcome: 'aborted' }
  /** `HTTP 429`, `ECONNREFUSED`, or the kind of error. */
  | { outcome: 'failed'; reason: string };

export type CallResult = { outcome: 'answered'; reply: string } | CallFailure;

export type ModelCall = (prompt: Prompt, signal: AbortSignal | undefined) => Promise<CallResult>;

/** Whoever comes when this many are under way goes on without the model: waiting would cost more than its words gain. */
const mostAtOnce = 2;

const timeLimit = Symbol('time limit');

/** One attempt a call, within the time limit; whatever goes wrong is a value. `open` is called on first use. */
export function createModelCall({ timeoutMs }: ModelSettings, open: () => Promise<Chat>): ModelCall {
  let active = 0;
  let opening: Promise<Chat> | null = null;

  async function ask(prompt: Prompt, signal: AbortSignal): Promise<string> {
    opening ??= open();
    const chat = await opening;
    signal.throwIfAborted();
    return chat.ask(prompt, signal);
  }

  return async (prompt, signal) => {
    if (signal?.aborted === true) return { outcome: 'aborted' };
    if (active >= mostAtOnce) return { outcome: 'busy' };
    active += 1;
    const stop = new AbortController();
    const abort = () => stop.abort();
    const timer = setTimeout(() => stop.abort(timeLimit), timeoutMs);
    signal?.addEventListener('abort', abort, { once: true });
    try {
      // The race keeps the limit even where the library would notice the signal late.
      const reply = await Promise.race([ask(prompt, stop.signal), rejectionOf(stop.signal)]);
      return { outcome: 'answered', reply };
    } catch (error) {
      return failureOf(error, stop.signal);
    } finally {
      active -= 1;
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    }
  };
}

function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('stopped')), { once: true });
  });
}

function failureOf(error: unknown, { aborted, reason }: AbortSignal): CallFailure {
  if (aborted) return { outcome: reason === timeLimit ? 'timeout' : 'aborted' };
  return { outcome: 'failed', reason: reasonOf(error) };
}

/** Not the message: endpoints repeat keys and prompts in theirs. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if ('status' in error && typeof error.status === 'number') return `HTTP ${error.status}`;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause === undefined ? error.constructor.name : reasonOf(error.cause);
}
