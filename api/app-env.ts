import type { HttpBindings } from '@hono/node-server';
import type { RuleSet } from '../corpus/index.ts';
import type { SearchIndex } from '../indexer/index.ts';
import type { Answerer } from './answer/index.ts';
import type { Deployment } from './deployment.ts';
import type { FeedbackStore } from './feedback/index.ts';
import type { EvalsRuns, EvalsTools } from './evals-runs/index.ts';
import type { Logger } from './log.ts';
import type { Page } from './routes/page.ts';

/** What answers questions, once the index is open. */
export interface Library {
  index: SearchIndex;
  /** Read after the index is open: questions need not wait for them. */
  rules: Promise<RuleSet>;
  answerer: Answerer;
}

export interface AppDeps {
  /** null while the index loads: everything below /api then answers 503. */
  library: () => Library | null;
  log: Logger;
  evalsRuns: EvalsRuns;
  evalsTools: EvalsTools;
  logQuestions: boolean;
  /** ISO date where the policies apply. */
  today: () => string;
  deployment: Deployment;
  /** Requests below /api that one client address may make in a minute. */
  rateLimitPerMinute: number;
  /** Judgements of answers that one client address may send in a minute. */
  feedbackPerMinute: number;
  feedback: FeedbackStore;
  /** null where it could not be built. */
  page: Page | null;
  /** Milliseconds after which a request is given up with 504. */
  requestTimeout: number;
}

/**
 * What handlers find in their context; `library` only below /api. A page that needs another content security policy than
 * the rest sets its own.
 */
export interface AppEnv {
  Variables: { requestId: string; library: Library; contentSecurityPolicy?: string };
  /** Empty where a request does not come through a socket. */
  Bindings: Partial<HttpBindings>;
}
