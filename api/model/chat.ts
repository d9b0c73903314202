import { withdrawLibrarySettings, type ModelSettings } from '../config.ts';
import { boundedFetch, type Fetch } from './bounded-fetch.ts';

export interface Prompt {
  /** The rules; holds nothing that a user wrote. */
  system: string;
  /** The material, between marks. */
  user: string;
}

export interface Chat {
  /** The text of the reply to one request, without a second try; rejects on every failure. */
  ask(prompt: Prompt, signal: AbortSignal): Promise<string>;
}

/** Far above any reply that is asked for, thoughts of a reasoning model included. */
const mostReplyBytes = 1024 * 1024;
const fetchReply = boundedFetch(mostReplyBytes);

/**
 * Loads LangChain, which takes a second or two: call it only where a model is really asked. By `langchain` for its own
 * choice of client; its main entry would load agents and graphs too, whose types change those of zod everywhere.
 */
export async function openChat({ baseUrl, model, apiKey }: ModelSettings): Promise<Chat> {
  withdrawLibrarySettings();
  // oxlint-disable-next-line no-restricted-imports -- the one place where it is loaded
  const { initChatModel } = await import('langchain/chat_models/universal');
  const chat = await initChatModel(model, {
    modelProvider: 'openai',
    useResponsesApi: false,
    temperature: 0,
    streaming: false,
    maxRetries: 0,
    // The client refuses to start without a key.
    apiKey: apiKey ?? 'none',
    configuration: {
      baseURL: baseUrl,
      fetch: apiKey === undefined ? withoutKey(fetchReply) : fetchReply,
      logLevel: 'off',
    },
  });
  return {
    async ask({ system, user }, signal) {
      const messages = [
        { role: 'system', content: system },
        { role: 'user', content: user },
      ];
      const reply = await chat.invoke(messages, { signal });
      return reply.text;
    },
  };
}

function withoutKey(fetchOnce: Fetch): Fetch {
  return (input, init) => {
    const headers = new Headers(init?.headers);
    headers.delete('Authorization');
    return fetchOnce(input, { ...init, headers });
  };
}
