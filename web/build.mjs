// Builds the page when its sources changed. Plain Node: it runs before every start and has to cost nothing when
// nothing changed. A build stands in web/dist/<hash of its sources>; web/dist/current names the one to serve, so
// that a build that fails or is cut short leaves the last good one in place.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/**
 * @typedef {{ root: string, log: (line: string) => void, warn: (line: string) => void }} Options
 *   root: the project's folder.
 */

/**
 * Makes web/dist/current name a build of the present sources.
 * @param {Options} options
 * @returns {boolean} whether it does; where not, `warn` has been told why.
 */
export function ensurePage({ root, log, warn }) {
  const dist = join(root, 'web/dist');
  const wanted = hashSources(root);
  const current = readCurrent(dist);
  if (current === wanted) return true;
  log('正在构建网页 …');
  const failure = build(root, dist, wanted);
  if (failure === null) return true;
  warn(failure);
  warn(
    current === null
      ? '网页构建失败，暂无可用的网页；接口不受影响。请按上面的提示修正后重试。'
      : '网页构建失败，继续使用上一次构建的网页。请按上面的提示修正后重试。',
  );
  return false;
}

/** @param {string} dist @returns {string | null} the folder in dist that is served. */
function readCurrent(dist) {
  try {
    const name = readFileSync(join(dist, 'current'), 'utf8').trim();
    readFileSync(join(dist, name, 'index.html'));
    return name;
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Everything that a build is made of: the page, the contract it reads, the versions of the packages. */
function hashSources(root) {
  const hash = createHash('sha256');
  for (const file of sources(root)) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

function sources(root) {
  const within = (folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)));
  const page = [...within('web/src'), ...within('web/public')].filter((file) => !/\.test\.tsx?$/u.test(file));
  const contract = readdirSync(join(root, 'api')).filter((name) => /^contract[\w-]*\.ts$/u.test(name));
  const settings = ['web/index.html', 'web/vite.config.ts', 'web/tsconfig.json', 'web/build.mjs'];
  return [...page, ...contract.map((name) => `api/${name}`), ...settings, 'package-lock.json'].sort();
}

/** @returns {string | null} what went wrong. */
function build(root, dist, hash) {
  const draft = join(dist, `${hash}.${process.pid}`);
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', 'web', '--outDir', draft, '--logLevel', 'warn'];
  // Whatever the caller runs as: a page built by a test is the one that is served.
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status, stderr, stdout } = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
  if (status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    return `${stderr}${stdout}`.trim();
  }
  compressAssets(join(draft, 'assets'));
  install(draft, dist, hash);
  return null;
}

/** Once here rather than for every visitor. */
function compressAssets(folder) {
  for (const name of readdirSync(folder)) {
    if (!/\.(?:js|css)$/u.test(name)) continue;
    const bytes = readFileSync(join(folder, name));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes, { params }));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  }
}

/** Two starts at once may both get here: the same sources make the same build, so either will do. */
function install(draft, dist, hash) {
  try {
    renameSync(draft, join(dist, hash));
  } catch (error) {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    rmSync(draft, { recursive: true });
  }
  const pointer = join(dist, `current.${process.pid}`);
  writeFileSync(pointer, hash);
  renameSync(pointer, join(dist, 'current'));
  for (const name of readdirSync(dist)) {
    // A draft has a dot in its name: another start may be at work on it.
    if (/^[0-9a-f]{16}$/u.test(name) && name !== hash) rmSync(join(dist, name), { recursive: true });
  }
}
