import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../app-env.ts';
import { fail } from '../errors.ts';
import type { Submitted, Upload } from '../evals-runs/index.ts';

const multipart = 'multipart/form-data';
const forms: Record<string, Upload['form']> = {
  'text/csv': 'csv',
  'application/x-ndjson': 'jsonl',
  'application/jsonl': 'jsonl',
};

function mediaType(c: Context): string {
  const [type = ''] = (c.req.header('content-type') ?? '').toLowerCase().split(';');
  return type.trim();
}

/** A browser sends a form to any address without asking: no page elsewhere may set this machine to work. */
export function refuseCrossSite() {
  return createMiddleware<AppEnv>(async (c, next) => (isFromElsewhere(c) ? fail(c, 'crossSite') : next()));
}

/**
 * Browsers say where a request comes from, and no page can change it: by `Sec-Fetch-Site` to addresses that they trust
 * (https, this machine), by `Origin` alone to others. What sends neither is no browser with a form.
 */
function isFromElsewhere(c: Context): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const origin = c.req.header('origin');
  if (origin === undefined) return false;
  // “null” is the origin of a file and of a sandboxed frame.
  return !URL.canParse(origin) || new URL(origin).host !== new URL(c.req.url).host;
}

/** Compressed bodies are refused too: they would pass the limit and grow behind it. */
export function requireSetType() {
  return createMiddleware<AppEnv>(async (c, next) => {
    const type = mediaType(c);
    const isKnown = type === multipart || Object.hasOwn(forms, type);
    return isKnown && c.req.header('content-encoding') === undefined ? next() : fail(c, 'unsupportedSetType');
  });
}

/** The bytes as sent, whatever their encoding; null where there are none. */
export async function readUpload(
  c: Context<AppEnv>,
  name: string | undefined,
): Promise<Omit<Upload, 'asOf'> | null> {
  const form = forms[mediaType(c)];
  if (form === undefined) return readForm(c, name);
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  return bytes.length === 0 ? null : { name: name ?? '', form, bytes };
}

async function readForm(c: Context<AppEnv>, name: string | undefined): Promise<Omit<Upload, 'asOf'> | null> {
  const { file } = await c.req.parseBody();
  if (!(file instanceof File) || file.size === 0) return null;
  const called = name ?? file.name;
  const form = /\.(?:jsonl|ndjson)$/iu.test(called) ? 'jsonl' : 'csv';
  return { name: called, form, bytes: new Uint8Array(await file.arrayBuffer()) };
}

export function rejectSubmitted(c: Context<AppEnv>, submitted: Exclude<Submitted, { kind: 'accepted' }>) {
  switch (submitted.kind) {
    case 'busy':
      return fail(c, 'evalsBusy');
    case 'late':
      return fail(c, 'timeout');
    case 'failed':
      return fail(c, 'internal');
    case 'invalid': {
      const issues = submitted.problems.map(({ line, field, message }) => ({
        ...(line === null ? {} : { line }),
        field,
        message,
      }));
      return fail(c, 'badEvalsSet', `共 ${submitted.total} 处`, issues);
    }
  }
}
