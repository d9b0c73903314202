import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  cite,
  MADRID,
  makeAnswer,
  makeAward,
  makeMadridCase,
  openTestLibrary,
  recordOf,
  sum,
} from '../scoring/test-cases.ts';
import type { Library } from '../scoring/index.ts';
import { buildReport, digestOf, type RunToReport } from './build-report.ts';
import { escaped } from './html.ts';
import { plain, reportMarkdown } from './markdown.ts';
import { reportPage, reportScriptHash, reportStyleHash } from './page.ts';
import { ReportToCompare, type Report } from './report-shape.ts';
import { SCRIPT } from './script.ts';
import { writeReport } from './write-report.ts';

let library: Library;
beforeAll(async () => {
  library = await openTestLibrary();
});

const HOSTILE = `</script><script>alert(1)</script><img src=x onerror=alert(2)>"'\u202E| # *\``;

function runWith(question: string): RunToReport {
  const wrong = makeMadridCase({
    id: 'c2',
    turns: [question],
    tags: [question],
    note: question,
    kind: question,
  });
  const right = makeMadridCase();
  const answer = makeAnswer({
    text: `${question}[1]`,
    citations: [cite(library, 'industry-internationalization.s2.n11')],
  });
  return {
    sets: [
      {
        set: { file: `${question}.jsonl`, cases: [right, wrong] },
        records: [
          recordOf(wrong, answer, [MADRID.id]),
          recordOf(right, makeAnswer({ citations: [cite(library, MADRID.id)] }), [MADRID.id]),
        ],
      },
    ],
    system: question,
    knowledgeBase: { version: 'v', documents: 5 },
    startedAt: '2026-11-22T00:00:00Z',
    finishedAt: '2026-11-22T00:00:01Z',
  };
}

const tagsOf = (page: string): string[] => page.match(/<\/?[a-z][^\s>]*/gu) ?? [];

describe('the report', () => {
  test('keeps the order of the set, whatever that of the records, and says what went wrong', () => {
    const report = buildReport(runWith('问'), library);
    expect(report.cases.map(({ id, right }) => [id, right])).toEqual([
      ['c1', true],
      ['c2', false],
    ]);
    expect(report.causes).toEqual([{ cause: 'retrievedNotUsed', name: '检到未用', cases: 1 }]);
    expect(report.groups.clause).toMatchObject([{ cases: 2, right: { value: 0.5 } }]);
    expect(report.confusion).toEqual([{ expected: '作答', got: '引用条款作答', cases: 2 }]);
    expect(report.cases[0]?.got.citations[0]).toMatchObject({ isKey: true, locator: '二、12' });
  });

  test('of an unfinished run is refused by the name of the case', () => {
    const run = runWith('问');
    const sets = run.sets.map((one) => ({ ...one, records: [] }));
    expect(() => buildReport({ ...run, sets }, library)).toThrow(/c1 还没有跑/u);
  });

  test('can be read back for comparing', () => {
    const report: unknown = JSON.parse(JSON.stringify(buildReport(runWith('问'), library)));
    expect(ReportToCompare.safeParse(report).success).toBe(true);
  });

  test('is three files that appear whole', async () => {
    const outDir = await mkdtemp(path.join(os.tmpdir(), 'cewen-report-'));
    await writeReport({ run: runWith('问'), library, outDir });
    const files = await readdir(outDir);
    expect(files.toSorted()).toEqual(['report.html', 'report.json', 'report.md']);
    expect(await readFile(path.join(outDir, 'report.md'), 'utf8')).toContain('检到未用');
    await rm(outDir, { recursive: true });
  });
});

