import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DocumentView } from '../../../api/contract.ts';
import { openSite, widths, type Site } from '../../testing/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const sme = '/documents/specialized-sme';
const chosen = (page: Page) => page.locator('.reader-main .block-chosen');
const otherText = (page: Page) => page.locator('.other-text');
const near = (page: Page) => otherText(page).locator('.block-chosen');
const isInView = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => {
    const { top } = element.getBoundingClientRect();
    const bar = document.querySelector('.reader-bar')?.getBoundingClientRect().bottom ?? 0;
    return top >= bar - 1 && top < window.innerHeight;
  });

describe.each(widths)('at %i pixels', (width) => {
  test('the list shows what may be relied on, and opens a text', async () => {
    const { page, troubles, expectSound } = await site.visit('/documents', width);
    await page.getByText('29 项奖补规则').waitFor();
    await expect.poll(() => page.locator('.document-card').count()).toBe(5);
    const cards = await page.locator('.document-card').allInnerTexts();
    expect(cards.filter((text) => text.includes('征求意见稿'))).toHaveLength(3);
    await expectSound();
    await page.getByRole('link', { name: '关于支持“专精特新”企业加快发展的实施意见' }).click();
    await page.locator('.document-text').waitFor();
    await expect.poll(() => page.getByRole('note').innerText()).toContain('不能作为申报或审批的依据');
    await page.locator('.number-award').nth(1).waitFor();
    await expectSound();
    expect(troubles).toEqual([]);
  });

  test('a link to a clause brings it into view, with its status and the text as it is', async () => {
    const { page, troubles, expectSound } = await site.visit(`${sme}#specialized-sme.s2.p2.n6`, width);
    await chosen(page).waitFor();
    await expect.poll(() => isInView(page, '.block-chosen')).toBe(true);
    expect(page.url()).toContain('?clause=specialized-sme.s2.p2.n6');
    await expect.poll(() => page.locator('.reader-bar').getByText('征求意见稿').isVisible()).toBe(true);
    const response = await page.request.get(`${site.url}/api/clauses/specialized-sme.s2.p2.n6`);
    expect(await response.json()).toMatchObject({
      text: await chosen(page).locator('.block-text').innerText(),
    });
    await expectSound();
    expect(troubles).toEqual([]);
  });

  test('a number tells the award it belongs to, or why it is none', async () => {
    const { page, troubles, expectSound } = await site.visit(`${sme}?clause=specialized-sme.s2.p2.n6`, width);
    await chosen(page).getByRole('button', { name: '200万元' }).click();
    const rule = page.locator('.number-award-rule');
    await rule.getByText('年度累计以').waitFor();
    await expect.poll(() => rule.innerText()).toContain('知识产权质押贷款贴息');
    await expect.poll(() => rule.locator('mark').first().innerText()).toBe('200万元');
    expect(await rule.getByRole('link').getAttribute('href')).toBe('/calculator/pledge-interest');
    await expectSound();
    await page.getByRole('button', { name: /close|关闭/iu }).click();
    await rule.waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('200万元');
    await page.goto(`${site.url}${sme}?clause=specialized-sme.s2.p3.n9`);
    await chosen(page).getByRole('button', { name: '500万元' }).click();
    await page.getByText('预算安排，不是给企业的金额').waitFor();
    await expect
      .poll(() => page.locator('.number-role + p').innerText())
      .toBe('年度资金安排，不是给单个企业的金额');
    await expectSound();
    expect(troubles).toEqual([]);
  });

  test('another text stands beside the chosen clause, and leads there and back', async () => {
    const { page, troubles, expectSound } = await site.visit(sme, width);
    await page
      .getByRole('combobox', { name: '与另一份文件对照' })
      .selectOption({ label: '对照：新质生产力意见' });
    const isWide = width === 1440;
    await page
      .locator('.panel')
      .getByText(isWide ? '在左边选一个条款' : '请在正文中选一个条款')
      .waitFor();
    if (isWide) await otherText(page).locator('.block-title').waitFor();
    await expectSound();
    await page.goto(`${page.url()}&clause=specialized-sme.s2.p3.n9`);
    const nearest = page.locator('.nearest li').first();
    await nearest.waitFor();
    await expect.poll(() => nearest.innerText()).toContain('鼓励企业利用资本市场实现高质量发展');
    await expect.poll(() => page.locator('.panel').innerText()).toContain('征求意见稿');
    await expectSound();
    if (isWide) await near(page).getByText('鼓励企业利用资本市场').waitFor();
    await page
      .locator('.panel')
      .getByRole('link', { name: isWide ? '以这份文件为主对照' : '鼓励企业利用资本市场实现高质量发展' })
      .click();
    await page.waitForURL('**/documents/new-quality-productivity?**');
    await expect.poll(() => chosen(page).innerText()).toContain('7.鼓励企业利用资本市场');
    await expect.poll(() => page.locator('.nearest').innerText()).toContain('加强上市培育');
    await page.goBack();
    await expect.poll(() => chosen(page).innerText()).toContain('9．加强上市培育');
    expect(troubles).toEqual([]);
  });

  test('the contents lead to a clause, and stay where the text is', async () => {
    const { page, expectSound } = await site.visit(sme, width);
    await page.locator('.document-text').waitFor();
    if (width === 360) {
      await page.getByRole('button', { name: '目录' }).click();
      await page.getByRole('dialog').getByRole('link', { name: '12 强化数字赋能' }).waitFor();
      await expectSound();
    }
    await page.getByRole('link', { name: '12 强化数字赋能' }).click();
    await expect.poll(() => isInView(page, '.block-chosen')).toBe(true);
    await expect.poll(() => chosen(page).innerText()).toContain('12．强化数字赋能');
    await page.goBack();
    await chosen(page).waitFor({ state: 'detached' });
  });
});

