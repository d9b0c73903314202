import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Library } from '../app-env.ts';
import { createTestApp, openTestLibrary } from '../test-app.ts';

let library: Library;
beforeAll(async () => {
  library = await openTestLibrary();
});
afterAll(() => library.index.close());

const OpenApi = z.looseObject({
  openapi: z.string(),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        parameters: z.array(z.looseObject({ name: z.string(), in: z.string() })).optional(),
        responses: z.record(z.string(), z.unknown()),
      }),
    ),
  ),
  components: z.object({ schemas: z.record(z.string(), z.unknown()), parameters: z.unknown() }),
});

async function readOpenApi() {
  const response = await createTestApp(null).app.request('/openapi.json');
  expect(response.status).toBe(200);
  return OpenApi.parse(await response.json());
}

describe('/openapi.json', () => {
  test('describes every route in OpenAPI 3.1, with its parameters', async () => {
    const { openapi, paths } = await readOpenApi();
    expect(openapi).toBe('3.1.0');
    expect(Object.keys(paths).sort()).toEqual([
      '/api/about',
      '/api/ask',
      '/api/awards',
      '/api/awards/{awardId}',
      '/api/calculate',
      '/api/calculate/curve',
      '/api/clauses/{clauseId}',
      '/api/documents',
      '/api/documents/{documentId}',
      '/api/documents/{documentId}/numbers',
      '/api/evals',
      '/api/evals/sets',
      '/api/evals/sets/{id}',
      '/api/evals/template',
      '/api/evals/{id}',
      '/api/evals/{id}/cancel',
      '/api/evals/{id}/comparison',
      '/api/evals/{id}/findings',
      '/api/evals/{id}/records',
      '/api/evals/{id}/report',
      '/api/facts',
      '/api/facts/read',
      '/api/feedback',
      '/api/match',
      '/api/search',
      '/healthz',
      '/metrics',
      '/readyz',
    ]);
    for (const [path, operations] of Object.entries(paths)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters = [], responses } of Object.values(operations)) {
        expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(inPath);
        expect(Object.keys(responses).some((status) => status.startsWith('2'))).toBe(true);
      }
    }
  });

  test('has no dangling reference', async () => {
    const document = await readOpenApi();
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)];
    expect(references.length).toBeGreaterThan(10);
    for (const [, name = ''] of references) expect(document.components.schemas).toHaveProperty(name);
  });

  test.each([
    ['DocumentList', '/api/documents', undefined],
    ['Document', '/api/documents/specialized-sme', undefined],
    ['SearchResponse', '/api/search?q=奖励', undefined],
    ['Clause', '/api/clauses/specialized-sme.title', undefined],
    ['Readiness', '/readyz', undefined],
    ['Error', '/api/clauses/no-such', undefined],
    ['Answer', '/api/ask', '专精特新小巨人企业奖励多少？'],
    ['Answer', '/api/ask', '今天天气怎么样？'],
  ])('has a schema %s that the real response of %s meets', async (name, path, question) => {
    const { components } = await readOpenApi();
    const schema = jsonSchema(name, components.schemas);
    const response = await createTestApp(library).app.request(
      path,
      question === undefined
        ? {}
        : {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ question }),
          },
    );
    expect(schema.safeParse(await response.json()).error).toBeUndefined();
    expect(schema.safeParse({}).success).toBe(false);
  });
});

/** The schema as any other client would read it: from the served JSON, not from the code. */
function jsonSchema(name: string, schemas: Record<string, unknown>): z.ZodType {
  const definitions: unknown = JSON.parse(
    JSON.stringify(schemas).replaceAll('#/components/schemas/', '#/$defs/'),
  );
  const defs = z.record(z.string(), z.looseObject({})).parse(definitions);
  return z.fromJSONSchema({ $ref: `#/$defs/${name}`, $defs: defs });
}

describe('/docs', () => {
  test('is a page whose parts all come from this server', async () => {
    const { app } = createTestApp(null);
    const page = await (await app.request('/docs')).text();
    const parts = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, part = '']) => part);
    expect(parts.length).toBe(4);
    for (const part of parts) {
      expect(part.startsWith('/docs/')).toBe(true);
      expect((await app.request(part)).status).toBe(200);
    }
    expect(page).not.toMatch(/<script>|https?:\/\//);
  });

  test('serves no other file of the package', async () => {
    const { app } = createTestApp(null);
    for (const path of ['/docs/package.json', '/docs/..%2fpackage.json', '/docs/index.html']) {
      expect((await app.request(path)).status).toBe(404);
    }
  });
});

describe('operations', () => {
  test('readiness names the library that is open', async () => {
    const response = await createTestApp(library).app.request('/readyz');
    expect(await response.json()).toEqual({
      status: 'ready',
      version: library.index.version,
      documents: library.index.corpus.documents.length,
    });
  });

  test('metrics count requests by route, without anything of a question', async () => {
    const { app } = createTestApp(library);
    await app.request(`/api/search?q=${encodeURIComponent('机密')}`);
    await app.request('/api/clauses/specialized-sme.title');
    const response = await app.request('/metrics');
    expect(response.headers.get('content-type')).toContain('text/plain');
    const text = await response.text();
    expect(text).toContain('http_requests_total{method="GET",route="/api/search",status="200",ok="true"} 1');
    expect(text).toContain('route="/api/clauses/:clauseId"');
    expect(text).toContain('process_resident_memory_bytes');
    expect(text).not.toMatch(/机密|%E6|specialized-sme/);
  });
});
