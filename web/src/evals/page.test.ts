import { join } from 'node:path';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { EvalsAccepted, EvalsRun } from '../../../api/contract-evals.ts';
import { failFrom } from '../../testing/failing.ts';
import { openSite, widths, type Site } from '../../testing/site.ts';

let site: Site;
/** Two finished runs of one set. Question 2 is wrong in the second, and was right in the first. */
let first: string;
let second: string;
beforeAll(async () => {
  site = await openSite();
  first = await runSet('pair.csv', set('', '每件', hostile));
  second = await runSet('pair.csv', set('', '每件', hostile));
  makeRight(first, '2');
}, 120_000);
afterAll(() => site.close());

const hostile = '<img src=x onerror=alert(1)><b>没有这样的话</b>';
const question = '我们有3件商标马德里注册下来了，能补多少？';

/** Right, unless something else must be contained; and one question that must be refused. */
function set(bad: string, ...contained: string[]): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const last = contained.at(-1) ?? '';
  return [
    '编号,问题,可答,依据条款,应有内容,标签',
    `1,${question},是,国际化意见#二、12${bad},${cell(contained[0] ?? '')},商标`,
    `2,${question},是,国际化意见#二、12,${cell(last)},商标`,
    '3,杭州明天的天气怎么样？,否,,,库外',
  ].join('\n');
}

const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

async function runSet(name: string, text: string): Promise<string> {
  const headers = { 'content-type': 'text/csv' };
  const sent = await fetch(`${site.url}/api/evals?file=${name}`, { method: 'POST', headers, body: text });
  const { id } = EvalsAccepted.parse(await sent.json());
  await vi.waitFor(async () => expect(await statusOf(id)).toBe('done'), { timeout: 50_000, interval: 200 });
  return id;
}

/** The same program answers the same: that it was better once has to be written into its report. */
function makeRight(id: string, caseId: string): void {
  const file = join(site.dataDir, 'evals-runs', id, 'out/report.json');
  const report = z
    .looseObject({ cases: z.array(z.looseObject({ id: z.string() })) })
    .parse(JSON.parse(readFileSync(file, 'utf8')));
  const cases = report.cases.map((one) =>
    one.id === caseId ? { ...one, right: true, failures: [], cause: null } : one,
  );
  writeFileSync(file, JSON.stringify({ ...report, cases }));
}

async function statusOf(id: string): Promise<string> {
  return EvalsRun.parse(await (await fetch(`${site.url}/api/evals/${id}`)).json()).status;
}

const choose = (page: Page, file: { name: string; mimeType: string; buffer: Buffer }) =>
  page.locator('input[type=file]').setInputFiles(file);

