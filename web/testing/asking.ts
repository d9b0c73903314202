import type { Page } from 'playwright-core';

/** A case that somebody might tell: 年出口额, 上年度出口额, 国高企, 区贡献. */
export const exporter = '我公司是国高企，今年出口1200万美元，去年800万，对区贡献500万';

/** Types a question on 问答, sends it and waits for its answer. */
export async function ask(page: Page, question: string): Promise<void> {
  const answers = page.locator('.answer-foot');
  const before = await answers.count();
  await page.locator('.question-box textarea').fill(question);
  await page.keyboard.press('Enter');
  await answers.nth(before).waitFor();
}

/** The large figure of the latest answer. */
export const headline = (page: Page) => page.locator('.amount-large').last();

/** Holds back what is asked from now on, until it is let go. */
export async function holdAnswers(page: Page): Promise<() => void> {
  let letGo: (() => void) | undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/api/ask', async (route) => {
    await held;
    // Taken back meanwhile: there is nothing to let go.
    await route.continue().catch(() => undefined);
  });
  return () => letGo?.();
}
