// Sees to it that the browser tests find a Chromium: run before them by `npm test`. Installs Debian's where none is
// found and this process may; elsewhere says what to do.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium, missingChromium } from './find-chromium.mjs';

if (findChromium(process.env) === null) {
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) installChromium();
  if (findChromium(process.env) === null) {
    console.error(missingChromium);
    process.exit(1);
  }
}

function installChromium() {
  console.log('正在安装浏览器测试用的 Chromium（apt-get）…');
  for (const args of [
    ['update'],
    ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
  ]) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    if (spawnSync('apt-get', args, { stdio: 'inherit', env }).status !== 0) return;
  }
}
