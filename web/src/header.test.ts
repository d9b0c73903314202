import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Site } from '../testing/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test('the page that is shown can be seen in a navigation wider than the window', async () => {
  const { page, expectSound } = await site.visit('/about', 360);
  await page.getByRole('button', { name: 'English' }).click();
  const current = page.getByRole('link', { name: 'About', exact: true });
  const isSeen = () =>
    current.evaluate((link) => {
      const { left, right } = link.getBoundingClientRect();
      const nav = link.closest('nav')?.getBoundingClientRect();
      return nav !== undefined && left >= nav.left - 1 && right <= nav.right + 1;
    });
  await expect.poll(isSeen).toBe(true);
  await expectSound();
});
