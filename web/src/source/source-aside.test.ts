import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, exporter } from '../../testing/asking.ts';
import { openSite, widths, type Site } from '../../testing/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const hasFocus = (one: Locator) => one.evaluate((element) => element === document.activeElement);

describe.each(widths)('the source at %i pixels', (width) => {
  test('is closed by Escape, and the focus is back where it was opened', async () => {
    const { page, troubles } = await site.visit('/', width);
    await ask(page, exporter);
    const opener = page.locator('.sources').getByRole('button').nth(1);
    await opener.click();
    await page.locator('.source-clause mark').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.source-clause mark').waitFor({ state: 'hidden' });
    await expect.poll(() => hasFocus(opener)).toBe(true);
    await page.keyboard.press('Enter');
    await page.locator('.source-clause mark').waitFor();
    await page.getByRole('button', { name: /close|关闭/iu }).click();
    await page.locator('.source-clause mark').waitFor({ state: 'hidden' });
    await expect.poll(() => hasFocus(opener)).toBe(true);
    expect(troubles).toEqual([]);
  });
});
