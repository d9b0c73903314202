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
const listing = {
  national_hte: true,
  specialized_sme: true,
  export_total: '1200万美元',
  export_previous: '800万美元',
  district_contribution: '500万元',
  listing_place: '境内',
};
const known = (page: Page) => page.locator('.facts');
const combination = (page: Page) => page.locator('.match-screen .combination');
const card = (page: Page, title: string) => page.getByRole('article', { name: title });

async function tell(page: Page, text: string) {
  await page.getByRole('textbox', { name: '企业介绍' }).fill(text);
  await page.getByRole('button', { name: '读取情况' }).click();
  await page.locator('.read-outcome').waitFor();
}

/** Leaves questions open until that one is asked. */
async function skipTo(page: Page, question: string) {
  const text = page.locator('.next-question-text');
  await text.waitFor();
  for (let asked = 0; asked < 10 && !(await text.innerText()).includes(question); asked += 1) {
    await page.getByRole('button', { name: '不清楚，先跳过' }).click();
  }
  await expect.poll(() => text.innerText()).toContain(question);
}

// Several looks at a page of eighty awards: slow where others use the machine.
describe.each(widths)('at %i pixels', { timeout: 60_000 }, (width) => {
  test('a company told in a sentence is decided: amounts, what gives way, what is missing, why not', async () => {
    const { page, troubles, expectSound } = await site.visit('/match', width);
    await page.locator('.next').waitFor();
    await expectSound();
    await tell(page, exporter);
    await expect.poll(() => known(page).innerText()).toMatch(/年出口额：1200万美元 来自「1200万美元」/u);
    await expect.poll(() => combination(page).innerText()).toMatch(/按已知情况合计\s+最高[^]*不是应得金额/u);
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

  test('a sum that rests on a draft, on ceilings and on several periods says so before it is read', async () => {
    const { page, expectSound } = await site.visit(`/match?f=${encodeFacts(listing)}`, width);
    const warning = combination(page).locator('.urgent');
    await expect.poll(() => warning.innerText()).toMatch(/请勿当作应得金额：[^]*征求意见稿/u);
    await expect.poll(() => warning.innerText()).toContain('上市奖励（400万元）：征求意见稿，尚未施行');
    const text = await combination(page).innerText();
    expect(text).toMatch(/按已知情况合计\s+400万元至445万元/u);
    expect(text).toMatch(/1 项是条文上限，不是应得金额[^]*含(?:每年与一次性|一次性与每年)的奖补/u);
    expect(text).toMatch(/扩大出口专项资助\s+有效期未定\s+条文上限\s+最高45万元\s+每年/u);
    expect(text).toMatch(/上市奖励\s+征求意见稿\s+400万元\s+一次性/u);
    expect(text).not.toMatch(/测算区间|已确定/u);
    await expect
      .poll(() => card(page, '“专精特新”企业上市奖励').locator('.doubt').innerText())
      .toContain('不作兑现依据');
    await expectSound();
  });

  test('a way past a long list of choices is seen before it, and the list does not scroll in itself', async () => {
    const { page, expectSound } = await site.visit('/match', width);
    const next = page.locator('.next');
    await skipTo(page, '下列哪些情形属实');
    const none = next.getByRole('button', { name: '下列都没有' });
    const choices = next.locator('.ant-checkbox-group');
    expect(await choices.getByText('以上都没有').count()).toBe(0);
    const top = async (part: typeof none) => (await part.boundingBox())?.y ?? Number.NaN;
    expect(await top(none)).toBeLessThan(await top(choices));
    expect(await choices.evaluate((box) => box.scrollHeight - box.clientHeight)).toBeLessThanOrEqual(1);
    await expectSound();
    await none.click();
    await expect.poll(() => known(page).innerText()).toMatch(/以上都没有 您填写的/u);
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

  test('says how far the decision is once something is told, not before', async () => {
    const { page } = await site.visit('/match');
    const next = page.locator('.next');
    await next.locator('.next-question-text').waitFor();
    expect(await next.innerText()).not.toContain('已判定');
    await tell(page, '我公司是国高企');
    await expect.poll(() => next.innerText()).toMatch(/已判定 \d+ \/ 81 项/u);
  });

  test('has the focus after the one before it was skipped or answered', async () => {
    const { page } = await site.visit(`/match?f=${encodeFacts({ situations: ['以上都没有'] })}`);
    const text = page.locator('.next-question-text');
    const focused = () => text.evaluate((one) => one === document.activeElement);
    await page.getByRole('button', { name: '不清楚，先跳过' }).press('Enter');
    await expect.poll(() => text.innerText()).toContain('企业属于下列哪些产业？');
    await expect.poll(focused).toBe(true);
    await page.reload();
    await page.locator('.next').getByRole('button', { name: '否', exact: true }).press('Enter');
    await expect.poll(() => text.innerText()).not.toContain('专精特新');
    await expect.poll(focused).toBe(true);
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

  test('say where they come from: words, the reader, or a link', async () => {
    const { page } = await site.visit('/match');
    await tell(page, '我公司是国高企，今年出口1200万美元');
    await expect.poll(() => known(page).innerText()).toMatch(/年出口额：1200万美元 来自「1200万美元」/u);
    await page.reload();
    await expect.poll(() => known(page).innerText()).toMatch(/年出口额：1200万美元 来自「1200万美元」/u);
    const other = await site.visit(page.url().slice(site.url.length));
    await expect.poll(() => known(other.page).innerText()).toMatch(/年出口额：1200万美元 来自链接/u);
    expect(await known(other.page).innerText()).not.toContain('您填写的');
    await page.getByRole('button', { name: '修改：年出口额', exact: true }).click();
    await page.getByRole('textbox', { name: '年出口额', exact: true }).fill('2600');
    await page.getByRole('button', { name: '确定' }).first().click();
    await expect.poll(() => known(page).innerText()).toMatch(/年出口额：2600万美元 您填写的/u);
  });

  test('leave the focus at the next one when one is removed, and at the one that was corrected', async () => {
    const { page } = await site.visit(
      `/match?f=${encodeFacts({ national_hte: true, export_total: '1200万美元' })}`,
    );
    const focused = () =>
      page.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
      );
    await page.getByRole('button', { name: '修改：年出口额', exact: true }).press('Enter');
    await page.getByRole('textbox', { name: '年出口额', exact: true }).fill('2600');
    await page.getByRole('textbox', { name: '年出口额', exact: true }).press('Enter');
    await expect.poll(() => known(page).innerText()).toContain('2600');
    await expect.poll(focused).toBe('修改：年出口额');
    await known(page).getByRole('button', { name: /^去掉/u }).first().press('Enter');
    await expect.poll(focused).toBe('去掉：年出口额');
    await known(page).getByRole('button', { name: /^去掉/u }).first().press('Enter');
    await expect.poll(focused).toBe('还没有已知情况');
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
    const { page } = await site.visit(`/match?f=${encodeFacts(facts)}&asOf=2026-11-22`);
    const save = async (name: string) => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name }).click(),
      ]);
      return readFileSync(await file.path(), 'utf8');
    };
    const csv = await save('导出 CSV');
    expect(csv.startsWith('\u{FEFF}判定（末尾标“说明”的行不是奖补：')).toBe(true);
    const lines = csv.trimEnd().split('\r\n');
    expect(lines.filter((line) => /^(?:符合|待确认|不符合),/u.test(line))).toHaveLength(81);
    expect(csv).toMatch(/\n符合,扩大出口专项资助,最高45万元,0,450000,每年,计入,,[^\n]*,2026-11-22\r\n/u);
    expect(csv).toMatch(
      /\n符合,国际性专业展展位费补助,5万元,50000,50000,每年,未计入,与境外展会展位费补贴同属/u,
    );
    expect(csv).toMatch(/\n待确认,[^\n]*,未计入,待确认,/u);
    expect(csv).toMatch(/\n说明,政策日期,2026-11-22,/u);
    expect(csv).toMatch(/\n说明,最优组合合计,最高\S+万元,/u);
    expect(csv).toMatch(/\n说明,年出口额,1200万美元,/u);
    expect(csv).toMatch(/\n说明,声明,辅助参考，以主管部门解释为准。/u);
    const markdown = await save('导出 Markdown');
    expect(markdown).toMatch(/- 政策日期：2026-11-22\n- 最优组合合计：最高\S+万元\n- 注意：/u);
    expect(markdown).toMatch(/- 年出口额：1200万美元[^]*\| 符合 \| 扩大出口专项资助 \|[^\n]*\| 计入 \|/u);
    expect(markdown).toContain('辅助参考，以主管部门解释为准');
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => page.locator('.print-report').isVisible()).toBe(true);
    await expect.poll(() => page.locator('.print-report tr').count()).toBe(81);
    const printed = await page.locator('.print-report').innerText();
    expect(printed).toContain('政策日期：2026-11-22');
    expect(printed).toContain('年出口额：1200万美元');
    expect(printed).toMatch(/最优组合[^]*按已知情况合计/u);
    expect(printed).toContain('未计入：待确认');
    expect(printed).toContain('辅助参考，以主管部门解释为准');
    await expect.poll(() => page.locator('.match-screen').isVisible()).toBe(false);
  });

  test('is dated today where no day is chosen', async () => {
    const { page } = await site.visit(`/match?f=${encodeFacts(facts)}`);
    const today = await page.locator('.as-of input').inputValue();
    await combination(page).waitFor();
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => page.locator('.print-report').innerText()).toContain(`政策日期：${today}`);
  });

  test('leads to the calculation of an award with the same facts, and back', async () => {
    const { page } = await site.visit(`/match?f=${encodeFacts(facts)}`);
    await page.getByRole('link', { name: '逐步测算：扩大出口专项资助' }).click();
    await page.waitForURL('**/calculator/export-growth?f=*');
    await expect.poll(() => page.locator('.calculation-result').innerText()).toContain('最高45万元');
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
    expect(await page.locator('.combination, .verdict, .next').count()).toBe(0);
    expect(await page.getByRole('button', { name: '导出 CSV' }).isDisabled()).toBe(true);
    await page.unroute('**/api/match');
    await alert.getByRole('button', { name: '重试' }).click();
    await expect.poll(() => combination(page).innerText()).toContain('最高');
  });

  test('leaves the result before, said to be so, and nothing to take along under the new facts', async () => {
    const { page, expectSound } = await site.visit(`/match?f=${encodeFacts(facts)}`);
    await combination(page).waitFor();
    await failFrom(page, '**/api/match');
    await known(page)
      .getByRole('button', { name: /^去掉.*高新技术企业|^去掉.*国高企/u })
      .click();
    await page.getByRole('alert').waitFor();
    const note = page.locator('.former-note');
    await expect.poll(() => note.innerText()).toBe('以下是改动前的结果');
    await expectSound();
    for (const name of ['打印', '导出 CSV', '导出 Markdown']) {
      const button = page.getByRole('button', { name });
      expect(await button.isDisabled()).toBe(true);
      expect(await button.getAttribute('title')).toContain('暂不能打印和导出');
    }
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => page.locator('.print-report').innerText()).toContain('以下是改动前的结果');
    await expect.poll(() => page.locator('.print-report ul').first().innerText()).toContain('高新技术企业');
    await page.emulateMedia({ media: 'screen' });
    await page.unroute('**/api/match');
    await page.getByRole('button', { name: '重试' }).click();
    await expect.poll(() => page.getByRole('button', { name: '导出 CSV' }).isEnabled()).toBe(true);
    await expect.poll(() => note.count()).toBe(0);
  });
});
