import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { launchBrowser, openWindow, type Width } from './browser.ts';
import { startServer } from './server.ts';

export { layoutShift, widths } from './browser.ts';

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
  /** Ends the server; the browser stays. */
  stop: () => Promise<void>;
  close: () => Promise<void>;
}

/** The server with what `env` says besides, and a browser. */
export async function openSite(env: Record<string, string> = {}): Promise<Site> {
  const server = await startServer(env);
  const browser = await launchBrowser();
  return {
    url: server.url,
    dataDir: server.dataDir,
    visit: (path, width = 1440) => visit(browser, server.url, path, width),
    stop: server.stop,
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}

async function visit(browser: Browser, url: string, path: string, width: Width): Promise<Visit> {
  const context = await openWindow(browser, width);
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