describe('two texts side by side', () => {
  test('each scroll by themselves, the nearest clause of the other in view and marked', async () => {
    const { page, expectSound } = await site.visit(`${sme}?with=new-quality-productivity`);
    await otherText(page).locator('.block-clause').nth(10).waitFor();
    await expect.poll(() => otherText(page).evaluate((frame) => frame.scrollTop)).toBe(0);
    await page.locator('.reader-main').getByRole('link', { name: '二（三）9', exact: true }).click();
    await expect.poll(() => near(page).innerText()).toContain('7.鼓励企业利用资本市场');
    const distance = () =>
      near(page).evaluate((block) => {
        const frame = block.closest('.other-text')?.getBoundingClientRect();
        return block.getBoundingClientRect().top - (frame?.top ?? Infinity);
      });
    await expect.poll(distance).toBeGreaterThanOrEqual(0);
    await expect.poll(distance).toBeLessThan(100);
    await expect.poll(() => near(page).locator('mark').count()).toBeGreaterThan(0);
    await expect.poll(() => isInView(page, '.reader-main .block-chosen')).toBe(true);
    const second = page.locator('.nearest button').nth(1);
    const locator = await second.locator('b').innerText();
    await second.click();
    await expect.poll(() => near(page).locator('.block-address').innerText()).toBe(locator);
    await expect.poll(distance).toBeLessThan(100);
    await expectSound();
  });

  test('tell what a number of either is, and stay where they are', async () => {
    const { page, expectSound } = await site.visit(
      `${sme}?with=new-quality-productivity&clause=specialized-sme.s2.p3.n9`,
    );
    await near(page).waitFor();
    const number = near(page).locator('button.number').first();
    await number.click();
    await page.locator('.number-role').waitFor();
    await expectSound();
    await page.keyboard.press('Escape');
    await page.locator('.number-role').waitFor({ state: 'detached' });
    await expect.poll(() => number.evaluate((one) => one === document.activeElement)).toBe(true);
  });
});

