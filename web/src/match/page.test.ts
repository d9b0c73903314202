import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failFrom } from '../../testing/failing.ts';
import { openSite, widths, type Site } from '../../testing/site.ts';
import { encodeFacts } from '../profile/profile-url.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const exporter = '我公司是国高企，专精特新企业，今年出口1200万美元，去年800万，参加境外展会展位费10万';
const facts = {
  national_hte: true,
  specialized_sme: true,
  export_total: '1200万美元',
  export_previous: '800万美元',
  shows: [{ booth_fee: '10万元', overseas: true, professional: true }],
};
const known = (page: Page) => page.locator('.facts');
const combination = (page: Page) => page.locator('.match-screen .combination');
const card = (page: Page, title: string) => page.getByRole('article', { name: title });

async function tell(page: Page, text: string) {
  await page.getByRole('textbox', { name: '企业介绍' }).fill(text);
  await page.getByRole('button', { name: '读取情况' }).click();
  await page.locator('.read-outcome').waitFor();
}

// Several looks at a page of eighty awards: slow where others use the machine.
describe.each(widths)('at %i pixels', { timeout: 60_000 }, (width) => {
  test('a company told in a sentence is decided: amounts, what gives way, what is missing, why not', async () => {
    const { page, troubles, expectSound } = await site.visit('/match', width);
    await page.locator('.next').waitFor();
    await expectSound();
    await tell(page, exporter);
    await expect.poll(() => known(page).innerText()).toMatch(/年出口额：1200万美元 来自「1200万美元」/u);
    await expect.poll(() => combination(page).innerText()).toMatch(/条文上限\s+最高[^]*不是应得金额/u);
    await card(page, '扩大出口专项资助').getByText('最高45万元').first().waitFor();
    await expect
      .poll(() => card(page, '扩大出口专项资助').locator('.tag').first().innerText())
      .toBe('有效期未定');
    await expectSound();
    const show = async (verdict: string) => {
      if (width === 360) {
        await page.getByRole('tab', { name: verdict }).click();
        await expectSound();
      }
      return page.getByRole('region', { name: verdict, exact: true });
    };
    expect(await (await show('待确认')).innerText()).toContain('还需要知道：');
    expect(await (await show('不符合')).innerText()).toContain('引进一批科技人才和科技企业落地下城');
    expect(troubles).toEqual([]);
  });

  test('the form has every fact by topic, found by any of its names, and says what is wrong at the field', async () => {
    const { page, troubles, expectSound } = await site.visit('/match', width);
    await page.getByRole('tab', { name: '按表填写' }).click();
    await page.getByText('出口与服务外包').click();
    await expectSound();
    await page.getByRole('searchbox', { name: '查找要填的内容' }).fill('马德里');
    const marks = page.getByRole('textbox', { name: '马德里国际注册成功的商标' });
    await marks.fill('三十多');
    await page.getByRole('alert').waitFor();
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('马德里国际注册成功的商标');
    await expectSound();
    await marks.fill('3');
    await expect.poll(() => combination(page).innerText()).toContain('3万元');
    await expect.poll(() => page.getByRole('alert').count()).toBe(0);
    expect(troubles.filter((one) => !one.includes('400'))).toEqual([]);
  });
});

describe('the next question', () => {
  test('is the most decisive one; an answer decides at once, and going back takes it back', async () => {
    const { page } = await site.visit(`/match?f=${encodeFacts({ situations: ['以上都没有'] })}`);
    const next = page.locator('.next');
    await expect.poll(() => next.innerText()).toContain('是“专精特新”企业吗？');
    const before = await next.locator('progress').getAttribute('value');
    await next.getByRole('button', { name: '不清楚，先跳过' }).click();
    await expect.poll(() => next.innerText()).toContain('企业属于下列哪些产业？');
    await page.reload();
    await next.getByRole('button', { name: '否', exact: true }).click();
    await expect.poll(() => next.locator('progress').getAttribute('value')).not.toBe(before);
    await expect.poll(() => known(page).innerText()).toContain('“专精特新”企业：否');
    await page.goBack();
    await expect.poll(() => known(page).innerText()).not.toContain('“专精特新”企业');
  });

  test('about things can be answered with none', async () => {
    const { page } = await site.visit(
      `/match?f=${encodeFacts({ situations: ['以上都没有'], industries: ['其他'], specialized_sme: false, hosted_shows: [] })}`,
    );
    await expect.poll(() => known(page).innerText()).toContain('在本区承办的国际展会：没有');
  });
});

