/** A chat endpoint on a free port of this machine that says what a test wants, one behaviour a request. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

export type Behaviour = (response: ServerResponse) => void;

export interface TestEndpoint {
  baseUrl: string;
  /** Bodies as they were received. */
  received: string[];
  /** The behaviour of the next requests, in turn; the last one stays. */
  behave(...behaviours: Behaviour[]): void;
  close(): Promise<void>;
}

export async function openTestEndpoint(): Promise<TestEndpoint> {
  const received: string[] = [];
  let queue: Behaviour[] = [say('')];
  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    received.push(await text(request));
    const behaviour = queue.length > 1 ? queue.shift() : queue[0];
    behaviour?.(response);
  }
  const server = createServer((request, response) => void respond(request, response));
  // Opening the system blocks for seconds on a busy machine: a connection closed meanwhile would fail the next request.
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    received,
    behave: (...behaviours) => {
      queue = behaviours;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Sends these words as the model's. */
export function say(content: string): Behaviour {
  const message = { role: 'assistant', content };
  const reply = {
    id: 'c',
    object: 'chat.completion',
    created: 0,
    model: 'm',
    choices: [{ index: 0, message, finish_reason: 'stop' }],
  };
  return (response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(reply));
  };
}

export const sayJson = (json: unknown): Behaviour => say(JSON.stringify(json));

/** Fails with a status. */
export function fail(status: number): Behaviour {
  return (response) => {
    response.writeHead(status);
    response.end('no');
  };
}

/** Never answers. */
export const hang: Behaviour = () => {};