describe('finding in the text', () => {
  test('counts the places and goes through them', async () => {
    const { page, expectSound } = await site.visit(sme);
    const find = page.getByRole('textbox', { name: '文内查找' });
    await find.fill('上市');
    const count = page.locator('.find-count');
    await expect.poll(() => count.innerText()).toBe('1/7');
    await find.press('Enter');
    await expect.poll(() => count.innerText()).toBe('2/7');
    await find.press('Shift+Enter');
    await find.press('Shift+Enter');
    await expect.poll(() => count.innerText()).toBe('7/7');
    await expect.poll(() => isInView(page, 'mark[data-current]')).toBe(true);
    await expectSound();
    await find.fill('没有的词');
    await expect.poll(() => count.innerText()).toBe('无');
    await find.press('Escape');
    await expect.poll(() => page.locator('.document-text mark').count()).toBe(0);
  });
});

describe('the arrow keys', () => {
  test('step from clause to clause, but not while somebody writes', async () => {
    const { page } = await site.visit(`${sme}?clause=specialized-sme.s2.p2.n6`);
    await chosen(page).waitFor();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => chosen(page).innerText()).toContain('7．推动创新成果转化');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => chosen(page).innerText()).toContain('8．强化金融服务');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => chosen(page).innerText()).toContain('7．推动创新成果转化');
    await page.getByRole('textbox', { name: '文内查找' }).press('ArrowRight');
    await expect.poll(() => chosen(page).innerText()).toContain('7．推动创新成果转化');
  });
});

describe('a text', () => {
  test('of every document is shown with every character of it', async () => {
    const { page } = await site.visit('/documents');
    const links = page.locator('.document-card h2 a');
    await links.first().waitFor();
    for (const href of await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))) {
      await page.goto(site.url + href);
      await page.locator('.document-text').waitFor();
      const response = await page.request.get(`${site.url}/api${href}`);
      const { text } = DocumentView.parse(await response.json());
      const shown = await page.locator('.block').evaluateAll((blocks) =>
        blocks
          .map((block) => {
            const copy = document.createElement('div');
            copy.innerHTML = block.innerHTML;
            for (const extra of copy.querySelectorAll('.block-address, .block-tools, summary'))
              extra.remove();
            return copy.textContent;
          })
          .join(''),
      );
      expect(shown.replaceAll(/\s/gu, '')).toBe(text.replaceAll(/\s/gu, ''));
    }
  });
});

describe('a link', () => {
  test('to a clause that is not there says so and shows the text', async () => {
    const { page, expectSound } = await site.visit(`${sme}?clause=%3Cb%3Eno-such`);
    await page.locator('.document-text').waitFor();
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('没有条款“<b>no-such”');
    await expectSound();
  });

  test('to a document that is not there leads to the list', async () => {
    const { page, expectSound } = await site.visit('/documents/no-such');
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('没有找到：no-such');
    await expectSound();
    await page.getByRole('link', { name: '全部文件' }).click();
    await page.locator('.document-card').first().waitFor();
  });
});

describe('a document that cannot be loaded', () => {
  test('says so and can be tried again; without its numbers it can still be read', async () => {
    const { page, expectSound } = await site.visit('/documents');
    await page.route('**/api/documents/specialized-sme', (route) => route.abort('connectionrefused'));
    await page.route('**/api/documents/specialized-sme/numbers', (route) =>
      route.fulfill({ status: 500, json: {} }),
    );
    await page.getByRole('link', { name: '关于支持“专精特新”企业加快发展的实施意见' }).click();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    await expect.poll(() => alert.innerText()).toContain('连不上服务器');
    await expectSound();
    await page.unroute('**/api/documents/specialized-sme');
    await alert.getByRole('button', { name: '重试' }).click();
    await page.getByText('数量的归属没能加载').waitFor();
    await expectSound();
  });
});

describe('in English', () => {
  test('every word around the text is', async () => {
    const { page, expectSound } = await site.visit(sme);
    await page.getByRole('button', { name: 'English' }).click();
    await page.locator('.number-award').nth(1).waitFor();
    const own = await page
      .locator('.status-banner, .legend, .reader-steps, .panel dt, .panel h2')
      .allInnerTexts();
    expect(own.join('')).not.toMatch(/\p{Script=Han}/u);
    await expectSound();
  });
});
