import { prometheus } from '@hono/prometheus';
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { compress } from 'hono/compress';
import { HTTPException } from 'hono/http-exception';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { timeout } from 'hono/timeout';
import type { z } from 'zod';
import type { AppDeps, AppEnv } from './app-env.ts';
import { fail } from './errors.ts';
import { createMetrics } from './metrics.ts';
import { limitRate, logRequests, ownPolicy, requireLibrary } from './guards.ts';
import { aboutRoutes } from './routes/about.ts';
import { askRoutes } from './routes/ask.ts';
import { calculatorRoutes } from './routes/calculator.ts';
import { clauseRoutes } from './routes/clauses.ts';
import { evalsRoutes } from './routes/evals.ts';
import { docsRoutes } from './routes/docs.ts';
import { documentRoutes } from './routes/documents.ts';
import { feedbackRoutes } from './routes/feedback.ts';
import { operationRoutes } from './routes/operations.ts';
import { answerNotFound, pageRoutes } from './routes/page.ts';
import { searchRoutes } from './routes/search.ts';

/**
 * Nothing is ever loaded from another host, and no script is run that is not a file of this server. The page and Swagger UI
 * write styles, hence the one 'unsafe-inline'.
 */
const contentSecurityPolicy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

/** The whole HTTP surface as one fetch handler; it holds no state besides counters. */
export function createApp(deps: AppDeps): OpenAPIHono<AppEnv> {
  const app = new OpenAPIHono<AppEnv>({
    defaultHook: (result, c) => (result.success ? undefined : rejectInvalid(c, result.error)),
  });
  const metrics = createMetrics();
  const { printMetrics, registerMetrics } = prometheus({
    collectDefaultMetrics: true,
    registry: metrics.registry,
  });

  app.use(requestId());
  app.use(logRequests(deps.log));
  app.use(registerMetrics);
  app.use(ownPolicy());
  // HSTS belongs to whoever terminates TLS; this server speaks plain HTTP.
  app.use(secureHeaders({ contentSecurityPolicy, strictTransportSecurity: false, xFrameOptions: 'DENY' }));
  app.use(compress());
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) => {
        c.header('Allow', methods.join(', '));
        return fail(c, 'methodNotAllowed', c.req.method);
      },
    }),
  );
  app.use('/api/*', limitRate(deps.rateLimitPerMinute));
  app.use('/api/*', timeout(deps.requestTimeout));
  app.use('/api/*', requireLibrary(deps.library));

  app.route('/', askRoutes(deps, metrics));
  app.route('/', searchRoutes());
  app.route('/', documentRoutes());
  app.route('/', clauseRoutes());
  app.route('/', calculatorRoutes(deps));
  app.route('/', feedbackRoutes(deps));
  app.route('/', evalsRoutes(deps));
  app.route('/', aboutRoutes(deps));
  app.route('/', operationRoutes(deps, printMetrics));
  app.route('/', docsRoutes());
  app.route('/', pageRoutes(deps.page));
  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: { title: '策问 API', version: '1', description: '政策条款知识库、带原文引用的问答与奖补测算' },
  });

  app.notFound(answerNotFound(deps.page));
  app.onError((error, c) => answerException(c, error, deps.log));
  return app;
}

function rejectInvalid(c: Context, error: z.core.$ZodError): Response {
  const issues = error.issues.map((issue) => ({
    field: fieldName(issue.path),
    message: issue.message,
  }));
  const summary = issues.map(({ field, message }) => (field === '' ? message : `${field} ${message}`));
  return fail(c, 'invalidRequest', summary.slice(0, 3).join('；'), issues);
}

/** `["history", 0, "role"]` → `history[0].role` */
function fieldName(path: PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}

function answerException(c: Context, error: Error, log: AppDeps['log']): Response {
  if (error instanceof HTTPException) {
    // Thrown by the validator and by hono/timeout; nothing of this project throws one.
    if (error.status === 400) return fail(c, 'malformedJson');
    if (error.status === 415) return fail(c, 'unsupportedMediaType');
    if (error.status === 504) return fail(c, 'timeout');
  }
  // The client went away while its body was read: nothing is wrong here, and nobody reads the answer.
  if ('code' in error && error.code === 'ECONNRESET') return fail(c, 'requestAborted');
  log.error({ requestId: c.get('requestId'), err: error }, 'unexpected error');
  return fail(c, 'internal');
}
