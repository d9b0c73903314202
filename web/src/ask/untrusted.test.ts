import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../../testing/asking.ts';
import { openSite, type Site } from '../../testing/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const hostile = [
  ['a picture that fails', '<img src=x onerror="window.taken=true"> 小巨人奖励多少 [1]'],
  ['the end of a script', '</script><script>window.taken=true</script> 小巨人奖励多少'],
  ['an address that runs', '小巨人奖励多少 <a href="javascript:window.taken=true">[1]</a>'],
  ['marks of another direction', '小巨人奖励多少\u202Eerocs\u202C \u2066\u200F'],
] as const;

/** That nothing of it became more than text. */
async function expectText(page: Page, text: string) {
  const shown = await page.locator('.question').last().locator('[lang]').textContent();
  expect(shown).toBe(text);
  await expect.poll(() => page.locator('main').locator('script, img, a[href^=javascript]').count()).toBe(0);
  expect(await page.evaluate(() => 'taken' in window)).toBe(false);
}

describe('somebody else’s words', () => {
  test.each(hostile)('with %s are text, as a question and in a link', async (_, text) => {
    const { page, troubles } = await site.visit('/');
    await ask(page, text);
    await expectText(page, text);
    await page.goto(`${site.url}/?q=${encodeURIComponent(text)}`);
    await page.locator('.answer-foot').waitFor();
    await expectText(page, text);
    expect(troubles).toEqual([]);
  });

  test.each(hostile)('with %s are text as a fact that the tab kept', async (_, text) => {
    const { page, troubles } = await site.visit('/');
    await page.evaluate(keepConversation, text);
    await page.goto(`${site.url}/?c=kept`);
    // The server refuses such a value; what it is stays to be seen and taken back.
    await page.locator('.answer-foot, [role=alert]').first().waitFor();
    await expect.poll(() => page.locator('main').innerText()).toContain(text.slice(0, 4));
    await expect.poll(() => page.locator('main').locator('script, img').count()).toBe(0);
    expect(await page.evaluate(() => 'taken' in window)).toBe(false);
    expect(troubles.filter((trouble) => !trouble.includes('status of 400'))).toEqual([]);
  });

  test('run no script even where the page itself puts it in', async () => {
    const { page, troubles } = await site.visit('/');
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.taken=true';
      document.body.append(script);
      document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.taken=true">');
    });
    await expect
      .poll(() => troubles.filter((trouble) => /Content Security Policy/u.test(trouble)).length)
      .toBe(2);
    expect(await page.evaluate(() => 'taken' in window)).toBe(false);
  });
});

/** Runs in the page: a conversation as this tab could have kept it, to be asked with a fact of these words. */
function keepConversation(words: string) {
  const turn = {
    id: 't',
    question: words,
    hidden: [],
    hiddenEarlier: [],
    given: { [words]: words, export_total: words },
    carried: { sme_titles: [words] },
    state: { kind: 'asking' },
  };
  sessionStorage.setItem('cewen.conversation.kept', JSON.stringify({ turns: [turn], asOf: null }));
}

describe('a server', () => {
  test('that is gone says so', async () => {
    const own = await openSite();
    const { page } = await own.visit('/');
    await page.locator('.suggestions').waitFor();
    await own.stop();
    await page.locator('.question-box textarea').fill('小巨人奖励多少');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('连不上服务器');
    await own.close();
  });

  test('that is asked too often says when to try again', async () => {
    const own = await openSite({ RATE_LIMIT_PER_MINUTE: '4' });
    const { page, expectSound } = await own.visit('/');
    await page.locator('.suggestions').waitFor();
    for (let asked = 0; asked < 4; asked += 1) await page.request.get(`${own.url}/api/documents`);
    await page.locator('.question-box textarea').fill('小巨人奖励多少');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await expect.poll(() => page.getByRole('alert').innerText()).toMatch(/请在 \d+ 秒后重试/u);
    await expectSound();
    await own.close();
  });
});
