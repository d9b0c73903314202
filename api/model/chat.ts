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

/** Loads LangChain, which takes a second or two: call it only where a model is really asked. */
export async function openChat({ baseUrl, model, apiKey }: ModelSettings): Promise<Chat> {
  withdrawLibrarySettings();
  const [{ ChatOpenAICompletions }, { HumanMessage, SystemMessage }] = await Promise.all([
    // oxlint-disable-next-line no-restricted-imports -- the one place where it is loaded
    import('@langchain/openai'),
    // oxlint-disable-next-line no-restricted-imports -- the one place where it is loaded
    import('@langchain/core/messages'),
  ]);
  const chat = new ChatOpenAICompletions({
    model,
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
      const reply = await chat.invoke([new SystemMessage(system), new HumanMessage(user)], { signal });
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