describe('what was asked', () => {
  const options = { mode: 'keyword', asOf: '2024-05-06', tags: ['甲'] };
  const asked = makeMadridCase({
    turns: ['第一问', '第二问'],
    asOf: '2019-01-02',
    facts: { madrid_marks: '3件' },
    expectedTurns: [
      { place: { doc: MADRID.doc, clause: MADRID.clause }, mustContain: ['1万元'] },
      { place: null, mustContain: [] },
    ],
    mustContain: ['没有的话'],
  });
  const reportOf = () => {
    const record = recordOf(asked, makeAnswer({ citations: [cite(library, MADRID.id)] }));
    const run = { ...runWith('问'), options };
    return buildReport(
      { ...run, sets: [{ set: { file: 's', cases: [asked] }, records: [record] }] },
      library,
    );
  };

  test('stands in the report: mode, day and tags of the run, day and facts of the case, what each turn expects', () => {
    const report = reportOf();
    expect(report.run.options).toEqual(options);
    expect(report.cases[0]).toMatchObject({ asOf: '2019-01-02', facts: { madrid_marks: '3件' } });
    const [first, last] = report.cases[0]?.turns ?? [];
    expect(first?.expected).toEqual(asked.expectedTurns[0]);
    expect(first?.citations).toMatchObject([{ locator: '二、12', isKey: true }]);
    expect(last?.citations).toMatchObject([{ isKey: true }]);
    expect(ReportToCompare.parse(JSON.parse(JSON.stringify(report))).run.options).toEqual(options);
  });

  test.each([
    ['the page', (report: Report) => reportPage(report)],
    ['Markdown', (report: Report) => reportMarkdown(report).replaceAll('\\', '')],
  ])('is said by %s', (_name, write) => {
    const text = write(reportOf());
    for (const words of [
      '只按词',
      '2024-05-06',
      '甲',
      '2019-01-02',
      'madrid_marks＝3件',
      '第 1 轮',
      '二、12',
    ])
      expect(text).toContain(words);
    expect(text.match(/第 1 轮[\s\S]*?1万元/u)).not.toBeNull();
  });

  test('is not made up where the report comes from no run', () => {
    const report = buildReport(runWith('问'), library);
    expect(report.run).not.toHaveProperty('options');
    expect(reportPage(report)).not.toContain('检索方式');
  });
});

describe('amounts', () => {
  test('are counted by the kind that is expected, the first of several', () => {
    const fixed = (id: string) =>
      makeMadridCase({
        id,
        amounts: [
          { kind: 'fixed', min: 30_000, max: 30_000 },
          { kind: 'upTo', min: null, max: 90_000 },
        ],
      });
    const none = makeMadridCase({ id: 'n', amounts: [{ kind: 'ineligible', min: 0, max: 0 }] });
    const cases = [fixed('a'), fixed('b'), none, makeMadridCase({ id: 'unlabelled' })];
    const calculated = (yuan: number) =>
      makeAnswer({ status: 'calculated', awards: [makeAward()], total: sum(yuan) });
    const records = cases.map((one) => recordOf(one, calculated(one.id === 'a' ? 30_000 : 10_000)));
    const report = buildReport({ ...runWith('问'), sets: [{ set: { file: 's', cases }, records }] }, library);
    expect(report.amounts).toMatchObject([
      { kind: 'fixed', cases: 2, exact: { value: 0.5, cases: 2 }, wrongNumbers: 1 },
      { kind: 'ineligible', cases: 1, exact: { value: 0 }, wrongNumbers: 1 },
    ]);
    expect(reportMarkdown(report)).toMatch(/\| 确定金额 \| 2 \| 50\.0%/u);
    expect(reportPage(report)).toContain('不符合条件');
  });

  test('have no table where none is labelled', () => {
    expect(reportPage(buildReport(runWith('问'), library))).not.toContain('amounts-title');
  });
});

describe('a digest', () => {
  test('stays with the line and changes with question and labels', () => {
    const one = makeMadridCase();
    expect(digestOf({ ...one, line: 9 })).toBe(digestOf(one));
    expect(digestOf({ ...one, mustContain: ['1万元'] })).not.toBe(digestOf(one));
  });
});

