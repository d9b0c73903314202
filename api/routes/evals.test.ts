import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Library } from '../app-env.ts';
import { childEnvironment, loadConfig } from '../config.ts';
import {
  EvalsAccepted,
  EvalsComparison,
  EvalsFindings,
  EvalsRun,
  EvalsRunList,
  EvalsSetList,
} from '../contract-evals.ts';
import { ErrorBody } from '../contract.ts';
import { createEvalsRuns, EvalsRuns, type RunEvent, type StartRun } from '../evals-runs/index.ts';
import { createTestApp, openTestLibrary } from '../test-app.ts';

const loaded = loadConfig({});
if (!loaded.ok) throw new Error(loaded.problems.join('\n'));
const environment = childEnvironment(loaded.config);
const log = pino({ level: 'silent' });

let library: Library;
beforeAll(async () => {
  library = await openTestLibrary();
});
afterAll(() => library.index.close());

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).toReversed()) await clean();
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cewen-evals-runs-'));
  cleanups.push(() => rm(folder, { recursive: true }));
  return folder;
}

/** The whole app with the real evaluations in a process of their own. */
async function realApp(dataDir?: string) {
  const folder = dataDir ?? (await newFolder());
  const evalsRuns = createEvalsRuns(folder, environment, log);
  cleanups.push(() => evalsRuns.stop());
  return { ...createTestApp(library, { evalsRuns }), evalsRuns, folder };
}

const csv = (cases: number): string =>
  `编号,问题,依据条款\n${Array.from({ length: cases }, (_, at) => `${at},我们有3件商标马德里注册下来了，能补多少？,国际化意见#二、12\n`).join('')}`;

type App = ReturnType<typeof createTestApp>['app'];

const post = (
  app: App,
  body: string | Uint8Array<ArrayBuffer> | FormData,
  type: string | null = 'text/csv',
  query = '',
) =>
  app.request(`/api/evals${query}`, {
    method: 'POST',
    body,
    headers: type === null ? {} : { 'content-type': type },
  });

async function accepted(response: Response): Promise<string> {
  expect(response.status).toBe(202);
  return EvalsAccepted.parse(await response.json()).id;
}

async function read(app: App, id: string): Promise<EvalsRun> {
  return EvalsRun.parse(await (await app.request(`/api/evals/${id}`)).json());
}

async function untilDone(app: App, id: string): Promise<EvalsRun> {
  await expect.poll(async () => (await read(app, id)).status, { timeout: 60_000 }).toMatch(/done|failed/);
  return read(app, id);
}

async function errorOf(response: Response) {
  return ErrorBody.parse(await response.json()).error;
}

