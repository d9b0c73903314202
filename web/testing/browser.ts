import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { findChromium, missingChromium } from './find-chromium.mjs';

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

/** The Chromium of this machine. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium(process.env);
  if (executablePath === null) throw new Error(missingChromium);
  return chromium.launch({ executablePath, args: browserArguments });
}

/** A window of that width with nothing stored, that adds up how far its content moves about. */
export async function openWindow(browser: Browser, width: Width): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height: width === 360 ? 740 : 900 },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  });
  await context.addInitScript(addUpShifts);
  return context;
}

/** Read by `layoutShift`; what follows an input at once is expected to move and does not count. */
function addUpShifts() {
  const total = { layoutShift: 0 };
  Object.assign(window, total);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if ('value' in entry && 'hadRecentInput' in entry && entry.hadRecentInput !== true) {
        total.layoutShift += Number(entry.value);
      }
    }
    Object.assign(window, total);
  }).observe({ type: 'layout-shift', buffered: true });
}

/** What the window has moved about since it was opened; to be evaluated in the page. */
export function layoutShift(): number {
  return 'layoutShift' in window ? Number(window.layoutShift) : Number.NaN;
}