describe('the facts', () => {
  test('are in the address: a link opens the same result', async () => {
    const { page, troubles } = await site.visit(`/match?f=${encodeFacts(facts)}&asOf=2026-11-22`);
    await expect.poll(() => combination(page).innerText()).toMatch(/没有计入，以及原因[^]*展位费补贴/u);
    await page.getByRole('button', { name: '复制链接' }).click();
    await page.getByText('链接已复制').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(page.url());
    const other = await site.visit(link.slice(site.url.length));
    await expect.poll(() => combination(other.page).innerText()).toBe(await combination(page).innerText());
    expect(troubles).toEqual([]);
  });

  test('are corrected and removed in place', async () => {
    const { page, expectSound } = await site.visit(`/match?f=${encodeFacts(facts)}`);
    await page.getByRole('button', { name: '修改：年出口额', exact: true }).click();
    await page.getByRole('textbox', { name: '年出口额', exact: true }).fill('2600');
    await expectSound();
    await page.getByRole('button', { name: '确定' }).first().click();
    await card(page, '扩大出口专项资助').getByText('最高450万元').first().waitFor();
    await page.getByRole('button', { name: '去掉：年出口额', exact: true }).click();
    await expect.poll(() => known(page).innerText()).not.toMatch(/年出口额：2600/u);
  });

  test('of a link that was cut off are not silently none', async () => {
    const { page, expectSound } = await site.visit(`/match?f=${encodeFacts(facts).slice(0, -7)}`);
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('链接里的企业情况读不出来');
    await expectSound();
    await page.getByRole('button', { name: '知道了，重新填写' }).click();
    await expect.poll(() => page.url()).not.toContain('f=');
  });

  test('that are told without a unit are asked for, and markup stays text', async () => {
    const { page, troubles } = await site.visit('/match');
    await tell(page, '<img src=x onerror=alert(1)> 今年出口1200万');
    await expect.poll(() => page.locator('.unusable').innerText()).toContain('「1200万」没有用上');
    await page.locator('.unusable').getByRole('textbox').fill('1200');
    await page.locator('.unusable').getByRole('button', { name: '确定' }).click();
    await expect.poll(() => known(page).innerText()).toContain('年出口额：1200万美元');
    await expect.poll(() => page.locator('main img').count()).toBe(0);
    expect(troubles).toEqual([]);
  });
});

describe('the result', () => {
  test('opens the words of the text beside it', async () => {
    const { page, expectSound } = await site.visit(`/match?f=${encodeFacts(facts)}`);
    await card(page, '扩大出口专项资助')
      .getByRole('button', { name: '关于进一步推进产业国际化的实施意见' })
      .click();
    await page.locator('mark').waitFor();
    await expect
      .poll(() => page.locator('mark').innerText())
      .toContain('年出口额达500万美元以上的流通型出口企业');
    await expectSound();
  });

  test('is exported as CSV and Markdown, and printed with nothing folded', async () => {
    const { page } = await site.visit(`/match?f=${encodeFacts(facts)}`);
    const save = async (name: string) => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name }).click(),
      ]);
      return readFileSync(await file.path(), 'utf8');
    };
    const csv = await save('导出 CSV');
    expect(csv.startsWith('\u{FEFF}判定,奖补,金额')).toBe(true);
    expect(csv.split('\r\n')).toHaveLength(81 + 2);
    expect(csv).toMatch(/符合,扩大出口专项资助,最高45万元,0,450000,每年,/u);
    expect(await save('导出 Markdown')).toMatch(/- 年出口额：1200万美元[^]*\| 符合 \| 扩大出口专项资助 \|/u);
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => page.locator('.print-report').isVisible()).toBe(true);
    await expect.poll(() => page.locator('.print-report tr').count()).toBe(81);
    await expect.poll(() => page.locator('.match-screen').isVisible()).toBe(false);
  });

  test('leads to the calculation of an award with the same facts, and back', async () => {
    const { page } = await site.visit(`/match?f=${encodeFacts(facts)}`);
    await page.getByRole('link', { name: '逐步测算：扩大出口专项资助' }).click();
    await page.waitForURL('**/calculator/export-growth?f=*');
    await page.getByText('最高45万元').first().waitFor();
    await page.goBack();
    await expect.poll(() => card(page, '扩大出口专项资助').isVisible()).toBe(true);
  });

  test('is all in the other language but for the words of the policies', async () => {
    const { page, expectSound } = await site.visit(`/match?f=${encodeFacts(facts)}`);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Best combination' }).first().waitFor();
    expect(await page.locator('.verdict h2').allInnerTexts()).toMatchObject(
      [/Applies/u, /Open/u, /Does not apply/u].map((one) => expect.stringMatching(one)),
    );
    await expectSound();
  });
});

describe('a request that fails', () => {
  test.each([
    ['the server is down', undefined, '连不上服务器'],
    [
      'too much is asked',
      { status: 429, code: 'tooManyRequests', message: '请求过于频繁' },
      '请在 7 秒后重试',
    ],
    ['the reply is of another version', { status: 200 }, '与本页版本不符'],
  ])('because %s says so and can be tried again', async (_, failure, expected) => {
    const { page, expectSound } = await site.visit('/match');
    await failFrom(page, '**/api/match', failure);
    await tell(page, exporter);
    const alert = page.getByRole('alert');
    await alert.waitFor();
    await expect.poll(() => alert.innerText()).toContain(expected);
    await expectSound();
    await page.unroute('**/api/match');
    await alert.getByRole('button', { name: '重试' }).click();
    await expect.poll(() => combination(page).innerText()).toContain('最高');
  });
});
