import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSite, widths, type Site } from './testing/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const pages = ['/', '/match', '/calculator', '/search', '/documents', '/evals', '/about'];

describe.each(widths)('at %i pixels', (width) => {
  test.each(pages)('%s opens by its address, without a fault', async (path) => {
    const { page, troubles, expectSound } = await site.visit(path, width);
    const current = page.getByRole('navigation').locator('[aria-current=page]');
    expect(await current.getAttribute('href')).toBe(path);
    expect(await page.title()).toBe(`${await current.innerText()} · 策问`);
    await expectSound();
    expect(troubles).toEqual([]);
  });
});

describe('the navigation', () => {
  test('changes the page without loading it anew, and the back button goes back', async () => {
    const { page, troubles } = await site.visit('/');
    await page.evaluate(() => Object.assign(window, { stillHere: true }));
    await page.getByRole('link', { name: '测算', exact: true }).click();
    await page.waitForURL('**/calculator');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.goBack();
    await page.waitForURL(`${site.url}/`);
    expect(await page.evaluate(() => 'stillHere' in window)).toBe(true);
    expect(troubles).toEqual([]);
  });

  test('is reached by keyboard, and the focus goes to the page that was opened', async () => {
    const { page } = await site.visit('/');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文');
    await page.getByRole('link', { name: '关于' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/about');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  });
});

describe('the language', () => {
  test('is switched for every word of the frame, and remembered', async () => {
    const { page, expectSound } = await site.visit('/about');
    await page.getByRole('button', { name: 'English' }).click();
    await expect.poll(() => page.getByRole('navigation').innerText()).not.toMatch(/\p{Script=Han}/u);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.reload();
    await page.getByRole('button', { name: '中文' }).waitFor();
    await expectSound();
  });
});

describe('an address without a page', () => {
  test('says so and offers a way on', async () => {
    const { page, expectSound } = await site.visit('/no-such-page');
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('没有这个页面');
    await expectSound();
  });
});
