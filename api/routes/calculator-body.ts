import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { RuleSet } from '../../corpus/index.ts';
import type { AppEnv } from '../app-env.ts';
import { type FactIssue, parseFacts, type ParsedFacts } from '../calculator/index.ts';
import { fail } from '../errors.ts';

interface Place {
  value: unknown;
  field: string;
}

/**
 * 400 that names every `__proto__` of a JSON body. `JSON.parse` keeps the key, but the schemas drop it without a word, so
 * that a request with it would be answered as if it had not been written.
 */
export function refusePrototypeKeys() {
  return createMiddleware<AppEnv>(async (c, next) => {
    const found = prototypeKeys(parsed(await c.req.text()));
    if (found.length === 0) return next();
    const issues = found.map((field) => ({ field, message: '不能使用“__proto__”作为键' }));
    return fail(c, 'invalidRequest', '不能使用“__proto__”作为键', issues);
  });
}

/** Undefined where the text is no JSON, which the validator says better. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Without recursion: a body may be nested thousands deep. */
function prototypeKeys(body: unknown): string[] {
  const found: string[] = [];
  const open: Place[] = [{ value: body, field: '' }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { value, field } = place;
    if (typeof value !== 'object' || value === null) continue;
    const inList = Array.isArray(value);
    for (const [key, inner] of Object.entries(value)) {
      const at = inList ? `${field}[${key}]` : field === '' ? key : `${field}.${key}`;
      if (key === '__proto__') found.push(at);
      else open.push({ value: inner, field: at });
    }
  }
  return found;
}

/** The facts of a body, against the vocabulary. */
export function readFacts({ vocabulary, awards }: RuleSet, facts: Record<string, unknown>): ParsedFacts {
  return parseFacts(vocabulary, facts, new Set(awards.map(({ id }) => id)));
}

/** 400 that names every fact that is unknown or does not fit. */
export function rejectFacts(c: Context<AppEnv>, found: readonly FactIssue[]) {
  const issues = found.map(({ factId, message }) => ({ field: `facts.${factId}`, message }));
  return fail(c, 'invalidRequest', found[0]?.message ?? '', issues);
}
