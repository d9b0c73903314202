import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
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

describe('a build', () => {
  const project = smallProject();
  afterAll(() => rmSync(project, { recursive: true }));
  const source = join(project, 'web/src/main.ts');
  const served = () => readFileSync(join(project, 'web/dist/current'), 'utf8');
  const build = () => {
    const warnings: string[] = [];
    const built = ensurePage({
      root: project,
      log: () => undefined,
      warn: (line: string) => warnings.push(line),
    });
    return { built, warnings };
  };

  test('that fails where there is no page yet says so and leaves none', () => {
    writeFileSync(source, 'export const broken = ;');
    const { built, warnings } = build();
    expect(built).toBe(false);
    expect(warnings[0]).toContain('main.ts');
    expect(warnings[1]).toBe('网页构建失败，暂无可用的网页；接口不受影响。请按上面的提示修正后重试。');
    expect(served).toThrow('ENOENT');
  });

  test('that fails leaves the last good page in place and says so; mended, it replaces it', () => {
    writeFileSync(source, 'document.title = "一";');
    expect(build()).toEqual({ built: true, warnings: [] });
    const good = served();
    writeFileSync(source, 'document.title = ;');
    const { built, warnings } = build();
    expect(built).toBe(false);
    expect(warnings[1]).toBe('网页构建失败，继续使用上一次构建的网页。请按上面的提示修正后重试。');
    expect(served()).toBe(good);
    expect(readdirSync(join(project, 'web/dist')).toSorted()).toEqual([good, 'current'].toSorted());
    expect(readFileSync(join(project, 'web/dist', good, 'index.html'), 'utf8')).toContain('assets/');
    writeFileSync(source, 'document.title = "二";');
    expect(build()).toEqual({ built: true, warnings: [] });
    expect(served()).not.toBe(good);
  });
});

/** Another project with a page of one script, built by the same tools. */
function smallProject(): string {
  const project = mkdtempSync(join(tmpdir(), 'cewen-page-'));
  for (const folder of ['web/src', 'web/public', 'api'])
    mkdirSync(join(project, folder), { recursive: true });
  const files = {
    'web/index.html': '<!doctype html><title>页</title><script type="module" src="/src/main.ts"></script>',
    'web/vite.config.ts': 'export default {};',
    'web/tsconfig.json': '{}',
    'web/build.mjs': '',
    'package-lock.json': '{}',
  };
  for (const [file, text] of Object.entries(files)) writeFileSync(join(project, file), text);
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  return project;
}

/** Files with everything that they import before they run. */
function withImports(files: string[], read: (file: string) => string): Set<string> {
  const found = new Set(files);
  for (const file of found) {
    for (const [, name = ''] of read(file).matchAll(/from"\.\/([^"]+\.js)"/gu)) found.add(`assets/${name}`);
  }
  return found;
}
