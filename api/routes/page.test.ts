import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp } from '../test-app.ts';
import { loadPage } from './page.ts';

const dist = mkdtempSync(join(tmpdir(), 'cewen-page-'));
const script = 'console.log("page")';
beforeAll(() => {
  mkdirSync(join(dist, 'abc/assets'), { recursive: true });
  writeFileSync(join(dist, 'current'), 'abc');
  writeFileSync(join(dist, 'abc/index.html'), '<!doctype html><title>策问</title>');
  writeFileSync(join(dist, 'abc/assets/index-1.js'), script);
  writeFileSync(join(dist, 'abc/assets/index-1.js.gz'), gzipSync(script));
});
afterAll(() => rmSync(dist, { recursive: true }));

const request = (path: string, headers: Record<string, string> = {}) =>
  createTestApp(null, { page: loadPage(dist) }).app.request(path, { headers });

describe('the page', () => {
  test.each(['/', '/match', '/calculator', '/search', '/documents', '/documents/x', '/evals', '/about'])(
    'is at %s, asked for anew each time, while the index still loads',
    async (path) => {
      const response = await request(path);
      expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-cache']);
      expect(await response.text()).toContain('策问');
    },
  );

  test('allows no script but files of this server', async () => {
    const policy = (await request('/')).headers.get('content-security-policy');
    expect(policy).toContain("script-src 'self';");
  });

  test('has files that are kept for good, compressed for those who can read it', async () => {
    const plain = await request('/assets/index-1.js', { 'accept-encoding': 'identity' });
    expect(await plain.text()).toBe(script);
    const packed = await request('/assets/index-1.js', { 'accept-encoding': 'br;q=1.0, gzip' });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(packed.headers.get('cache-control')).toContain('immutable');
    expect(packed.headers.get('content-type')).toContain('text/javascript');
  });

  test.each(['/assets/none.js', '/assets/..%2f..%2fcurrent', '/current', '/assets/index-1.js.gz'])(
    'does not hand out %s',
    async (path) => expect((await request(path)).status).toBe(404),
  );

  test('answers an unknown address as a page to people and as JSON to programs and below /api', async () => {
    const forPeople = await request('/nowhere', { accept: 'text/html,*/*' });
    expect([forPeople.status, forPeople.headers.get('content-type')]).toEqual([
      404,
      'text/html; charset=UTF-8',
    ]);
    expect((await request('/nowhere')).headers.get('content-type')).toContain('json');
    expect((await request('/api/nowhere', { accept: 'text/html' })).headers.get('content-type')).toContain(
      'json',
    );
  });

  test('says what to do where it was never built', async () => {
    expect(loadPage(join(dist, 'nothing'))).toBeNull();
    const response = await createTestApp(null).app.request('/');
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('npm start');
  });
});
