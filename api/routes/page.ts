import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Context } from 'hono';
import { Hono } from 'hono';
import { accepts } from 'hono/accepts';
import type { AppEnv } from '../app-env.ts';
import { fail } from '../errors.ts';

/** Addresses that the page answers by itself, in the browser. */
const pagePaths = [
  '/',
  '/match',
  '/calculator',
  '/calculator/:awardId',
  '/search',
  '/documents',
  '/documents/:documentId',
  '/evals',
  '/evals/:runId',
  '/about',
];

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** In the order of preference; the build puts a compressed copy beside the file. */
const encodings = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
];

/**
 * The built page, by address. Held in memory: a build that replaces it under a running server would otherwise take
 * away the parts that open pages still have to load.
 */
export type Page = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/** @param dist where `web/build.mjs` builds; null where it has not built anything yet. */
export function loadPage(dist: string): Page | null {
  const pointer = join(dist, 'current');
  if (!existsSync(pointer)) return null;
  const folder = join(dist, readFileSync(pointer, 'utf8').trim());
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return new Map(
    files.map((file) => {
      const path = join(file.parentPath, file.name);
      return [path.slice(folder.length), new Uint8Array(readFileSync(path))];
    }),
  );
}

/** The page at its addresses and its files; every other address is left to the rest of the app. */
export function pageRoutes(page: Page | null) {
  const routes = new Hono<AppEnv>();
  for (const path of pagePaths) routes.get(path, (c) => sendIndex(c, page, 200));
  for (const path of page?.keys() ?? []) {
    if (types[extname(path)] !== undefined && path !== '/index.html') {
      routes.get(path, (c) => sendFile(c, page, path));
    }
  }
  return routes;
}

/** 404 as a page for people who follow a link, as JSON for programs and for everything below /api. */
export function answerNotFound(page: Page | null) {
  return (c: Context<AppEnv>) => {
    const isApi = c.req.path === '/api' || c.req.path.startsWith('/api/');
    return !isApi && c.req.method === 'GET' && wantsHtml(c)
      ? sendIndex(c, page, 404)
      : fail(c, 'notFound', c.req.path);
  };
}

function wantsHtml(c: Context): boolean {
  const supports = ['application/json', 'text/html'];
  return accepts(c, { header: 'Accept', supports, default: 'application/json' }) === 'text/html';
}

const missingPage = `<!doctype html>
<html lang="zh-CN">
  <head><meta charset="utf-8" /><title>策问</title></head>
  <body><h1>网页尚未构建</h1><p>请查看服务器启动时的提示，修正后重新运行 npm start。接口可用：<a href="/docs">/docs</a></p></body>
</html>
`;

function sendIndex(c: Context, page: Page | null, status: 200 | 404) {
  // Names the files of one build: a browser that kept it would ask for files that are gone.
  c.header('Cache-Control', 'no-cache');
  const index = page?.get('/index.html');
  if (index !== undefined) return c.html(new TextDecoder().decode(index), status);
  // An address that no page has stays unknown, whether or not the page is built.
  return c.html(missingPage, status === 404 ? 404 : 503);
}

function sendFile(c: Context, page: Page | null, path: string) {
  const accepted = (c.req.header('accept-encoding') ?? '').split(',').map((one) => one.split(';')[0]?.trim());
  const encoding = encodings.find(({ name, suffix }) => accepted.includes(name) && page?.has(path + suffix));
  const bytes = page?.get(path + (encoding?.suffix ?? ''));
  if (bytes === undefined) return c.notFound();
  if (encoding !== undefined) c.header('Content-Encoding', encoding.name);
  c.header('Vary', 'Accept-Encoding');
  // Names below /assets hold a hash of the content.
  const hashed = path.startsWith('/assets/');
  c.header('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  return c.body(bytes, 200, { 'Content-Type': types[extname(path)] ?? 'application/octet-stream' });
}
