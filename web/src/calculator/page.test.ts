import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layoutShift, openSite, widths, type Site } from '../../testing/site.ts';
import { encodeFacts } from '../profile/profile-url.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const exporter = { national_hte: true, export_total: '1200万美元', export_previous: '800万美元' };
const result = (page: Page) => page.getByRole('region', { name: '测算结果' });
const curve = (page: Page) => page.getByRole('region', { name: /^条文上限随/u });

describe.each(widths)('at %i pixels', { timeout: 60_000 }, (width) => {
  test('an award is found, filled in and calculated as one types, each step beside its words', async () => {
    const { page, troubles, expectSound } = await site.visit('/calculator', width);
    await page.locator('.award-group').first().waitFor();
    await expectSound();
    await page.getByRole('searchbox', { name: '查找奖补' }).fill('扩大出口');
    await page.getByRole('link', { name: '扩大出口专项资助' }).click();
    await page.waitForURL('**/calculator/export-growth');
    await expect.poll(() => result(page).innerText()).toContain('还不能确定金额');
    await curve(page).getByRole('img').waitFor();
    await expectSound();
    await page
      .getByRole('group', { name: '国家高新技术企业' })
      .getByRole('button', { name: '是', exact: true })
      .click();
    await page.getByRole('textbox', { name: '年出口额', exact: true }).fill('1200');
    await page.getByRole('textbox', { name: '上年度出口额' }).fill('800');
    await expect.poll(() => result(page).innerText()).toMatch(/条文上限\s+最高45万元[^]*不是应得金额/u);
    await page.getByRole('region', { name: '测算过程' }).getByRole('button').nth(4).click();
    const words = page.locator('mark.is-marked');
    await expect.poll(() => words.innerText()).toContain('国家高新技术企业可按上浮50%给予资助');
    await expectSound();
    expect(troubles).toEqual([]);
  });

  test('the curve has the marks of the clause, a slider that fills in the quantity, and its figures as a table', async () => {
    const { page, troubles, expectSound } = await site.visit(
      `/calculator/export-growth?f=${encodeFacts(exporter)}`,
      width,
    );
    await curve(page).getByRole('img').waitFor();
    expect(await curve(page).locator('.mark text').allTextContents()).toEqual([
      '10万美元',
      '1000万美元',
      '1亿美元',
    ]);
    await curve(page).getByText('查看数值表').click();
    const rows = await curve(page).getByRole('row').allInnerTexts();
    expect(rows.some((row) => /1000万美元 至 \S+\s+最高450万元/u.test(row))).toBe(true);
    await expectSound();
    await page.getByRole('slider').fill('400');
    await expect.poll(() => result(page).innerText()).toContain('最高450万元');
    await expect.poll(() => curve(page).locator('.here text').textContent()).toContain('最高450万元');
    // Last year's figure would contradict the increment that was chosen.
    await expect.poll(() => page.getByRole('textbox', { name: '上年度出口额' }).inputValue()).toBe('');
    await expectSound();
    expect(troubles).toEqual([]);
  });
});

describe('what is filled in', () => {
  test('is refused at its field in the words of the server, and the result before stays, marked as such', async () => {
    const { page, troubles, expectSound } = await site.visit(
      '/calculator/technology-platform?f=' + encodeFacts({ specialized_sme: true }),
    );
    const investment = page.getByRole('textbox', { name: '共性技术研发平台项目投入' });
    await investment.fill('1000');
    await expect.poll(() => result(page).innerText()).toContain('500万元');
    await investment.fill('1000万美元');
    const field = page.getByRole('group', { name: '共性技术研发平台项目投入' }).first();
    await expect.poll(() => field.innerText()).toMatch(/万元|人民币/u);
    await field.getByRole('alert').waitFor();
    await expect.poll(() => result(page).innerText()).toContain('还是改动之前的');
    await expectSound();
    await investment.fill('10000');
    await expect.poll(() => result(page).innerText()).toContain('2000万元');
    await expect.poll(() => page.getByRole('alert').count()).toBe(0);
    expect(troubles.filter((one) => !one.includes('400'))).toEqual([]);
  });

  test('is in the address: reloading keeps it, going back undoes what was cleared', async () => {
    const { page } = await site.visit(`/calculator/export-growth?f=${encodeFacts(exporter)}`);
    await expect.poll(() => result(page).innerText()).toContain('最高45万元');
    await page.reload();
    await expect.poll(() => result(page).innerText()).toContain('最高45万元');
    await page.getByRole('button', { name: '全部清空' }).click();
    await expect.poll(() => result(page).innerText()).toContain('还不能确定金额');
    await page.goBack();
    await expect.poll(() => result(page).innerText()).toContain('最高45万元');
    await expect
      .poll(() => page.getByRole('textbox', { name: '年出口额', exact: true }).inputValue())
      .toBe('1200');
  });

  test('may be things with fields of their own, the first of which the slider changes', async () => {
    const { page, expectSound } = await site.visit(
      `/calculator/intl-show-booth?f=${encodeFacts({ hte: true })}`,
    );
    await page.getByRole('button', { name: '填写：参加的展会' }).click();
    await page.getByRole('textbox', { name: '展位费' }).fill('20');
    await page
      .getByRole('group', { name: '经认定、符合区重点产业导向的国际性专业展', exact: true })
      .getByRole('button', { name: '是', exact: true })
      .click();
    await expect.poll(() => result(page).innerText()).toContain('10万元');
    await page.getByRole('slider').fill('0');
    await expect.poll(() => page.getByRole('textbox', { name: '展位费' }).inputValue()).toBe('0');
    await expectSound();
  });

  test('is followed in one line by the result where that is out of sight, marked as former until there is a new one', async () => {
    const { page, expectSound } = await site.visit(
      `/calculator/export-growth?f=${encodeFacts(exporter)}`,
      360,
    );
    const bar = page.locator('.result-bar');
    await expect.poll(() => bar.innerText()).toMatch(/条文上限\s+最高45万元/u);
    await expectSound();
    const shiftBefore = await page.evaluate(layoutShift);
    let letGo: (() => void) | undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route('**/api/calculate', async (route) => {
      await held;
      await route.continue().catch(() => undefined);
    });
    const input = page.getByRole('textbox', { name: '年出口额', exact: true });
    await input.fill('２,600');
    await expect.poll(() => bar.innerText()).toMatch(/正在测算…\s+最高45万元/u);
    await expect.poll(() => result(page).innerText()).toContain('改动前的结果');
    await expectSound();
    letGo?.();
    await expect.poll(() => bar.innerText()).toMatch(/条文上限\s+最高450万元/u);
    const [typed, shown] = [await input.boundingBox(), await bar.boundingBox()];
    expect((shown?.y ?? 0) + (shown?.height ?? 0)).toBeLessThanOrEqual(page.viewportSize()?.height ?? 0);
    expect((typed?.y ?? 0) + (typed?.height ?? 0)).toBeLessThan(shown?.y ?? 0);
    expect((await page.evaluate(layoutShift)) - shiftBefore).toBeLessThan(0.02);
    await bar.click();
    await expect
      .poll(() => result(page).evaluate((one) => one.getBoundingClientRect().top))
      .toBeLessThan(200);
  });

  test('never waits for an answer to what was there before', async () => {
    const { page } = await site.visit(
      `/calculator/technology-platform?f=${encodeFacts({ specialized_sme: true })}`,
    );
    let held = 0;
    await page.route('**/api/calculate', async (route) => {
      // The first answer is held until later ones have come.
      held += 1;
      if (held === 1) await new Promise((resolve) => setTimeout(resolve, 1500));
      await route.continue().catch(() => undefined);
    });
    const investment = page.getByRole('textbox', { name: '共性技术研发平台项目投入' });
    await investment.fill('100');
    await expect.poll(() => held).toBe(1);
    await investment.fill('1000');
    await expect.poll(() => result(page).innerText()).toContain('500万元');
    await page.waitForTimeout(1600);
    await expect.poll(() => result(page).innerText()).toContain('500万元');
  });
});