describe('the page', () => {
  test('loads nothing and names no address', () => {
    const page = reportPage(buildReport(runWith('问'), library));
    expect(page).not.toMatch(/\b(?:src|href)="(?!#)|url\(|@import|https?:/u);
  });

  test('works under a policy that allows its one script and style by hash', () => {
    const page = reportPage(buildReport(runWith('问'), library));
    const hash = (text: string | undefined) =>
      `sha256-${createHash('sha256')
        .update(text ?? '')
        .digest('base64')}`;
    expect(page.match(/<script/gu)).toHaveLength(1);
    expect(hash(/<script>([\s\S]*?)<\/script>/u.exec(page)?.[1])).toBe(reportScriptHash);
    expect(hash(/<style>([\s\S]*?)<\/style>/u.exec(page)?.[1])).toBe(reportStyleHash);
    expect(page).not.toMatch(/\sstyle=|\son[a-z]+=/u);
  });

  test('holds no element that a question brings along', () => {
    const quiet = tagsOf(reportPage(buildReport(runWith('问'), library)));
    const hostile = reportPage(buildReport(runWith(HOSTILE), library));
    expect(tagsOf(hostile)).toEqual(quiet);
    expect(hostile).not.toContain('\u202E');
  });

  test('shows the quotation marked in its clause', () => {
    const run = runWith('问');
    const quote = '每件商标给予1万元资助';
    const sets = run.sets.map(({ set, records }) => ({
      set,
      records: records.map((record) => ({
        ...record,
        turns: record.turns.map((turn) => ({
          ...turn,
          answer: makeAnswer({ citations: [cite(library, MADRID.id, quote)] }),
        })),
      })),
    }));
    expect(reportPage(buildReport({ ...run, sets }, library))).toContain(`<mark>${quote}</mark>`);
  });
});

describe('a quotation', () => {
  test('that stands twice in its clause is marked where it was cited', () => {
    const twice = '商标';
    const document = library.documents.find(({ clauses }) =>
      clauses.some(({ clauseId }) => clauseId === MADRID.id),
    );
    const clause = document?.clauses.find(({ clauseId }) => clauseId === MADRID.id);
    const text = document?.text.slice(clause?.start, clause?.end) ?? '';
    const second = text.indexOf(twice, text.indexOf(twice) + 1);
    expect(second).toBeGreaterThan(0);
    const start = (clause?.start ?? 0) + second;
    const citation = { ...cite(library, MADRID.id, twice), start, end: start + twice.length };
    const one = makeMadridCase();
    const records = [recordOf(one, makeAnswer({ citations: [citation] }))];
    const sets = [{ set: { file: 's', cases: [one] }, records }];
    const report = buildReport({ ...runWith('问'), sets }, library);
    expect(report.cases[0]?.got.citations[0]?.quoteStart).toBe(second);
  });
});

describe('printing', () => {
  test('opens what is folded, but for hidden questions, and folds it again', () => {
    const listeners = new Map<string, () => void>();
    const folded = (isHidden: boolean) => ({ open: false, closest: () => (isHidden ? {} : null) });
    const all = [folded(false), folded(true), { ...folded(false), open: true }];
    runInNewContext(SCRIPT, {
      document: { getElementById: () => null, querySelectorAll: () => all },
      window: { addEventListener: (name: string, listen: () => void) => listeners.set(name, listen) },
    });
    listeners.get('beforeprint')?.();
    expect(all.map(({ open }) => open)).toEqual([true, false, true]);
    listeners.get('afterprint')?.();
    expect(all.map(({ open }) => open)).toEqual([false, false, true]);
  });
});

describe('escaping', () => {
  test('leaves no value that a browser would take for markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { markup } = escaped`<p title="${text}">${text}</p>`;
        expect(tagsOf(markup)).toEqual(['<p', '</p']);
        expect(markup.match(/"/gu)).toHaveLength(2);
      }),
    );
  });

  test('keeps Markdown on its line and out of HTML', () => {
    expect(plain('a\n# b | <b>*c*')).toBe('a \\# b \\| &lt;b&gt;\\*c\\*');
    expect(reportMarkdown(buildReport(runWith(HOSTILE), library))).not.toContain('<script');
  });
});
