import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { ask, exporter } from './asking.ts';
import { launchBrowser, layoutShift, openWindow, widths, type Width } from './browser.ts';
import { startServer } from './server.ts';

const help = `测量 问答 一页在较慢的机器上的表现：真实服务、真实浏览器，处理器放慢到四分之一，每次都不带缓存。
用法：npm run bench:page -- [--runs 5] [--json]
超出目标时退出码为 1。`;

/** Times slower than this machine. */
const slowdown = 4;
/** Milliseconds from the address to the first letter typed being answered; how far all content may move about. */
const aims = { interactive: 3000, shift: 0.05 };

interface Visit {
  /** Milliseconds. */
  interactive: number;
  /** From opening the page to the amount being there. */
  shift: number;
  /** Milliseconds from Enter to the answer. */
  answer: number;
}

async function measure(browser: Browser, url: string, width: Width): Promise<Visit> {
  const context = await openWindow(browser, width);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator('.question-box textarea').pressSequentially('我');
  // The page has answered when its own state follows the letter: there is something to send.
  await page.locator('.question-box button:not([disabled])').waitFor();
  const interactive = await page.evaluate(() => performance.now());
  await page.locator('.suggestions').waitFor();
  const asked = performance.now();
  await ask(page, exporter);
  const answer = performance.now() - asked;
  const shift = await page.evaluate(layoutShift);
  await context.close();
  return { interactive, shift, answer };
}

const middle = (values: readonly number[]) =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

function summarize(width: Width, visits: readonly Visit[]) {
  return {
    width,
    runs: visits.length,
    interactiveMs: Math.round(middle(visits.map(({ interactive }) => interactive))),
    slowestMs: Math.round(Math.max(...visits.map(({ interactive }) => interactive))),
    answerMs: Math.round(middle(visits.map(({ answer }) => answer))),
    layoutShift: Number(Math.max(...visits.map(({ shift }) => shift)).toFixed(4)),
  };
}

async function run(runs: number) {
  const server = await startServer();
  const browser = await launchBrowser();
  try {
    // The first visit warms the server, which a stranger does not have to do.
    await measure(browser, server.url, 1440);
    const figures = [];
    for (const width of widths) {
      const visits: Visit[] = [];
      while (visits.length < runs) visits.push(await measure(browser, server.url, width));
      figures.push(summarize(width, visits));
    }
    return figures;
  } finally {
    await browser.close();
    await server.stop();
  }
}

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const runs = Number(values.runs);
if (values.help) {
  console.log(help);
} else if (!Number.isInteger(runs) || runs < 1) {
  console.error(`--runs 应为正整数，收到：${values.runs}\n${help}`);
  process.exitCode = 2;
} else {
  const figures = await run(runs);
  if (values.json) console.log(JSON.stringify({ slowdown, aims, figures }));
  else {
    for (const { width, ...one } of figures) {
      console.log(
        `${width} px：可输入 ${one.interactiveMs} ms（最慢 ${one.slowestMs} ms，目标 < ${aims.interactive} ms），` +
          `布局偏移 ${one.layoutShift}（目标 < ${aims.shift}），从提问到回答 ${one.answerMs} ms；` +
          `${one.runs} 次，处理器放慢 ${slowdown} 倍`,
      );
    }
  }
  const isGood = figures.every(
    ({ interactiveMs, layoutShift: shift }) => interactiveMs < aims.interactive && shift < aims.shift,
  );
  process.exitCode = isGood ? 0 : 1;
}
