import type { Page } from 'playwright-core';

/** An error as the server tells it. */
export interface Refusal {
  status: number;
  code?: string;
  message?: string;
}

/** Answers what `page` asks of `address` with `refusal` from now on; as a server that is down where there is none. */
export function failFrom(page: Page, address: string, refusal?: Refusal) {
  return page.route(address, (route) =>
    refusal === undefined
      ? route.abort('connectionrefused')
      : route.fulfill({
          status: refusal.status,
          headers: { 'retry-after': '7' },
          json: { error: { ...refusal, requestId: 'r-1' } },
        }),
  );
}
