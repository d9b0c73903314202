import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Library } from './app-env.ts';
import { ErrorBody } from './contract.ts';
import { createTestApp, openTestLibrary } from './test-app.ts';

let library: Library;
beforeAll(async () => {
  library = await openTestLibrary();
});
afterAll(() => library.index.close());

async function errorOf(response: Response) {
  return ErrorBody.parse(await response.json()).error;
}

describe('every response', () => {
  test('carries security headers and a policy that allows nothing from other hosts', async () => {
    const { headers } = await createTestApp(library).app.request('/healthz');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('content-security-policy')).not.toMatch(/https?:|unsafe-eval/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test('has a request id, the one the client sent or its own', async () => {
    const { app } = createTestApp(library);
    const sent = await app.request('/nowhere', { headers: { 'x-request-id': 'abc-1' } });
    expect(sent.headers.get('x-request-id')).toBe('abc-1');
    expect((await errorOf(sent)).requestId).toBe('abc-1');
    const hostile = await app.request('/healthz', { headers: { 'x-request-id': '"><script>' } });
    expect(hostile.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('is compressed for clients that ask for it', async () => {
    const { app } = createTestApp(library);
    const response = await app.request('/api/documents', { headers: { 'accept-encoding': 'gzip' } });
    expect(response.headers.get('content-encoding')).toBe('gzip');
  });
});

describe('failures', () => {
  test('an unknown address is 404 and names it', async () => {
    const response = await createTestApp(library).app.request('/api/nowhere');
    expect(response.status).toBe(404);
    expect(await errorOf(response)).toMatchObject({ code: 'notFound', message: '没有找到：/api/nowhere' });
  });

  test('a message repeats only the beginning of an endless address', async () => {
    const response = await createTestApp(library).app.request(`/${'x'.repeat(5000)}`);
    expect((await errorOf(response)).message.length).toBeLessThan(250);
  });

  test('a wrong method is 405 and says which are allowed', async () => {
    const response = await createTestApp(library).app.request('/api/ask');
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
  });

  test('everything below /api is 503 while the index loads, and tells when to come back', async () => {
    const { app } = createTestApp(null);
    for (const path of ['/api/documents', '/api/search?q=x', '/api/clauses/x', '/readyz']) {
      const response = await app.request(path);
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toBe('1');
      expect((await errorOf(response)).code).toBe('indexLoading');
    }
    expect((await app.request('/healthz')).status).toBe(200);
  });

  test('a client over its limit gets 429 with Retry-After, below it not', async () => {
    const { app } = createTestApp(library, { rateLimitPerMinute: 2 });
    expect((await app.request('/api/documents')).status).toBe(200);
    expect((await app.request('/api/documents')).status).toBe(200);
    const refused = await app.request('/api/documents');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await errorOf(refused)).code).toBe('tooManyRequests');
    expect((await app.request('/healthz')).status).toBe(200);
  });

  test('work that takes too long is 504', async () => {
    const slow: Library = { ...library, answerer: { answer: () => new Promise(() => {}) } };
    const { app } = createTestApp(slow, { requestTimeout: 20 });
    const response = await app.request('/api/ask', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"question":"x"}',
    });
    expect(response.status).toBe(504);
    expect((await errorOf(response)).code).toBe('timeout');
  });

  test('a bug is 500 without its message or stack; both are in the log', async () => {
    const broken: Library = {
      ...library,
      answerer: { answer: () => Promise.reject(new Error('secret detail')) },
    };
    const { app, lines } = createTestApp(broken);
    const response = await app.request('/api/ask', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"question":"x"}',
    });
    expect(response.status).toBe(500);
    const body = await response.text();
    expect(body).not.toMatch(/secret|\.ts|at /);
    expect(lines.join('')).toContain('secret detail');
  });
});

describe('the log', () => {
  const question = '我司去年出口额是机密数字';
  const ask = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question }),
  };

  test('has one line a request, without what was asked or searched', async () => {
    const { app, lines } = createTestApp(library);
    await app.request('/api/ask', ask);
    await app.request(`/api/search?q=${encodeURIComponent(question)}`);
    const text = lines.join('');
    expect(lines.filter((line) => line.includes('"msg":"request"'))).toHaveLength(2);
    expect(text).toContain('"path":"/api/search"');
    expect(text).not.toContain('机密');
    expect(text).not.toContain('%E6');
  });

  test('holds the question when that is asked for', async () => {
    const { app, lines } = createTestApp(library, { logQuestions: true });
    await app.request('/api/ask', ask);
    expect(lines.join('')).toContain(question);
  });
});