describe('an award that is not to be had', () => {
  test('says whether a condition fails or the text is not in force on that day', async () => {
    const { page, expectSound } = await site.visit(
      `/calculator/export-growth?f=${encodeFacts({ ...exporter, export_total: '100万美元' })}`,
    );
    await expect.poll(() => result(page).innerText()).toMatch(/不符合条件\s+\S*500万美元/u);
    await page.getByLabel('政策日期').fill('2016-01-01');
    await expect.poll(() => result(page).innerText()).toMatch(/当日不适用\s+\S*文件尚不存在/u);
    await expectSound();
  });
});

describe('readings', () => {
  test('are chosen and calculated by, and kept in the address', async () => {
    const { page, expectSound } = await site.visit(
      `/calculator/export-growth?f=${encodeFacts({ ...exporter, exporter_type: '自营' })}`,
    );
    await page.getByRole('radio', { name: /上浮相加/u }).click();
    await expect.poll(() => result(page).innerText()).toContain('最高51万元');
    await page.waitForURL('**r=upliftSum*');
    await expectSound();
  });
});

describe('an award', () => {
  test('without an amount says so; one that is not there leads to the list', async () => {
    const { page, expectSound } = await site.visit(
      `/calculator/gazelle?f=${encodeFacts({ situations: ['瞪羚企业'] })}`,
    );
    await expect.poll(() => result(page).innerText()).toContain('条文未写明金额');
    await expect.poll(() => page.locator('.award-origin').innerText()).toContain('征求意见稿');
    await expectSound();
    const missing = await site.visit('/calculator/no-such-award');
    await expect.poll(() => missing.page.getByRole('alert').innerText()).toContain('没有这项奖补');
    await missing.expectSound();
  });

  test('of which the server is lost keeps what was filled in, and goes on', async () => {
    const { page, expectSound } = await site.visit(`/calculator/export-growth?f=${encodeFacts(exporter)}`);
    await expect.poll(() => result(page).innerText()).toContain('最高45万元');
    await page.route('**/api/calculate**', (route) => route.abort('connectionrefused'));
    await page.getByRole('textbox', { name: '年出口额', exact: true }).fill('2600');
    await page.getByRole('alert').first().waitFor();
    await expect.poll(() => page.getByRole('alert').first().innerText()).toContain('连不上服务器');
    await expect.poll(() => result(page).innerText()).toContain('改动前的结果');
    await expectSound();
    await page.unroute('**/api/calculate**');
    await page.getByRole('alert').first().getByRole('button', { name: '重试' }).click();
    await expect.poll(() => result(page).innerText()).toContain('最高450万元');
    await expect.poll(() => result(page).innerText()).not.toContain('改动前的结果');
  });

  test('is shown in English around the words of the policy', async () => {
    const { page, expectSound } = await site.visit(`/calculator/export-growth?f=${encodeFacts(exporter)}`);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Rates and limits' }).waitFor();
    await expect.poll(() => page.locator('.quantity-slider span').innerText()).toContain('(slider)');
    await expectSound();
  });
});