describe.each(widths)('at %i pixels', (width) => {
  test('a set of one’s own is checked, asked and reported, and the run stands in the list', async () => {
    const { page, troubles, expectSound } = await site.visit('/evals', width);
    await page.getByRole('link', { name: 'pair.csv' }).first().waitFor();
    await page.getByText('凡能打开本服务的人，都能看到上传的题集').waitFor();
    await expectSound();
    await choose(page, csv('own.csv', set('', '每件')));
    await page.waitForURL(/\/evals\/[0-9a-f]{32}$/u, { timeout: 30_000 });
    await page.getByRole('heading', { level: 1, name: 'own.csv' }).waitFor();
    await page.getByText('3 题中 3 题全对').waitFor({ timeout: 30_000 });
    await expectSound();
    await page.getByRole('link', { name: '全部评测' }).click();
    await expect
      .poll(() => page.getByRole('row', { name: 'own.csv' }).first().innerText())
      .toMatch(/已完成\s+3\/3/u);
    expect(troubles).toEqual([]);
  }, 90_000);

  test('what went wrong stands beside what was expected, and whatever it looks like is text', async () => {
    const { page, troubles, expectSound } = await site.visit(`/evals/${second}`, width);
    await page.getByText('3 题中 2 题全对').waitFor();
    const failed = page.locator('.failed-case');
    await failed.locator('summary').click();
    await expect.poll(() => failed.innerText()).toContain(hostile);
    await expect.poll(() => failed.innerText()).toContain('《关于进一步推进产业国际化的实施意见》二、12');
    await expect.poll(() => failed.innerText()).toContain('有效期未定');
    await expect.poll(() => failed.locator('img, b b').count()).toBe(0);
    await expectSound();
    expect(troubles).toEqual([]);
  });

  test('two runs are compared by address: what broke, and whether chance explains it', async () => {
    const { page, troubles, expectSound } = await site.visit(`/evals/${second}?before=${first}`, width);
    await page.getByText('改坏 1 题').waitFor({ timeout: 30_000 });
    await expect
      .poll(() => page.locator('.comparison').innerText())
      .toMatch(/可能只是偶然[^]*改坏的题（1）[^]*标注不在库中/u);
    await expectSound();
    await page.getByLabel('另一次', { exact: true }).selectOption('');
    await page.locator('.comparison').waitFor({ state: 'detached' });
    await page.goBack();
    await page.getByText('改坏 1 题').waitFor();
    const verdict = page.locator('.comparison td').first();
    await expect.poll(() => verdict.innerText()).toMatch(/变差|看不出差别/u);
    const right = await verdict.evaluate((cell) => cell.getBoundingClientRect().right);
    expect(right).toBeLessThan(width);
    expect(troubles).toEqual([]);
  }, 60_000);

  test('two runs are compared from the earlier to the later, on the page of either', async () => {
    const { page, expectSound } = await site.visit(`/evals/${first}`, width);
    await page.getByLabel('另一次', { exact: true }).selectOption(second);
    await page.getByText('改坏 1 题').waitFor({ timeout: 30_000 });
    const heads = page.locator('.comparison thead');
    await expect.poll(() => heads.innerText()).toMatch(/较早\s+pair\.csv[^]*较晚\s+pair\.csv/u);
    await expectSound();
  }, 60_000);

  test('a set that is wrong is told line by line, and nothing is started', async () => {
    const { page, expectSound } = await site.visit('/evals', width);
    await choose(page, csv('bad.csv', set('9', '每件')));
    const alert = page.getByRole('alert');
    await alert.waitFor({ timeout: 30_000 });
    await expect.poll(() => alert.innerText()).toMatch(/「bad.csv」有 1 处要改[^]*2\s+依据条款/u);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent ?? ''))
      .toMatch(/^「bad.csv」有 1 处要改/u);
    await expectSound();
    await expect.poll(() => page.getByRole('link', { name: 'bad.csv' }).count()).toBe(0);
  }, 60_000);
});

describe('the list of wrong answers', () => {
  test('is narrowed by cause and words, which stand in the address; back takes a cause away again', async () => {
    const { page } = await site.visit(`/evals/${second}`);
    await page.getByRole('button', { name: /标注不在库中/u }).click();
    expect(page.url()).toContain('cause=labelOutsideLibrary');
    await page.getByRole('searchbox').fill('没有这个词');
    await page.getByText('没有符合条件的题').waitFor();
    await page.reload();
    await page.getByText('没有符合条件的题').waitFor();
    await page.goBack();
    await page.getByText('1 题中的 1 题').waitFor();
    expect(page.url()).not.toContain('cause=');
  });
});

describe('a run under way', () => {
  test('outlives reloading, keeps others from starting, and can be stopped after asking twice', async () => {
    const { page, troubles, expectSound } = await site.visit('/evals');
    await page.getByLabel('题集', { exact: true }).selectOption('out-of-scope');
    await page.getByRole('button', { name: '开始评测' }).click();
    await page.waitForURL(/\/evals\/[0-9a-f]{32}$/u, { timeout: 30_000 });
    await page.reload();
    await page.getByText(/已问 \d+ \/ 260 题/u).waitFor();
    await expectSound();
    const other = await site.visit('/evals', 360);
    await other.page.getByText('正在评测，结束后才能开始下一次').waitFor();
    expect(await other.page.locator('input[type=file]').isDisabled()).toBe(true);
    await other.expectSound();
    await page.getByRole('button', { name: '停止评测' }).click();
    await expectSound();
    await page.getByRole('button', { name: '停止', exact: true }).click();
    await page.getByText('这次评测已停止').waitFor();
    await expectSound();
    await other.page.getByText('正在评测，结束后才能开始下一次').waitFor({ state: 'detached' });
    expect(troubles).toEqual([]);
  }, 90_000);
});

