import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, exporter, headline, holdAnswers } from '../../testing/asking.ts';
import { openSite, widths, type Site } from '../../testing/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const facts = (page: Page) => page.locator('.facts').last();
const answered = (page: Page) => page.locator('.answer:not([aria-busy=true]) .answer-foot').last();

describe('the facts of an answer', () => {
  test('are corrected in place, and the amount follows', async () => {
    const { page, expectSound } = await site.visit('/');
    await ask(page, exporter);
    await page.getByRole('button', { name: '修改：年出口额', exact: true }).click();
    await page.getByRole('textbox', { name: '年出口额', exact: true }).fill('2600');
    await expectSound();
    await page.getByRole('button', { name: '确定' }).click();
    await expect.poll(() => headline(page).innerText()).toContain('最高450万元');
    await expect.poll(() => page.locator('.facts').innerText()).toMatch(/年出口额：2600万美元 您填写的/u);
    await page.getByRole('button', { name: '去掉：年出口额', exact: true }).click();
    await expect.poll(() => headline(page).innerText()).toContain('最高45万元');
  });

  test('are forgotten with their words, which are struck through and can be restored', async () => {
    const { page } = await site.visit('/');
    await ask(page, exporter);
    await page.getByRole('button', { name: '去掉：国家高新技术企业' }).click();
    await page.locator('del').waitFor();
    await expect.poll(() => page.locator('del').innerText()).toBe('国高企');
    await page.locator('.answer-foot').waitFor();
    await expect.poll(() => page.locator('.facts').innerText()).not.toContain('国家高新技术企业');
    await page.getByRole('button', { name: '恢复原问题' }).click();
    await expect.poll(() => page.locator('.facts').innerText()).toContain('国家高新技术企业');
  });

  test('that were told before come with their words, and are forgotten at once', async () => {
    const { page, expectSound } = await site.visit('/');
    await ask(page, exporter);
    await ask(page, '小巨人奖励多少');
    await expect
      .poll(() => facts(page).innerText())
      .toMatch(/前面说过[^]*上年度出口额：800万美元 来自「800万」/u);
    await expectSound();
    await facts(page).getByRole('button', { name: '去掉：上年度出口额' }).click();
    await expect.poll(() => facts(page).innerText()).not.toContain('上年度出口额');
    await answered(page).waitFor();
    await expect.poll(() => facts(page).innerText()).not.toContain('上年度出口额');
  });
});

describe.each(widths)('an answer that is asked anew, at %i pixels', (width) => {
  test('stays where it is, marked as the former one, until the next is there', async () => {
    const { page, troubles, expectSound } = await site.visit('/', width);
    await ask(page, exporter);
    await correct(page, '年出口额', '2600');
    const letGo = await holdAnswers(page);
    const remove = page.getByRole('button', { name: '去掉：年出口额', exact: true });
    const before = await placeOf(headline(page));
    await remove.click();
    await page.getByText('下面还是原来的回答').waitFor();
    expect(await page.locator('.answer').getAttribute('aria-busy')).toBe('true');
    await expect.poll(() => headline(page).innerText()).toContain('最高450万元');
    expect(await placeOf(headline(page))).toBe(before);
    await expectSound();
    letGo();
    await expect.poll(() => headline(page).innerText()).toContain('最高45万元');
    await expect.poll(() => page.getByText('下面还是原来的回答').count()).toBe(0);
    expect(troubles).toEqual([]);
  });
});

describe('an answer that is asked anew', () => {
  test('takes further facts meanwhile: none is lost', async () => {
    const { page } = await site.visit('/');
    await ask(page, '我们参加展会，能补多少？');
    const letGo = await holdAnswers(page);
    await choose(page, '是境外展会（含代参展、线上展）吗？', '是');
    await choose(page, '是“专精特新”企业吗？', '是');
    letGo();
    await expect.poll(() => headline(page).innerText()).toMatch(/条文上限\s+最高20万元/u);
    await expect.poll(() => facts(page).innerText()).toMatch(/专精特新[^]*是 您填写的/u);
  });

  test('is back when that is stopped, or fails and is given up', async () => {
    const { page } = await site.visit('/');
    await ask(page, exporter);
    const letGo = await holdAnswers(page);
    await page.getByRole('button', { name: '去掉：国家高新技术企业' }).click();
    await page.getByRole('button', { name: '停止' }).click();
    await expect.poll(() => facts(page).innerText()).toContain('国家高新技术企业');
    await expect.poll(() => page.locator('del').count()).toBe(0);
    letGo();
    await page.unroute('**/api/ask');
    await page.route('**/api/ask', (route) => route.abort('connectionrefused'));
    await page.getByRole('button', { name: '去掉：国家高新技术企业' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByRole('button', { name: '回到原来的回答' }).click();
    await expect.poll(() => headline(page).innerText()).toContain('最高45万元');
    await expect.poll(() => facts(page).innerText()).toContain('国家高新技术企业');
  });
});

describe('an award of several things', () => {
  test.each(widths)('has a form for each thing, at %i pixels', async (width) => {
    const { page, troubles, expectSound } = await site.visit('/', width);
    await ask(page, '参加德国展会展位费4万，又参加法国展会展位费3万，能补多少？');
    await page.getByRole('button', { name: '修改：参加的展会' }).click();
    const fees = page.locator('.chip-editor').getByRole('textbox', { name: '展位费' });
    expect(
      await fees.evaluateAll((inputs) => inputs.map((input) => 'value' in input && input.value)),
    ).toEqual(['4', '3']);
    await expectSound();
    await page.locator('.chip-editor').getByRole('button', { name: '删去这一项' }).last().click();
    await page.locator('.chip-editor').getByRole('button', { name: '确定' }).click();
    await expect.poll(() => headline(page).innerText()).toContain('不超过 2万元');
    expect(troubles).toEqual([]);
  });
});

/** Pixels from the top of the page, wherever it is scrolled to. */
const placeOf = (locator: Locator) =>
  locator.evaluate((element) => element.getBoundingClientRect().top + window.scrollY);

async function correct(page: Page, label: string, figure: string) {
  await page.getByRole('button', { name: `修改：${label}`, exact: true }).click();
  await page.getByRole('textbox', { name: label, exact: true }).fill(figure);
  await page.getByRole('button', { name: '确定' }).click();
  await page.getByText('您填写的').waitFor();
  await answered(page).waitFor();
}

const choose = (page: Page, question: string, option: string) =>
  page.getByRole('group', { name: question }).getByRole('button', { name: option, exact: true }).click();
