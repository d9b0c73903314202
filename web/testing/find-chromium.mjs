import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

export const missingChromium =
  '浏览器测试需要 Chromium，但没有找到。请安装（Debian/Ubuntu：apt install chromium fonts-noto-cjk），' +
  '或用环境变量 CHROMIUM_PATH 指明可执行文件的位置。';

/**
 * CHROMIUM_PATH, else the first on the PATH.
 * @param {Record<string, string | undefined>} env
 * @returns {string | null} its file.
 */
export function findChromium(env) {
  const { CHROMIUM_PATH: given, PATH: path = '' } = env;
  const candidates =
    given === undefined
      ? path.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
      : [given];
  return candidates.find(isExecutable) ?? null;
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
