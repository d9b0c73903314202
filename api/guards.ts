import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { rateLimiter } from 'hono-rate-limiter';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import type { AppDeps, AppEnv } from './app-env.ts';
import { fail } from './errors.ts';

const minute = 60_000;
const kilobyte = 1024;

/** The peer's address. Forwarding headers are not believed: anyone can write them. */
function clientAddress(c: Context<AppEnv>): string {
  return c.env?.incoming === undefined ? 'in-process' : (getConnInfo(c).remote.address ?? 'unknown');
}

/** 429 with `Retry-After` for a client that asks more often than allowed. */
export function limitRate(requestsPerMinute: number) {
  return rateLimiter<AppEnv>({
    windowMs: minute,
    limit: requestsPerMinute,
    keyGenerator: clientAddress,
    handler: (c) => fail(c, 'tooManyRequests', c.res.headers.get('Retry-After') ?? '60'),
  });
}

/** 503 until the index is open; afterwards hands the library to the handlers. */
export function requireLibrary(library: AppDeps['library']) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const open = library();
    if (open === null) {
      c.header('Retry-After', '1');
      return fail(c, 'indexLoading');
    }
    c.set('library', open);
    return next();
  });
}

/** 413 above the limit, whether or not the length was announced. */
export function limitBody(kilobytes: number) {
  return bodyLimit({
    maxSize: kilobytes * kilobyte,
    onError: (c) => fail(c, 'bodyTooLarge', `${kilobytes} kB`),
  });
}

/**
 * Refuses bodies that would be read as something else than was sent: `Request.json()` ignores the charset and
 * replaces bytes that are not UTF-8, so that a question in GBK would be answered as another question.
 */
export function requireUtf8() {
  return createMiddleware<AppEnv>(async (c, next) => {
    if (c.req.header('content-encoding') !== undefined) {
      return fail(c, 'unsupportedMediaType', '，不支持压缩的请求体');
    }
    try {
      // Hono keeps the bytes, so the validator reads them again without another copy from the socket.
      new TextDecoder('utf-8', { fatal: true }).decode(await c.req.arrayBuffer());
    } catch (error) {
      if (error instanceof TypeError) return fail(c, 'notUtf8');
      throw error;
    }
    return next();
  });
}

/** Lets a page replace the content security policy of the rest. Stands before `secureHeaders`, which writes last. */
export function ownPolicy() {
  return createMiddleware<AppEnv>(async (c, next) => {
    await next();
    const policy = c.get('contentSecurityPolicy');
    if (policy !== undefined) c.header('Content-Security-Policy', policy);
  });
}

/** One line a request. The path goes without its query, which may hold what was searched for. */
export function logRequests(log: AppDeps['log']) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const start = performance.now();
    await next();
    const { status } = c.res;
    const line = {
      requestId: c.get('requestId'),
      method: c.req.method,
      path: c.req.path,
      status,
      ms: Math.round((performance.now() - start) * 10) / 10,
    };
    if (status >= 500) log.error(line, 'request');
    else log.info(line, 'request');
  });
}
