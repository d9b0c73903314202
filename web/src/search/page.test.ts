import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DocumentList, DocumentView, SearchResponse } from '../../../api/contract.ts';
import { failFrom } from '../../testing/failing.ts';
import { openSite, widths, type Site } from '../../testing/site.ts';
import { citationText } from '../source/citation-text.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const at = (parameters: Record<string, string>) => `/search?${new URLSearchParams(parameters).toString()}`;
const box = (page: Page) => page.getByRole('searchbox', { name: '检索条款' });
const hits = (page: Page) => page.locator('.hit');
const firstHit = (page: Page) => hits(page).first();

describe.each(widths)('at %i pixels', (width) => {
  test('an officer types and finds the clause, with the reason and its status', async () => {
    const { page, troubles, expectSound } = await site.visit('/search', width);
    await page.locator('.examples').waitFor();
    await expectSound();
    await box(page).pressSequentially('首台套');
    await firstHit(page).waitFor();
    const text = await firstHit(page).innerText();
    expect(text).toMatch(/《关于支持“专精特新”企业加快发展的实施意见》二（二）3\s+征求意见稿/u);
    expect(text).toMatch(/字词\s+\d+\.\d\s+词义\s+0\.\d\d/u);
    await expect.poll(() => firstHit(page).locator('mark').first().innerText()).toContain('首台');
    await expectSound();
    expect(troubles).toEqual([]);
  });

  test('filters narrow the hits to sums, documents and statuses, and stand in the address', async () => {
    const { page, troubles, expectSound } = await site.visit(at({ q: '奖励' }), width);
    await firstHit(page).waitFor();
    if (width === 360) await page.locator('.filters summary').click();
    await page.getByRole('textbox', { name: '不低于（万元）' }).fill('200');
    await page.getByRole('textbox', { name: '不高于（万元）' }).fill('200');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toContain('min=200&max=200');
    await page.getByRole('checkbox', { name: '征求意见稿', exact: true }).click();
    await expect.poll(() => hits(page).count()).toBe(2);
    for (const hit of await hits(page).allInnerTexts()) expect(hit).toMatch(/符合的金额：\s*200万元/u);
    await expectSound();
    await page.getByRole('textbox', { name: '不高于（万元）' }).fill('5');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await expectSound();
    await page.getByRole('button', { name: '清除筛选' }).click();
    await expect.poll(() => hits(page).count()).toBe(20);
    expect(new URL(page.url()).searchParams.toString()).toBe(new URLSearchParams({ q: '奖励' }).toString());
    expect(troubles).toEqual([]);
  });

  test('an address jumps to its clause', async () => {
    const { page, expectSound } = await site.visit(at({ q: '总部意见第三章（四）' }), width);
    await page.getByText('地址命中：第三章(四)（1 个条款）').waitFor();
    await expect.poll(() => firstHit(page).innerText()).toMatch(/第三章（四）\s+征求意见稿\s+地址命中/u);
    await expectSound();
  });

  test('an address that does not exist is said, with the last that does', async () => {
    const { page, expectSound } = await site.visit(at({ q: '专精特新意见第99条' }), width);
    await firstHit(page).waitFor();
    await expect
      .poll(() => page.locator('.search-note').innerText())
      .toContain('《专精特新意见》没有第99条，同级的最后一个是 16');
    await expectSound();
  });
});

