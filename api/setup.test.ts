import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

let project = '';
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'cewen-setup-'));
  copyFileSync(join(import.meta.dirname, '../setup.mjs'), join(project, 'setup.mjs'));
  // Stands where npm says it is, and writes down how it was called.
  write(
    'npm.js',
    `require('fs').writeFileSync('called', process.argv.slice(2).join(' '));process.exit(+process.env.NPM_EXIT)`,
  );
  write('package-lock.json', lock({ a: '1.0.0', 'other-platform': '1.0.0' }));
});
afterEach(() => rmSync(project, { recursive: true }));

function write(file: string, text: string): void {
  writeFileSync(join(project, file), text);
}

function lock(versions: Record<string, string>): string {
  const packages = Object.entries(versions).map(([name, version]) => [
    `node_modules/${name}`,
    { version, integrity: `sha512-${name}-${version}`, ...(name === 'a' ? {} : { optional: true }) },
  ]);
  return JSON.stringify({ packages: { '': { name: 'x' }, ...Object.fromEntries(packages) } });
}

function writeInstalled(versions: Record<string, string>): void {
  mkdirSync(join(project, 'node_modules'));
  write('node_modules/.package-lock.json', lock(versions));
}

function setup(npmExit = 0, nodeOptions: string[] = []) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...nodeOptions, 'setup.mjs'], {
    cwd: project,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], npm_execpath: join(project, 'npm.js'), NPM_EXIT: String(npmExit) },
  });
  return { status, stdout, stderr };
}

function npmCall(): string | undefined {
  try {
    return readFileSync(join(project, 'called'), 'utf8');
  } catch {
    return undefined;
  }
}

describe('setup', () => {
  test('installs, development packages too, where nothing is installed', () => {
    expect(setup().status).toBe(0);
    expect(npmCall()).toBe('ci --include=dev --no-fund --no-audit');
  });

  test('installs where the lock asks for another version', () => {
    writeInstalled({ a: '0.9.0' });
    setup();
    expect(npmCall()).toBeDefined();
  });

  test('does nothing and says nothing where all is there but packages of other platforms', () => {
    writeInstalled({ a: '1.0.0' });
    expect(setup()).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(npmCall()).toBeUndefined();
  });

  test('says what to check where the installation fails', () => {
    const { status, stderr } = setup(1);
    expect(status).toBe(1);
    expect(stderr).toContain('依赖安装失败');
    expect(stderr).toContain('build-essential');
  });

  test('refuses a Node.js that is too old before it does anything', () => {
    const oldNode = 'Object.defineProperty(process, "versions", { value: { node: "20.18.3" } })';
    const { status, stderr } = setup(0, ['--import', `data:text/javascript,${encodeURIComponent(oldNode)}`]);
    expect(status).toBe(1);
    expect(stderr).toBe('需要 Node.js 20.19 或更高版本，当前为 20.18.3。\n');
    expect(npmCall()).toBeUndefined();
  });
});
