import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { findChromium, missingChromium } from './find-chromium.mjs';

const root = join(import.meta.dirname, '../..');

const browserArguments = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The widths that every page has to look right at. */
export const widths = [360, 1440] as const;
export type Width = (typeof widths)[number];

export interface Visit {
  page: Page;
  /** Errors of the console, failed requests and requests to other hosts, as they come. */
  troubles: string[];
  /** Fails where axe finds a violation or the page is wider than the window. */
  expectSound: () => Promise<void>;
}

/** The real server with the real index, and a real browser. */
export interface Site {
  url: string;
  /** Where this server keeps what it is sent. */
  dataDir: string;
  /** Opens `path` in a browser context of its own, with nothing stored. */
  visit: (path: string, width?: Width) => Promise<Visit>;
  close: () => Promise<void>;
}

/** Starts what `npm start` starts, on a free port, over the index that the tests share. */
export async function openSite(env: Record<string, string> = {}): Promise<Site> {
  const executablePath = findChromium(process.env);
  if (executablePath === null) throw new Error(missingChromium);
  const dataDir = borrowIndex();
  const server = await startServer({ DATA_DIR: dataDir, LOG_LEVEL: 'error', ...env });
  const browser = await chromium.launch({ executablePath, args: browserArguments });
  return {
    url: server.url,
    dataDir,
    visit: (path, width = 1440) => visit(browser, server.url, path, width),
    async close() {
      await browser.close();
      await server.stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}

/** A data folder of its own, so that nothing that tests send is kept, with the index of the project. */
function borrowIndex(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'cewen-site-'));
  for (const name of ['index', 'models']) {
    mkdirSync(join(root, 'data', name), { recursive: true });
    symlinkSync(join(root, 'data', name), join(dataDir, name));
  }
  return dataDir;
}

async function startServer(env: Record<string, string>) {
  const child = spawn(process.execPath, ['setup.mjs', '--page', 'api/server.ts'], {
    cwd: root,
    env: { ...process.env, PORT: '0', ...env },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += String(chunk)));
  const ready = /已就绪：(http:\S+)/u;
  await vi.waitFor(() => expect(printed).toMatch(ready), { timeout: 60_000, interval: 50 });
  return { url: ready.exec(printed)?.[1] ?? '', stop: () => stop(child) };
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

async function visit(browser: Browser, url: string, path: string, width: Width): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width, height: width === 360 ? 740 : 900 },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  // Shorter than a test may take, so that what is waited for in vain is named.
  page.setDefaultTimeout(12_000);
  const troubles = watch(page, url);
  await page.goto(url + path);
  await page.locator('main h1, main [role=alert]').first().waitFor();
  return { page, troubles, expectSound: () => expectSound(page) };
}

function watch(page: Page, url: string): string[] {
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('requestfailed', (request) => {
    // A question that the reader takes back is cancelled on purpose.
    const failure = request.failure()?.errorText ?? '';
    if (failure !== 'net::ERR_ABORTED') troubles.push(`${failure} ${request.url()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:')) troubles.push(request.url());
  });
  return troubles;
}

async function expectSound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  expect(found).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}
