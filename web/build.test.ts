import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { ensurePage } from './build.mjs';

const root = join(import.meta.dirname, '..');
/** Bytes of script, compressed, that somebody on a phone has to load before asking. */
const firstLoadLimit = 350_000;

describe('the built page', () => {
  test('asks for little script before the first question, and loads other pages later', () => {
    expect(ensurePage({ root, log: () => undefined, warn: () => undefined })).toBe(true);
    const folder = join(root, 'web/dist', readFileSync(join(root, 'web/dist/current'), 'utf8'));
    const read = (file: string) => readFileSync(join(folder, file), 'utf8');
    const entry = /src="\/(assets\/[^"]+\.js)"/u.exec(read('index.html'))?.[1] ?? '';
    // The entry, what it imports, and the same of the page that it loads first.
    const first = /AskPage:\w+\}=await import\(`\.\/([^`]+)`\)/u.exec(read(entry))?.[1] ?? '';
    const scripts = withImports([entry, `assets/${first}`], read);
    expect(scripts.size).toBeGreaterThan(2);
    const size = [...scripts].reduce((sum, file) => sum + gzipSync(read(file)).length, 0);
    expect(size).toBeLessThanOrEqual(firstLoadLimit);
    expect(
      readdirSync(join(folder, 'assets')).filter((name) => /^page-.*\.js$/u.test(name)).length,
    ).toBeGreaterThan(5);
  });

  test('names nothing of another host', () => {
    const folder = join(root, 'web/dist', readFileSync(join(root, 'web/dist/current'), 'utf8'));
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).not.toMatch(/(?:src|href)="(?:https?:)?\/\//u);
  });
});

/** Files with everything that they import before they run. */
function withImports(files: string[], read: (file: string) => string): Set<string> {
  const found = new Set(files);
  for (const file of found) {
    for (const [, name = ''] of read(file).matchAll(/from"\.\/([^"]+\.js)"/gu)) found.add(`assets/${name}`);
  }
  return found;
}
