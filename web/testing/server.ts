import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
/** Milliseconds for building the page and opening the index, on a busy machine. */
const longestStart = 60_000;

export interface RunningServer {
  url: string;
  /** Where it keeps what it is sent. */
  dataDir: string;
  stop: () => Promise<void>;
}

/** Starts what `npm start` starts, on a free port, over the index of the project and otherwise empty data. */
export async function startServer(env: Record<string, string> = {}): Promise<RunningServer> {
  const dataDir = borrowIndex();
  const child = spawn(process.execPath, ['setup.mjs', '--page', 'api/server.ts'], {
    cwd: root,
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error', ...env },
  });
  const stop = async () => {
    await ended(child);
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    return { url: await addressOf(child), dataDir, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A data folder of its own, so that nothing that tests send is kept, with the index of the project. */
function borrowIndex(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'cewen-site-'));
  for (const name of ['index', 'models']) {
    mkdirSync(join(root, 'data', name), { recursive: true });
    symlinkSync(join(root, 'data', name), join(dataDir, name));
  }
  return dataDir;
}

/** Where it answers, once it says that it is ready. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const fail = (what: string) => reject(new Error(`the server ${what}:\n${printed}`));
    const timer = setTimeout(() => fail('is not ready'), longestStart);
    child.once('exit', (code) => fail(`ended with ${code}`));
    child.once('error', reject);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        printed += String(chunk);
        const url = /已就绪：(http:\S+)/u.exec(printed)?.[1];
        if (url === undefined) return;
        clearTimeout(timer);
        resolve(url);
      });
    }
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