describe('a set that is sent in', () => {
  test('is asked, and gives a report, records and a summary', async () => {
    const { app } = await realApp();
    const id = await accepted(await post(app, csv(2), 'text/csv', '?file=我的题.csv'));
    expect(await untilDone(app, id)).toMatchObject({
      file: '我的题.csv',
      status: 'done',
      done: 2,
      total: 2,
      summary: { cases: 2, errors: 0, statuses: { calculated: 2 } },
      error: null,
    });
    const records = await (await app.request(`/api/evals/${id}/records`)).text();
    expect(records.trimEnd().split('\n')).toHaveLength(2);
    for (const [format, type] of [
      ['html', 'text/html'],
      ['json', 'application/json'],
      ['md', 'text/markdown'],
    ] as const) {
      const report = await app.request(`/api/evals/${id}/report?format=${format}`);
      expect([report.status, report.headers.get('content-type')]).toEqual([200, `${type}; charset=utf-8`]);
      expect((await report.text()).length).toBeGreaterThan(0);
    }
    const { runs } = EvalsRunList.parse(await (await app.request('/api/evals')).json());
    expect(runs.map((run) => run.id)).toEqual([id]);
  }, 90_000);

  test('may come in a form, as JSON Lines', async () => {
    const { app } = await realApp();
    const form = new FormData();
    form.set('file', new File([JSON.stringify({ id: 'a', question: '有什么奖励？' })], '../../题.jsonl'));
    const id = await accepted(await post(app, form, null));
    expect(await untilDone(app, id)).toMatchObject({ file: '题.jsonl', status: 'done', total: 1 });
  }, 90_000);

  test('is refused line by line where it is wrong, and nothing of it is kept', async () => {
    const { app, folder } = await realApp();
    const response = await post(app, '编号,问题,依据条款\n1,问,国际化意见#九、99\n1,问,\n');
    expect(response.status).toBe(422);
    const { code, issues } = await errorOf(response);
    expect(code).toBe('badEvalsSet');
    expect(issues?.map(({ line, field }) => [line, field])).toEqual([
      [2, '依据条款'],
      [3, '编号'],
    ]);
    expect(await readdir(join(folder, 'evals-runs'))).toEqual([]);
  });

  test('is refused while another one runs, which can be read meanwhile', async () => {
    const { app, evalsRuns } = await realApp();
    const id = await accepted(await post(app, csv(500)));
    const second = await post(app, csv(1));
    expect([second.status, (await errorOf(second)).code]).toEqual([409, 'evalsBusy']);
    expect((await read(app, id)).status).toMatch(/queued|running/);
    const report = await app.request(`/api/evals/${id}/report`);
    expect([report.status, (await errorOf(report)).code]).toEqual([409, 'reportNotReady']);
    await evalsRuns.stop();
  }, 60_000);

  test.each([
    ['rows', 'application/x-ndjson', '{}\n'.repeat(1_700_000), 20_001, 1],
    ['cells', 'text/csv', `编号,问题,可答\n${',a,x\n'.repeat(80_000)}`, 20_002, 1],
    // Two in every row: the number and the cell.
    ['problems', 'text/csv', `编号,问题,可答\n${',a,x\n'.repeat(19_000)}`, 2, 38_000],
  ])('is refused at once with more %s than anybody labels', async (_, type, body, line, total) => {
    const { app } = await realApp();
    const response = await post(app, body, type);
    const { message, issues } = await errorOf(response);
    expect([response.status, message, issues?.[0]?.line]).toEqual([
      422,
      expect.stringContaining(`共 ${total} 处`),
      line,
    ]);
    expect(issues?.length).toBeLessThanOrEqual(50);
  });

  test.each([
    ['another type', 'text/plain', '编号,问题\n1,问\n', 415],
    ['no type', null, '编号', 415],
    ['nothing', 'text/csv', '', 400],
    ['a form without a file', 'multipart/form-data; boundary=x', '--x--\r\n', 400],
    ['more than 5 MB', 'text/csv', 'x'.repeat(5 * 2 ** 20 + 1), 413],
    ['NUL bytes', 'text/csv', '\0'.repeat(1000), 422],
    ['more than 2,000 questions', 'text/csv', csv(2001), 422],
    ['bytes of no encoding', 'application/x-ndjson', new Uint8Array([255, 128, 255]), 422],
  ])('is refused as %s, and nothing of it is kept', async (_, type, body, status) => {
    const { app, folder } = await realApp();
    const response = await post(app, body, type);
    expect(response.status).toBe(status);
    expect((await errorOf(response)).message).toMatch(/\p{Script=Han}/u);
    const kept = join(folder, 'evals-runs');
    expect(existsSync(kept) ? await readdir(kept) : []).toEqual([]);
  });
});

