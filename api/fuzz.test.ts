import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Library } from './app-env.ts';
import { ErrorBody } from './contract.ts';
import { createTestApp, openTestLibrary } from './test-app.ts';

let library: Library;
beforeAll(async () => {
  library = await openTestLibrary();
});
afterAll(() => library.index.close());

interface FuzzedRequest {
  path: string;
  method: string;
  headers: Record<string, string>;
  body: string | Uint8Array<ArrayBuffer>;
}

const question = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('专精特新奖励多少', '第9条', '\ud800', '\u0000', '１亿美元'.repeat(400), '（'.repeat(3000)),
);
const askBody = fc.record(
  {
    question: fc.oneof({ weight: 4, arbitrary: question }, fc.anything()),
    history: fc.oneof(fc.anything(), fc.array(fc.record({ role: fc.constant('user'), content: question }))),
    facts: fc.oneof(fc.anything(), fc.dictionary(fc.string(), fc.anything({ maxDepth: 1 }))),
    asOf: fc.oneof(fc.constantFrom('2026-02-29', '0000-00-00', '9999-12-31'), fc.anything()),
    documentIds: fc.oneof(fc.constant(['specialized-sme']), fc.anything()),
    surprise: fc.anything(),
  },
  { requiredKeys: [] },
);
const asJson = (value: unknown) =>
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner)) ?? '';

const body: fc.Arbitrary<string | Uint8Array<ArrayBuffer>> = fc.oneof(
  { weight: 5, arbitrary: askBody.map(asJson) },
  askBody.map((value) => asJson(value).slice(0, -3)),
  fc.json(),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => new Uint8Array(bytes)),
  question.map((text) => new Uint8Array(Buffer.from(asJson({ question: text }), 'utf16le'))),
  fc.constantFrom(
    '',
    'null',
    '\ufeff{"question":"x"}',
    '{"question":"x","question":{}}',
    '{"__proto__":{"question":"x"},"constructor":1}',
    '{"question":"x","facts":{"__proto__":"1","toString":"2"}}',
    '{"question":1e999}',
    '['.repeat(30_000),
    `{"question":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
    `{"question":"${'x'.repeat(70_000)}"}`,
  ),
);
const headerValue = fc.string({ unit: fc.constantFrom(...'abz09;=,*/"-_. q\u00e9'), maxLength: 30 });
const headers = fc.record(
  {
    'content-type': fc.oneof(
      { weight: 4, arbitrary: fc.constant('application/json') },
      fc.constantFrom('application/json; charset=gbk', 'application/problem+json', 'text/plain', ''),
      headerValue,
    ),
    accept: fc.oneof(fc.constantFrom('text/event-stream', '*/*', 'text/html;q=x'), headerValue),
    'accept-encoding': fc.oneof(fc.constantFrom('gzip', 'br', '*;q=0'), headerValue),
    'content-encoding': fc.oneof({ weight: 5, arbitrary: fc.constant('') }, fc.constant('gzip')),
    'content-length': fc.constantFrom('0', '-1', 'abc', '99999999999'),
    'x-request-id': headerValue,
    'x-forwarded-for': headerValue,
  },
  { requiredKeys: [] },
);
const parameter = fc.oneof(question.map(wellFormed), fc.constantFrom('%', '%zz', '%E0%A4%A', '1', '100'));
const queryString = fc
  .array(fc.tuple(fc.constantFrom('q', 'k', 'mode', 'asOf', 'documentId', 'x'), parameter), { maxLength: 4 })
  .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&'));
const path = fc.oneof(
  { weight: 6, arbitrary: fc.constant('/api/ask') },
  { weight: 3, arbitrary: queryString.map((query) => `/api/search?${query}`) },
  parameter.map((id) => `/api/documents/${id}`),
  parameter.map((id) => `/api/clauses/${id}`),
  parameter.map((name) => `/docs/${name}`),
);
const request: fc.Arbitrary<FuzzedRequest> = fc.record({
  path,
  method: fc.constantFrom('POST', 'POST', 'POST', 'GET', 'GET', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'),
  headers,
  body,
});

/** A lone surrogate cannot stand in a URL; in a JSON body it can. */
function wellFormed(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}

/** Bytes in use once everything unreachable is gone. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
  return process.memoryUsage().heapUsed;
}

/** What a client reads, after undoing the compression it asked for. */
function textOf(response: Response): Promise<string> {
  const encoding = response.headers.get('content-encoding');
  const { body: sent } = response;
  if (encoding === null || sent === null) return response.text();
  const format = z.enum(['gzip', 'deflate']).parse(encoding);
  return new Response(sent.pipeThrough(new DecompressionStream(format))).text();
}

/** Failures that are the server's own fault, or are not in the one error shape; people get a page instead. */
async function faultOf(response: Response, method: string): Promise<string | undefined> {
  const text = await textOf(response);
  if (response.status >= 500) return `${response.status} ${text}`;
  const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
  if (response.status < 400 || method === 'HEAD' || (response.status === 404 && isPage)) return undefined;
  const parsed = ErrorBody.safeParse(JSON.parse(text));
  return parsed.success ? undefined : text;
}

test('1,000 malformed requests get no 5xx and no other error shape, and leave nothing in memory', async () => {
  const page = new Map([['/index.html', new TextEncoder().encode('<!doctype html><title>策问</title>')]]);
  const { app } = createTestApp(library, { log: pino({ level: 'silent' }), page });
  const send = async ({ path: address, method, headers: given, body: content }: FuzzedRequest) => {
    const bodiless = method === 'GET' || method === 'HEAD';
    const response = await app.request(address, {
      method,
      headers: given,
      ...(bodiless ? {} : { body: content }),
    });
    expect(await faultOf(response, method)).toBeUndefined();
  };
  await fc.assert(fc.asyncProperty(request, send), { numRuns: 200 });
  const before = heapInUse();
  await fc.assert(fc.asyncProperty(request, send), { numRuns: 1000 });
  const megabytes = (heapInUse() - before) / 1e6;
  expect(megabytes).toBeLessThan(20);
}, 120_000);