describe('the keyboard', () => {
  test('goes to the box, through the hits, into a document, and back to the same search', async () => {
    const { page } = await site.visit(at({ q: '首台套' }));
    await firstHit(page).waitFor();
    await page.keyboard.press('/');
    expect(await box(page).evaluate((input) => input === document.activeElement)).toBe(true);
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toContain('二（二）7');
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toContain('二（二）3');
    await page.keyboard.press('Escape');
    expect(await box(page).evaluate((input) => input === document.activeElement)).toBe(true);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.block-chosen').waitFor();
    expect(new URL(page.url()).searchParams.get('clause')).toBe('specialized-sme.s2.p2.n3');
    await page.goBack();
    await firstHit(page).waitFor();
    await expect.poll(() => box(page).inputValue()).toBe('首台套');
  });

  test('goes on, after going back, at the hit that was opened', async () => {
    const { page } = await site.visit(at({ q: '奖励' }));
    await firstHit(page).waitFor();
    const link = hits(page).nth(9).locator('.hit-link');
    await link.focus();
    await page.keyboard.press('Enter');
    await page.locator('.block-chosen').waitFor();
    await page.goBack();
    await expect.poll(() => link.evaluate((one) => one === document.activeElement)).toBe(true);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(300);
    await page.keyboard.press('ArrowDown');
    const next = hits(page).nth(10).locator('.hit-link');
    await expect.poll(() => next.evaluate((one) => one === document.activeElement)).toBe(true);
  });

  test('opens the one clause of an address at once', async () => {
    const { page } = await site.visit('/search');
    await box(page).fill('总部意见第三章（四）');
    await box(page).press('Enter');
    await page.waitForURL('**/documents/**');
    await expect.poll(() => page.locator('.block-chosen .block-address').innerText()).toBe('第三章（四）');
    await page.goBack();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent ?? ''))
      .toContain('第三章（四）');
  });

  test('goes from an address of several clauses to the first of them', async () => {
    const { page } = await site.visit('/search');
    await box(page).fill('第三章');
    await box(page).press('Enter');
    await expect
      .poll(() => page.locator('.search-note').innerText())
      .toMatch(/地址命中：第三章（\d+ 个条款），用 ↑↓ 选择，按 Enter 打开/u);
    await expect
      .poll(() => firstHit(page).evaluate((hit) => hit.contains(document.activeElement)))
      .toBe(true);
    expect(new URL(page.url()).pathname).toBe('/search');
  });
});

describe('what is typed', () => {
  test('is mended where it is mistyped, with a way back and forth', async () => {
    const { page, expectSound } = await site.visit(at({ q: '瞪玲企业' }));
    await page.getByText('已按“瞪羚企业”检索').waitFor();
    await expectSound();
    await page.getByRole('button', { name: '仍按“瞪玲企业”检索' }).click();
    await page.getByText('已按原样检索').waitFor();
    expect(page.url()).toContain('repair=off');
    await page.getByRole('button', { name: '恢复纠错' }).click();
    await page.getByText('已按“瞪羚企业”检索').waitFor();
  });

  test('is shown as text, whatever it looks like', async () => {
    const hostile = '<img src=x onerror=alert(1)><script>alert(2)</script>奖励';
    const { page, troubles } = await site.visit(at({ q: hostile }));
    await firstHit(page).waitFor();
    await expect.poll(() => box(page).inputValue()).toBe(hostile);
    await expect.poll(() => page.locator('main img, main script').count()).toBe(0);
    expect(troubles).toEqual([]);
  });

  test('is not looked for while an input method is still putting it together', async () => {
    const { page } = await site.visit('/search');
    const asked: string[] = [];
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.pathname === '/api/search') asked.push(url.searchParams.get('q') ?? '');
    });
    await box(page).focus();
    const keyboard = await page.context().newCDPSession(page);
    for (const text of ['s', 'shou', "shou'tai"]) {
      await keyboard.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
      await page.waitForTimeout(300);
    }
    await keyboard.send('Input.insertText', { text: '首台套' });
    await firstHit(page).waitFor();
    expect(asked).toEqual(['首台套']);
  });

  test('is one step back, however many keys it took', async () => {
    const { page } = await site.visit('/search');
    await box(page).pressSequentially('首台套', { delay: 250 });
    await firstHit(page).waitFor();
    await page.goBack();
    await page.locator('.examples').waitFor();
    await expect.poll(() => box(page).inputValue()).toBe('');
  });

  test('is answered by the latest search, though an earlier one takes longer', async () => {
    const { page } = await site.visit('/search');
    await page.route('**/api/search?**', async (route) => {
      const isFirst = new URL(route.request().url()).searchParams.get('q') === '出口';
      if (isFirst) await new Promise((resolve) => setTimeout(resolve, 1500));
      // The page has given the first one up by then.
      await route.continue().catch(() => undefined);
    });
    const asked = page.waitForRequest((request) => request.url().includes(encodeURIComponent('出口')));
    await box(page).fill('出口');
    await asked;
    await box(page).fill('首台套');
    await expect.poll(() => firstHit(page).innerText()).toContain('首台');
    await page.waitForTimeout(1600);
    await expect.poll(() => firstHit(page).innerText()).toContain('首台');
  });
});

