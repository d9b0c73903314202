// Makes every command work on a fresh clone: installs what package-lock.json asks for, then hands over. Plain
// Node without dependencies, because it runs before there are any.
//   node setup.mjs                       install what is missing
//   node setup.mjs --page                … and build the page where its sources changed
//   node setup.mjs [--page] api/server.ts …  … and run a TypeScript file with the arguments that follow, in this
//                                        process, so that signals reach it and no second Node has to start
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
const oldestNode = [20, 19];

/** @param {string} file */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(root + file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

function nodeIsTooOld() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1]);
}

/**
 * Compares the lock with npm's record of what it installed: exact where modification times are not (a clone,
 * a copy or a checkout changes those). Optional packages may be absent: they belong to other platforms.
 */
function installIsComplete() {
  const wanted = readJson('package-lock.json')?.packages ?? {};
  const installed = readJson('node_modules/.package-lock.json')?.packages;
  if (installed === undefined) return false;
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    if (path === '') return true;
    const found = installed[path];
    return found === undefined
      ? optional === true
      : found.version === version && found.integrity === integrity;
  });
}

function install() {
  console.log('正在安装依赖（npm ci），首次约需一两分钟 …');
  // npm names its own script where it runs this one; otherwise the npm on the PATH is meant.
  const npmScript = process.env.npm_execpath;
  const [command, ...first] = npmScript?.endsWith('.js') ? [process.execPath, npmScript] : ['npm'];
  // Development packages too: the tests need them, whatever NODE_ENV says.
  const { status, error } = spawnSync(command, [...first, 'ci', '--include=dev', '--no-fund', '--no-audit'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status === 0) return;
  if (error) console.error(error.message);
  console.error(
    '依赖安装失败。请检查网络，并确认有 C++ 编译器（Debian：apt install build-essential python3；' +
      'macOS：xcode-select --install），然后重试。',
  );
  process.exit(1);
}

if (nodeIsTooOld()) {
  console.error(`需要 Node.js ${oldestNode.join('.')} 或更高版本，当前为 ${process.versions.node}。`);
  process.exit(1);
}
if (!installIsComplete()) install();

const wantsPage = process.argv[2] === '--page';
if (wantsPage) process.argv.splice(2, 1);
const program = process.argv[2];
if (wantsPage) {
  const { ensurePage } = await import('./web/build.mjs');
  const built = ensurePage({ root, log: console.log, warn: console.error });
  // A server answers without a fresh page too; whoever asked for the page alone has to know.
  if (!built && program === undefined) process.exit(1);
}
if (program !== undefined) {
  await import('./api/preload.mjs');
  const { register } = await import('tsx/esm/api');
  register();
  const file = new URL(program, import.meta.url);
  process.argv.splice(1, 2, fileURLToPath(file));
  await import(file.href);
}
