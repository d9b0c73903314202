import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';

/**
 * The report is one page with its style and one script inside; both are let in by their hashes. Should there ever be a
 * second script, somebody's question has become one: then none is let in.
 */
export function reportPolicy(page: string): string {
  const hashes = (tag: string) =>
    [...page.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, 'gsu'))].map(
      ([, content = '']) => `'sha256-${createHash('sha256').update(content).digest('base64')}'`,
    );
  const scripts = page.match(/<script/giu) ?? [];
  const script = scripts.length === 1 ? hashes('script') : [];
  return [
    "default-src 'none'",
    `style-src ${hashes('style').join(' ') || "'none'"}`,
    `script-src ${script.join(' ') || "'none'"}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** As far as they are written: while the run goes on the file grows, and its last line may be torn. */
export async function openRecords(file: string): Promise<ReadableStream | string> {
  const size = await stat(file).then(
    (stats) => stats.size,
    () => 0,
  );
  return size === 0 ? '' : Readable.toWeb(createReadStream(file, { end: size - 1 }));
}