describe('why a clause is here', () => {
  test('names the words of the query in it, whether or not the server marks them', async () => {
    const { page, expectSound } = await site.visit(at({ q: '上市奖励' }));
    const listed = hits(page).filter({ hasText: '上市挂牌' }).first();
    await expect.poll(() => listed.locator('.hit-why').first().innerText()).toContain('上市');
    await expect.poll(() => listed.locator('mark').allInnerTexts()).toContain('上市');
    await expectSound();
  });

  test('says that no clause has any of the words', async () => {
    const { page, expectSound } = await site.visit(at({ q: '挣洋钱' }));
    await expect
      .poll(() => page.locator('.search-results').innerText())
      .toContain('没有含这些字词的条款，以下按词义相近列出');
    await expectSound();
  });
});

describe('a citation that is copied', () => {
  test('is what officers write, status included, and finds its clause again', async () => {
    const { page } = await site.visit(at({ q: '知识产权质押贷款' }));
    await firstHit(page).getByRole('button', { name: '复制引用' }).click();
    await firstHit(page).getByRole('button', { name: '已复制' }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe('《关于支持“专精特新”企业加快发展的实施意见》（征求意见稿）第二部分（二）第6条');
    await page.goto(site.url + at({ q: copied }));
    await firstHit(page).waitFor();
    await expect.poll(() => firstHit(page).innerText()).toMatch(/二（二）6\s+征求意见稿\s+地址命中/u);
  });

  test('of every clause of the library leads back to that clause', async () => {
    const { page } = await site.visit('/search');
    const get = async (path: string): Promise<unknown> => (await page.request.get(site.url + path)).json();
    const { documents } = DocumentList.parse(await get('/api/documents'));
    for (const { documentId } of documents) {
      const { clauses, status } = DocumentView.parse(await get(`/api/documents/${documentId}`));
      for (const clause of clauses) {
        const q = citationText(clause, status);
        const found = SearchResponse.parse(await get(`/api/${at({ q, k: '1', mode: 'keyword' }).slice(1)}`));
        expect([q, found.address?.clauseIds]).toEqual([q, expect.arrayContaining([clause.clauseId])]);
      }
    }
  });
});

describe('a search that fails', () => {
  test.each([
    ['the server is down', undefined, '连不上服务器'],
    [
      'there are too many',
      { status: 429, code: 'tooManyRequests', message: '请求过于频繁' },
      '请在 7 秒后重试',
    ],
    ['the reply makes no sense', { status: 200, code: '', message: '' }, '服务器的回答不完整'],
  ])('because %s says so and can be tried again', async (_, failure, expected) => {
    const { page, expectSound } = await site.visit('/search');
    await failFrom(page, '**/api/search?**', failure);
    await box(page).fill('首台套');
    const alert = page.getByRole('alert');
    await alert.waitFor();
    await expect.poll(() => alert.innerText()).toContain(expected);
    await expectSound();
    await page.unroute('**/api/search?**');
    await alert.getByRole('button', { name: '重试' }).click();
    await firstHit(page).waitFor();
  });

  test('because a link asks for sums that make no sense says so', async () => {
    const { page } = await site.visit(at({ q: '奖励', min: '5', max: '1' }), 360);
    const results = page.locator('.search-results');
    await expect.poll(() => results.innerText()).toContain('下限不高于上限');
  });

  test('because a linked document is gone says which', async () => {
    const { page } = await site.visit(at({ q: '奖励', document: 'no-such' }));
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('没有这份文件：no-such');
  });
});

describe('in English', () => {
  test('every word of the page is, but for the texts', async () => {
    const { page, expectSound } = await site.visit(at({ q: '首台套' }));
    await page.getByRole('button', { name: 'English' }).click();
    await firstHit(page).waitFor();
    const own = await page
      .locator('main > .search > p, .hit-count, .search-keys, .filters legend')
      .allInnerTexts();
    expect(own.join('')).not.toMatch(/\p{Script=Han}/u);
    await expectSound();
  });
});
