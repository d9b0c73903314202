import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { ModelSettings } from '../config.ts';

const chatRequest = z.object({
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
});

/** A request as the endpoint received it. */
export interface Received {
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
  system: string;
  user: string;
}

export type Behaviour = (response: ServerResponse, request: Received) => void;

/** A chat endpoint on a free port of this machine, as well or badly behaved as a test wants it. */
export interface TestEndpoint {
  settings: ModelSettings;
  received: Received[];
  /** Requests whose connection was closed before they were answered. */
  abandoned: number;
  behave(behaviour: Behaviour): void;
  close(): Promise<void>;
}

export async function openTestEndpoint(): Promise<TestEndpoint> {
  let behaviour: Behaviour = say('');
  const server = createServer((request, response) => void respond(request, response));
  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const received = await receive(request);
    // A client can leave while it is still sending.
    if (received === null) return;
    endpoint.received.push(received);
    response.on('close', () => {
      if (!response.writableFinished) endpoint.abandoned += 1;
    });
    behaviour(response, received);
  }
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const endpoint: TestEndpoint = {
    settings: { baseUrl: `http://127.0.0.1:${port}/v1`, model: 'test-model', timeoutMs: 14_000 },
    received: [],
    abandoned: 0,
    behave: (next) => {
      behaviour = next;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return endpoint;
}

async function receive(request: IncomingMessage): Promise<Received | null> {
  const body = await text(request).catch(() => null);
  if (body === null) return null;
  const messages = messagesIn(body);
  const contentOf = (role: string) => messages.find((message) => message.role === role)?.content ?? '';
  return {
    path: `${request.method} ${request.url}`,
    headers: request.headers,
    body,
    system: contentOf('system'),
    user: contentOf('user'),
  };
}

/** None where something else than a chat is sent. */
function messagesIn(body: string): z.infer<typeof chatRequest>['messages'] {
  try {
    return chatRequest.parse(JSON.parse(body)).messages;
  } catch {
    return [];
  }
}

/** A reply as an endpoint sends it, with this as the model's words. */
export function completion(content: string | null): string {
  const message = { role: 'assistant', content };
  return JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_700_000_000,
    model: 'test-model',
    choices: [{ index: 0, message, finish_reason: 'stop' }],
    usage: { prompt_tokens: 10, completion_tokens: 10, total_tokens: 20 },
  });
}

/** Sends a body with a status. */
export function send(status: number, body: string | Buffer, headers: Record<string, string> = {}): Behaviour {
  return (response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(body);
  };
}

/** Answers well, with these words of the model. */
export const say = (content: string): Behaviour => send(200, completion(content));

/** Answers well, with JSON. */
export const sayJson = (json: unknown): Behaviour => say(JSON.stringify(json));
