import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openOverHttp } from './over-http.ts';
import { ServerGone } from './respondent.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

const answer = {
  status: 'refused',
  text: '没有收录',
  citations: [],
  awards: [],
  total: null,
  missingFacts: [],
  facts: [],
  notices: [],
  refusal: { code: 'notCovered', message: '没有收录' },
  asOf: '2026-11-22',
  knowledgeBase: { version: 'v', documents: 0 },
  tookMs: 1,
};

const send = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) => response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));

const about = {
  software: { name: 'cewen', version: '1.2.3' },
  embeddingModel: 'e',
  languageModel: { name: 'm', local: true },
};

/** A server with an empty library, whose questions meet these replies one after another, the last one for ever. */
async function serverThat(...replies: ((response: ServerResponse) => unknown)[]) {
  return serverSaying(about, ...replies);
}

async function serverSaying(self: object | null, ...replies: ((response: ServerResponse) => unknown)[]) {
  let asked = 0;
  const server = createServer((request, response) => {
    const [path] = (request.url ?? '').split('?');
    if (path === '/readyz') return send(response, 200, { version: 'v', documents: 0 });
    if (path === '/api/documents') return send(response, 200, { documents: [] });
    if (path === '/api/facts') return send(response, 200, { facts: [{ id: 'a' }] });
    if (path === '/api/about') return send(response, self === null ? 404 : 200, self);
    if (path === '/healthz') return send(response, 200, { status: 'ok' });
    asked += 1;
    return (replies[asked - 1] ?? replies.at(-1))?.(response);
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  const pauses: number[] = [];
  const wait = async (ms: number) => void pauses.push(ms);
  const source = await openOverHttp({ baseUrl: `http://127.0.0.1:${address.port}/`, mode: 'hybrid', wait });
  return { server, pauses, source, asked: () => asked, respondent: await source.open() };
}

const ok = (response: ServerResponse) => send(response, 200, answer);
const failing = (response: ServerResponse) =>
  send(response, 500, { error: { code: 'internal', message: '服务器内部错误', requestId: 'r' } });
const busy = (response: ServerResponse) => send(response, 429, {}, { 'Retry-After': '7' });

describe('a server', () => {
  it('is asked by its contract', async () => {
    const { respondent, source } = await serverThat(ok);
    expect(await respondent.ask({ question: '问' })).toEqual({
      kind: 'ok',
      value: answer,
      elapsedMs: expect.any(Number),
    });
    expect(respondent.knowledgeBase).toEqual({ version: 'v', documents: 0 });
    expect(source.library.factIds).toEqual(new Set(['a']));
  });

  it('that asks to be left alone is left alone for so long, and asked again', async () => {
    const { respondent, pauses } = await serverThat(busy, busy, ok);
    expect((await respondent.ask({ question: '问' })).kind).toBe('ok');
    expect(pauses).toEqual([7000, 7000]);
  });

  it('is timed by the reply that counts, not by what it asked to wait for or failed at before', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const taking =
      (ms: number, reply: (response: ServerResponse) => unknown) => (response: ServerResponse) => {
        vi.advanceTimersByTime(ms);
        return reply(response);
      };
    try {
      const { respondent } = await serverThat(taking(300, busy), taking(500, failing), taking(20, ok));
      expect((await respondent.ask({ question: '问' })).elapsedMs).toBe(20);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is known by what it says of itself, where it does', async () => {
    expect((await serverThat(ok)).respondent.program).toBe('cewen 1.2.3，e，m');
    const alone = await serverSaying({ ...about, languageModel: null }, ok);
    expect(alone.respondent.program).toBe('cewen 1.2.3，e，无语言模型');
    expect((await serverSaying(null, ok)).respondent.program).toBeNull();
  });

  it('that goes on asking so is given up for this question', async () => {
    const { respondent, asked } = await serverThat(busy);
    expect(await respondent.ask({ question: '问' })).toMatchObject({ kind: 'failed' });
    expect(asked()).toBe(11);
  });

  it('that fails once is asked again', async () => {
    const { respondent } = await serverThat(failing, ok);
    expect((await respondent.ask({ question: '问' })).kind).toBe('ok');
  });

  it('that goes on failing has failed at this question, with what it said', async () => {
    const { respondent, asked } = await serverThat(failing);
    const reply = await respondent.ask({ question: '问' });
    expect(reply).toEqual({
      kind: 'failed',
      message: 'HTTP 500：服务器内部错误',
      elapsedMs: expect.any(Number),
    });
    expect(asked()).toBe(4);
  });

  it('that cuts the line but lives has failed at this question', async () => {
    const { respondent } = await serverThat((response) => response.destroy());
    expect((await respondent.ask({ question: '问' })).kind).toBe('failed');
  });

  it.each([
    ['no JSON', (response: ServerResponse) => response.end('<html>')],
    ['another object', (response: ServerResponse) => send(response, 200, { status: 'sure' })],
    ['a list', (response: ServerResponse) => send(response, 200, [])],
  ])('that answers with %s has failed at this question', async (_, reply) => {
    const { respondent } = await serverThat(reply);
    const failed = await respondent.ask({ question: '问' });
    expect(failed).toMatchObject({ kind: 'failed', message: expect.stringContaining('回答不合约定') });
  });

  it('that is gone stops the run', async () => {
    const { respondent, server } = await serverThat(ok);
    server.close().closeAllConnections();
    await expect(respondent.ask({ question: '问' })).rejects.toThrow(ServerGone);
  });

  it('that was never there is named', async () => {
    const opening = openOverHttp({ baseUrl: 'http://127.0.0.1:9', mode: 'hybrid', wait: async () => {} });
    await expect(opening).rejects.toThrow('无法连接 http://127.0.0.1:9');
  });
});