describe('a broken set', () => {
  /** Each starts a process. */
  const BROKEN_SETS = 24;
  const HEAD = '编号,问题,金额类型,金额上限';
  const rowOf = (id: string) => `${id},我们有3件商标马德里注册下来了，能补多少？,固定,30000`;
  const lineOf = (id: string, fields: object = {}) =>
    JSON.stringify({ id, question: '有什么奖励？', ...fields });
  const withoutByte = (text: string) => {
    const bytes = new TextEncoder().encode(text);
    const wide = bytes.findIndex((byte) => byte >= 0x80);
    return bytes.filter((_, at) => at !== wide);
  };

  type Part = string | Uint8Array;
  /** What stands in the place of a row: of CSV, of JSON Lines. */
  const inRow: [damage: string, row: Part][] = [
    ['a lost byte', withoutByte(rowOf('b'))],
    ['a byte order mark', `\uFEFF${rowOf('b')}`],
    ['NUL', rowOf('b\0')],
    ['a quotation mark in a cell', rowOf('b').replace('商标', '商"标')],
    ['a quotation mark that nobody closes', rowOf('"b')],
    ['an id twice', rowOf('a0')],
    ['a surplus cell', `${rowOf('b')},多`],
    ['an amount in words', rowOf('b').replace('30000', '3万')],
    ['a cell of 4 MB', rowOf('b').replace('商标', 'x'.repeat(4 * 2 ** 20))],
  ];
  const inLine: [damage: string, line: Part][] = [
    ['a lost byte', withoutByte(lineOf('b'))],
    ['a line cut off', lineOf('b').slice(0, -4)],
    ['NUL', lineOf('b').replace('奖', '\0')],
    ['an unknown field', lineOf('b', { 答案: 1 })],
    ['no question', lineOf('b', { question: undefined })],
    ['a clause that is not there', lineOf('b', { gold: [{ doc: '国际化意见', clause: '九、99' }] })],
    ['a contradiction', lineOf('b', { answerable: true, status: 'refused' })],
  ];

  interface Broken {
    damage: string;
    type: string;
    body: Uint8Array<ArrayBuffer>;
    line: number;
  }

  function broken(type: string, before: Part[], [damage, part]: [string, Part]): Broken {
    const after = type === 'text/csv' ? rowOf('z') : lineOf('z');
    const body = Buffer.concat(
      [...before, part, after].flatMap((one) => [Buffer.from(one), Buffer.from('\n')]),
    );
    return {
      damage: `${damage}, ${type}, line ${before.length + 1}`,
      type,
      body: Uint8Array.from(body),
      line: before.length + 1,
    };
  }

  const seed = 20_261_122;
  const sets = fc
    .sample(fc.integer({ min: 1, max: 9 }), { seed, numRuns: BROKEN_SETS })
    .flatMap((rows, at): Broken[] => {
      const ids = Array.from({ length: rows }, (_, row) => `a${row}`);
      const damage = [...inRow, ...inLine][at % (inRow.length + inLine.length)];
      if (damage === undefined) return [];
      return inRow.includes(damage)
        ? [broken('text/csv', [HEAD, ...ids.map(rowOf)], damage)]
        : [
            broken(
              'application/x-ndjson',
              ids.map((id) => lineOf(id)),
              damage,
            ),
          ];
    });

  test.each(sets)(
    'is refused by its line, and nothing of it is kept: $damage',
    async ({ type, body, line }) => {
      const { app, folder } = await realApp();
      const response = await post(app, body, type);
      const { code, issues = [] } = await errorOf(response);
      expect([response.status, code]).toEqual([422, 'badEvalsSet']);
      expect([...new Set(issues.map((issue) => issue.line))]).toEqual([line]);
      for (const { message } of issues) expect(message).toMatch(/\p{Script=Han}/u);
      expect(await readdir(join(folder, 'evals-runs'))).toEqual([]);
    },
  );
});

