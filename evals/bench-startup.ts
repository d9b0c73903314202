/** How long building the index, opening it and starting the server take. Milliseconds throughout. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const projectRoot = fileURLToPath(new URL('..', import.meta.url));

const OpenTimes = z.strictObject({
  /** From the start of the process until the libraries are read. */
  imports: z.number(),
  corpus: z.number(),
  /** Until the model can embed. */
  open: z.number(),
  firstSearch: z.number(),
  /** Opening and closing once more in the same process. */
  openAgain: z.number(),
  residentMegabytes: z.number(),
  heapMegabytes: z.number(),
});
export type OpenTimes = z.infer<typeof OpenTimes>;

/** Opens the index of `dataDir` in a new process. */
export async function measureOpen(dataDir: string): Promise<OpenTimes> {
  const script = fileURLToPath(new URL('./bench-open.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return OpenTimes.parse(JSON.parse(await text(child.stdout)));
}

export interface ServerStart {
  /** Until /healthz answers. */
  alive: number;
  /** Until /readyz answers 200. */
  ready: number;
  residentMegabytes: number;
}

/** Starts the real server as `npm start` does, on the index of `dataDir`, and stops it again. */
export async function measureServerStart(dataDir: string): Promise<ServerStart> {
  const port = await freePort();
  const start = performance.now();
  const child = spawn(process.execPath, ['setup.mjs', 'api/server.ts'], {
    cwd: projectRoot,
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    const origin = `http://127.0.0.1:${port}`;
    await untilOk(`${origin}/healthz`, child);
    const alive = performance.now() - start;
    await untilOk(`${origin}/readyz`, child);
    const ready = performance.now() - start;
    return { alive, ready, residentMegabytes: await residentMegabytes(origin) };
  } finally {
    await stop(child);
  }
}

/** A port that nobody listens on now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

const START_LIMIT = 60_000;
/** Often enough for a figure of seconds; each answer costs the starting server about a millisecond. */
const POLL_EVERY = 20;

async function untilOk(url: string, child: ChildProcess): Promise<void> {
  const limit = performance.now() + START_LIMIT;
  while (performance.now() < limit) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    if (await isOk(url)) return;
    await sleep(POLL_EVERY);
  }
  throw new Error(`${url} did not answer 200 within ${START_LIMIT} ms`);
}

/** A refused connection is the expected answer of a server that does not listen yet. */
async function isOk(url: string): Promise<boolean> {
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

/** As the server itself reports it to Prometheus. */
async function residentMegabytes(origin: string): Promise<number> {
  const metrics = await (await fetch(`${origin}/metrics`)).text();
  const bytes = /^process_resident_memory_bytes (\d+)/mu.exec(metrics)?.[1];
  if (bytes === undefined) throw new Error('/metrics does not name process_resident_memory_bytes');
  return Number(bytes) / 2 ** 20;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