describe('what does not work', () => {
  test.each([
    ['a file of another sort', 'own.docx', 'x', '请选择 .csv 或 .jsonl 文件'],
    ['an empty file', 'own.csv', '', '文件是空的'],
    ['a file too large', 'own.csv', 'x'.repeat(5 * 2 ** 20 + 1), '文件超过 5 MB'],
  ])('%s is not even sent', async (_, name, text, expected) => {
    const { page, troubles } = await site.visit('/evals');
    await choose(page, csv(name, text));
    await expect.poll(() => page.getByRole('alert').innerText()).toContain(expected);
    expect(troubles).toEqual([]);
  });

  test('an unknown run says so', async () => {
    const { page, expectSound } = await site.visit(`/evals/${'0'.repeat(32)}`);
    await page.getByRole('alert').waitFor();
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('没有找到');
    await expectSound();
  });

  test.each([
    [
      'the server is busy',
      { status: 409, code: 'evalsBusy', message: '另一次评测正在进行' },
      '另一次评测正在进行',
    ],
    [
      'too much is asked',
      { status: 429, code: 'tooManyRequests', message: '请求过于频繁' },
      '请求过于频繁。 请在 7 秒后重试。',
    ],
    ['the server is down', undefined, '连不上服务器'],
  ])('because %s, the set is not taken, and may be sent again', async (_, failure, expected) => {
    const { page, expectSound } = await site.visit('/evals');
    // The failure is made on the way; the page is the real one.
    await failFrom(page, '**/api/evals?file=*', failure);
    await choose(page, csv('own.csv', set('', '每件')));
    await page.getByRole('alert').waitFor();
    await expect.poll(() => page.getByRole('alert').innerText()).toContain(expected);
    expect(await page.locator('input[type=file]').isEnabled()).toBe(true);
    await expectSound();
  });
});

test('a file may be dropped, and the template is a set that runs', async () => {
  const { page } = await site.visit('/evals');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV', exact: true }).click();
  const file = join(site.dataDir, 'template.csv');
  await (await download).saveAs(file);
  const bytes = [...readFileSync(file)];
  const transfer = await page.evaluateHandle((content) => {
    const held = new DataTransfer();
    held.items.add(new File([new Uint8Array(content)], 'dropped.csv'));
    return held;
  }, bytes);
  await page.locator('.drop').dispatchEvent('drop', { dataTransfer: transfer });
  await page.waitForURL(/\/evals\/[0-9a-f]{32}$/u, { timeout: 30_000 });
  await page.getByText(/12 题中 \d+ 题全对/u).waitFor({ timeout: 40_000 });
  await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toBe('dropped.csv');
}, 90_000);

test('in English, measures, causes and kinds are named in English', async () => {
  const { page, expectSound } = await site.visit(`/evals/${second}`);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByText('2 of 3 all right').waitFor();
  await page.getByRole('button', { name: /Label not in the library/u }).waitFor();
  await expect.poll(() => page.locator('main').innerText()).toContain('lower is better');
  await expectSound();
});

test('the full report opens with its own script and without trouble', async () => {
  const { page, troubles } = await site.visit(`/evals/${second}`);
  const opened = page.context().waitForEvent('page');
  await page.getByRole('link', { name: '完整报告' }).click();
  const report = await opened;
  const complaints: string[] = [];
  report.on('console', (message) => complaints.push(message.text()));
  // Once it is there, so that the listener misses nothing of the second time.
  await report.locator('h1').first().waitFor();
  await report.reload();
  await report.locator('h1').first().waitFor();
  await expect.poll(() => report.locator('img').count()).toBe(0);
  expect([...complaints, ...troubles]).toEqual([]);
});
