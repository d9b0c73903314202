import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AppDeps, Library } from '../app-env.ts';
import { ErrorBody } from '../contract.ts';
import { openFeedback } from '../feedback/index.ts';
import { createTestApp, openTestLibrary } from '../test-app.ts';

let library: Library;
const folder = mkdtempSync(join(tmpdir(), 'cewen-feedback-route-'));
beforeAll(async () => {
  library = await openTestLibrary();
});
afterAll(async () => {
  await library.index.close();
  rmSync(folder, { recursive: true });
});

const judgement = {
  helpful: false,
  reason: 'wrongAmount',
  question: '能补多少？',
  answer: { status: 'calculated', text: '最高45万元[1]', asOf: '2026-11-22', version: 'v' },
};

function post(body: unknown, overrides: Partial<AppDeps> = {}) {
  const { app } = createTestApp(library, { feedback: openFeedback(folder), ...overrides });
  return () =>
    app.request('/api/feedback', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
}

const codeOf = async (response: Response) => ErrorBody.parse(await response.json()).error.code;

describe('POST /api/feedback', () => {
  test('stores what was judged and answers with its id', async () => {
    const response = await post(judgement)();
    expect(response.status).toBe(201);
    const stored: unknown = JSON.parse(readFileSync(join(folder, 'feedback/feedback.jsonl'), 'utf8'));
    expect(stored).toMatchObject(judgement);
    expect(await response.json()).toEqual({ id: expect.stringMatching(/^[\da-f-]{36}$/u) });
  });

  test.each([
    ['an unknown reason', { ...judgement, reason: 'because' }],
    ['an unknown field', { ...judgement, email: 'a@b' }],
    ['no judgement', { ...judgement, helpful: undefined }],
    ['a comment beyond its length', { ...judgement, comment: 'x'.repeat(1001) }],
  ])('refuses %s', async (_, body) => {
    const response = await post(body)();
    expect([response.status, await codeOf(response)]).toEqual([400, 'invalidRequest']);
  });

  test('refuses a body beyond its size', async () => {
    const response = await post({ ...judgement, comment: 'x'.repeat(200_000) })();
    expect(response.status).toBe(413);
  });

  test('has a limit of its own, below the one for questions', async () => {
    const send = post(judgement, { feedbackPerMinute: 1 });
    expect((await send()).status).toBe(201);
    const refused = await send();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('says that nothing was stored where there is no more room', async () => {
    const response = await post(judgement, { feedback: openFeedback(folder, 1) })();
    expect([response.status, await codeOf(response)]).toEqual([507, 'feedbackFull']);
  });
});
