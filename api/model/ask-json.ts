import type { ModelSettings } from '../config.ts';
import { createModelCall, type CallFailure } from './call.ts';
import { openChat, type Prompt } from './chat.ts';
import { readReply } from './reply.ts';

/** `json` is undefined where the reply is none. */
export type Asked = { outcome: 'answered'; json: unknown } | CallFailure;

export type AskJson = (prompt: Prompt, signal?: AbortSignal) => Promise<Asked>;

/** Asks for replies in JSON, one attempt each. Connects nothing and loads no library before it is first called. */
export function createAskJson(settings: ModelSettings): AskJson {
  const call = createModelCall(settings, () => openChat(settings));
  return async (prompt, signal) => {
    const result = await call(prompt, signal);
    return result.outcome === 'answered' ? { outcome: 'answered', json: readReply(result.reply) } : result;
  };
}