describe('a page', () => {
  /** As far as the question whether it may be sent: what is sent is no set. */
  async function statusFor(address: string, headers: Record<string, string>): Promise<number> {
    const { app } = await realApp();
    const sent = { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain', ...headers } };
    return (await app.request(address, sent)).status;
  }

  test.each([
    ['of another site, said by the browser', { 'sec-fetch-site': 'cross-site' }],
    ['of another port of this machine', { 'sec-fetch-site': 'same-site' }],
    ['of another site, by plain http', { origin: 'http://elsewhere.example' }],
    ['of another port, by plain http', { origin: 'http://policy.intranet:3000' }],
    ['of no site', { origin: 'null' }],
  ])('%s cannot start a run', async (_, headers) => {
    expect(await statusFor('http://policy.intranet:8787/api/evals', headers)).toBe(403);
  });

  test.each([
    ['of this server', { 'sec-fetch-site': 'same-origin', origin: 'https://policy.example' }],
    ['of this server, by plain http', { origin: 'http://policy.intranet:8787' }],
    ['that is none, but a program', {}],
  ])('%s can', async (_, headers) => {
    // It is the type that is refused.
    expect(await statusFor('http://policy.intranet:8787/api/evals', headers)).toBe(415);
  });

  test('is told in Chinese that it cannot', async () => {
    const { app } = await realApp();
    const headers = { 'content-type': 'text/csv', origin: 'http://elsewhere.example' };
    const response = await app.request('/api/evals', { method: 'POST', body: csv(1), headers });
    const { code, message } = await errorOf(response);
    expect([code, message]).toEqual(['crossSite', expect.stringMatching(/\p{Script=Han}/u)]);
  });
});

describe('a run', () => {
  test('goes on after a restart of the server, and asks nothing twice', async () => {
    const first = await realApp();
    const id = await accepted(await post(first.app, csv(20)));
    await expect.poll(async () => (await read(first.app, id)).done, { timeout: 30_000 }).toBeGreaterThan(1);
    await first.evalsRuns.stop();
    const kept = await (await first.app.request(`/api/evals/${id}/records`)).text();

    const second = await realApp(first.folder);
    expect((await read(second.app, id)).status).toBe('running');
    await second.evalsRuns.resume();
    expect(await read(second.app, id)).toMatchObject({ status: 'done', done: 20 });
    const records = await (await second.app.request(`/api/evals/${id}/records`)).text();
    expect(records.startsWith(kept.slice(0, kept.lastIndexOf('\n') + 1))).toBe(true);
  }, 90_000);

  test.each(['no-such', '0'.repeat(32), '..%2f..%2fpackage.json', '..', `${'a'.repeat(32)}%2f..`])(
    'that does not exist is not found: %s',
    async (id) => {
      const { app } = await realApp();
      for (const part of ['', '/report', '/records']) {
        expect((await app.request(`/api/evals/${id}${part}`)).status).toBe(404);
      }
    },
  );

  /** Evaluations that say what they are told to: for what the real ones do only when they are broken. */
  const saying =
    (...events: RunEvent[]): StartRun =>
    () => ({
      events: (async function* () {
        yield* events;
      })(),
      stop: async () => {},
    });

  async function appSaying(...events: RunEvent[]) {
    const folder = await newFolder();
    const evalsRuns = new EvalsRuns({
      folder,
      start: saying(...events),
      log,
      now: () => new Date(),
      patience: 10_000,
    });
    return { ...createTestApp(library, { evalsRuns }), evalsRuns, folder };
  }

  test('that breaks off has failed, and says why', async () => {
    const { app } = await appSaying(
      { event: 'checked', cases: 3 },
      { event: 'failed', message: '索引已过期' },
    );
    const id = await accepted(await post(app, csv(3)));
    expect(await untilDone(app, id)).toMatchObject({ status: 'failed', error: '索引已过期' });
    const next = await post(app, csv(3));
    expect(next.status).toBe(202);
  });

  test('that cannot start is an error of the server, without anything internal, and is not kept', async () => {
    const { app, folder } = await appSaying({ event: 'failed', message: 'ENOENT /usr/bin/node' });
    const response = await post(app, csv(3));
    expect([response.status, (await response.text()).includes('/usr/bin')]).toEqual([500, false]);
    expect(await readdir(folder)).toEqual([]);
  });

  test('that was being checked when the server died is gone after the restart', async () => {
    const { app, folder } = await appSaying();
    await writeFile(join(folder, 'notes.txt'), 'not ours');
    const run = join(folder, 'a'.repeat(32));
    await mkdir(run);
    expect(EvalsRunList.parse(await (await app.request('/api/evals')).json()).runs).toEqual([]);
    expect(await readdir(folder)).toEqual(['notes.txt']);
  });
});

describe('a report', () => {
  async function policyOf(page: string): Promise<string> {
    const folder = await newFolder();
    const start: StartRun = ({ outDir }) => ({
      events: (async function* (): AsyncGenerator<RunEvent> {
        yield { event: 'checked', cases: 1 };
        await mkdir(outDir, { recursive: true });
        await writeFile(join(outDir, 'report.html'), page);
        const statuses = { cited: 1, calculated: 0, needsFacts: 0, refused: 0 };
        yield { event: 'done', summary: { cases: 1, right: 1, errors: 0, statuses } };
      })(),
      stop: async () => {},
    });
    const evalsRuns = new EvalsRuns({ folder, start, log, now: () => new Date(), patience: 10_000 });
    const { app } = createTestApp(library, { evalsRuns });
    const id = await accepted(await post(app, csv(1)));
    await untilDone(app, id);
    const report = await app.request(`/api/evals/${id}/report`);
    return report.headers.get('content-security-policy') ?? '';
  }

  test('may run its own script and style and nothing else', async () => {
    const policy = await policyOf('<style>a{}</style><script>1</script>');
    expect(policy).toContain("default-src 'none'");
    // The hash of “1”.
    expect(policy).toContain("script-src 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='");
    expect(policy).toMatch(/style-src 'sha256-[^']+';/);
    expect(policy).not.toContain('unsafe');
  });

  test('may run no script at all where there are two', async () => {
    expect(await policyOf('<script>1</script><SCRIPT SRC=x></SCRIPT>')).toContain("script-src 'none'");
  });
});

describe('what an evaluator begins with', () => {
  test('a template in either form, which is a set that is accepted', async () => {
    const { app, evalsRuns } = await realApp();
    for (const [format, type] of [
      ['csv', 'text/csv'],
      ['jsonl', 'application/x-ndjson'],
    ] as const) {
      const template = await app.request(`/api/evals/template?format=${format}`);
      expect(template.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
      const id = await accepted(await post(app, new Uint8Array(await template.arrayBuffer()), type));
      expect((await app.request(`/api/evals/${id}/cancel`, { method: 'POST' })).status).toBe(200);
    }
    await evalsRuns.stop();
  }, 90_000);

  test('the bundled sets, each of as many questions as it says; no other file', async () => {
    const { app } = await realApp();
    const { sets } = EvalsSetList.parse(await (await app.request('/api/evals/sets')).json());
    const [one] = sets;
    const text = await (await app.request(`/api/evals/sets/${one?.id ?? ''}`)).text();
    expect(text.trimEnd().split('\n')).toHaveLength(one?.cases ?? 0);
    for (const id of ['no-such', '..%2f..%2fpackage', '..']) {
      expect((await app.request(`/api/evals/sets/${id}`)).status).toBe(404);
    }
  });
});

describe('a run that has ended', () => {
  test('tells what was found, and what changed since another', async () => {
    const { app } = await realApp();
    const before = await accepted(await post(app, csv(2)));
    await untilDone(app, before);
    const after = await accepted(await post(app, csv(2)));
    expect((await app.request(`/api/evals/${after}/comparison?before=${before}`)).status).toBe(409);
    expect((await app.request(`/api/evals/${after}/findings`)).status).toBe(409);
    await untilDone(app, after);
    const findings = EvalsFindings.parse(await (await app.request(`/api/evals/${after}/findings`)).json());
    expect([findings.cases, findings.right, findings.failed]).toEqual([2, 2, []]);
    const compared = await app.request(`/api/evals/${after}/comparison?before=${before}`);
    expect(EvalsComparison.parse(await compared.json())).toMatchObject({ common: 2, broken: [], p: 1 });
    const unknown = await app.request(`/api/evals/${after}/comparison?before=${'0'.repeat(32)}`);
    expect(unknown.status).toBe(404);
    const other = await accepted(await post(app, csv(1).replace('\n0,', '\n别的,'), 'text/csv'));
    await untilDone(app, other);
    const refused = await app.request(`/api/evals/${other}/comparison?before=${before}`);
    expect([refused.status, (await errorOf(refused)).code]).toEqual([422, 'notComparable']);
  }, 120_000);
});

describe('a run that is cancelled', () => {
  test('stays so, also after a restart, and makes room for another at once', async () => {
    const { app, folder, evalsRuns } = await realApp();
    const id = await accepted(await post(app, csv(500)));
    const cancelled = await app.request(`/api/evals/${id}/cancel`, { method: 'POST' });
    expect(EvalsRun.parse(await cancelled.json()).status).toBe('cancelled');
    const again = await app.request(`/api/evals/${id}/cancel`, { method: 'POST' });
    expect([again.status, (await errorOf(again)).code]).toEqual([409, 'evalsEnded']);
    await accepted(await post(app, csv(1)));
    await evalsRuns.stop();
    const restarted = await realApp(folder);
    expect((await read(restarted.app, id)).status).toBe('cancelled');
  }, 90_000);

  test.each([
    ['an unknown one', '0'.repeat(32), {}, 404],
    ['from a page of another site', '0'.repeat(32), { 'sec-fetch-site': 'cross-site' }, 403],
  ])('is refused: %s', async (_, id, headers, status) => {
    const { app } = await realApp();
    expect((await app.request(`/api/evals/${id}/cancel`, { method: 'POST', headers })).status).toBe(status);
  });
});
