import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSite, widths, type Site } from '../../testing/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite({ LLM_BASE_URL: 'https://models.example.com/v1', LLM_MODEL: 'some-model' });
});
afterAll(() => site.close());

describe.each(widths)('at %i pixels', (width) => {
  test('says what is held and what each document is worth, what it cannot do, and whose word counts', async () => {
    const { page, troubles, expectSound } = await site.visit('/about', width);
    const rows = page.getByRole('row');
    await rows.nth(1).waitFor();
    const text = await page.locator('main').innerText();
    expect(text).toContain('以主管部门解释为准');
    expect(text).toContain('征求意见稿');
    expect(text).toContain('政策解读');
    expect(text).toContain('它做不到什么');
    await page.getByText('能识别哪些企业情况').click();
    await page.getByText('财政收入级次所在区').waitFor();
    await expectSound();
    expect(troubles).toEqual([]);
  });
});

test('counts are those of the library', async () => {
  const { page } = await site.visit('/about');
  const held = await (await page.request.get(`${site.url}/api/about`)).json();
  await page.locator('.counts dd').first().waitFor();
  const { clauses, awards, facts, documents } = held.knowledgeBase;
  expect(await page.locator('.counts dd').allInnerTexts()).toEqual(
    [documents.length, clauses, awards, facts].map(String),
  );
});

test('a language model elsewhere is told of before anything else about privacy', async () => {
  const { page } = await site.visit('/about');
  const privacy = page.getByRole('region', { name: '您的问题去了哪里' });
  await expect.poll(() => privacy.innerText()).toMatch(/some-model：问题和用到的条款会发送给它/u);
  await expect.poll(() => privacy.innerText()).not.toContain('问题不会离开这台机器');
});

test('leads to the documents and to the interfaces, and back', async () => {
  const { page } = await site.visit('/about');
  await page.getByRole('link', { name: '关于进一步推进产业国际化的实施意见' }).click();
  expect(page.url()).toContain('/documents/industry-internationalization');
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: '关于策问' }).waitFor();
  for (const name of ['接口文档', 'OpenAPI 描述']) {
    const href = await page.getByRole('link', { name }).getAttribute('href');
    expect((await page.request.get(`${site.url}${href ?? ''}`)).status()).toBe(200);
  }
});

test('where the server is down it says so, and still what it cannot do', async () => {
  const { page, expectSound } = await site.visit('/');
  await page.route('**/api/about', (route) => route.abort('connectionrefused'));
  await page.getByRole('link', { name: '关于', exact: true }).click();
  await page.getByRole('alert').waitFor();
  await expect.poll(() => page.locator('main').innerText()).toContain('它做不到什么');
  await expectSound();
  await page.unroute('**/api/about');
  await page.getByRole('button', { name: '重试' }).click();
  await page.getByRole('row').nth(1).waitFor();
});

test('is there in English', async () => {
  const { page, expectSound } = await site.visit('/about');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByText('What it cannot do').waitFor();
  await expect.poll(() => page.locator('main').innerText()).toContain('competent authority prevails');
  await expectSound();
});
