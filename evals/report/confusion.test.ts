import { beforeAll, describe, expect, test } from 'vitest';
import type { EvalCase } from '../case.ts';
import {
  cite,
  MADRID,
  makeAnswer,
  makeCase,
  makeMadridCase,
  makeRefusal,
  openTestLibrary,
  recordOf,
} from '../scoring/test-cases.ts';
import type { Library } from '../scoring/index.ts';
import { buildReport } from './build-report.ts';
import { isMismatch } from './confusion.ts';
import { reportMarkdown } from './markdown.ts';
import { reportPage } from './page.ts';
import type { Report } from './report-shape.ts';

const OTHER = 'industry-internationalization.s2.n11';

let library: Library;
let madrid = '';
let elsewhere = { id: '', title: '' };
beforeAll(async () => {
  library = await openTestLibrary();
  const [own, other] = [
    library.documents.find(({ sourceFile }) => sourceFile === MADRID.doc),
    library.documents.find(({ sourceFile }) => sourceFile !== MADRID.doc),
  ];
  madrid = own?.title ?? '';
  elsewhere = { id: other?.clauses[0]?.clauseId ?? '', title: other?.title ?? '' };
});

type Answered = readonly [one: EvalCase, ...cited: string[]];

function reportOf(...answered: readonly Answered[]): Report {
  const cases = answered.map(([one], at) => ({ ...one, id: `c${at}` }));
  const records = cases.map((one, at) => {
    const [, ...cited] = answered[at] ?? [one];
    const citations = cited.map((id) => cite(library, id));
    return recordOf(one, cited.length === 0 ? makeRefusal() : makeAnswer({ citations }));
  });
  const head = { system: '', knowledgeBase: { version: 'v', documents: 5 }, startedAt: '', finishedAt: '' };
  return buildReport({ ...head, sets: [{ set: { file: 's', cases }, records }] }, library);
}

const outside = (): EvalCase => makeCase({ answerable: false, kind: 'outside' });

describe('clauses', () => {
  test('that were not cited stand beside those cited instead, the most frequent first', () => {
    const { clause } = reportOf(
      [makeMadridCase(), elsewhere.id],
      [makeMadridCase(), OTHER],
      [makeMadridCase(), OTHER],
      [makeMadridCase(), MADRID.id, OTHER],
      [makeMadridCase()],
    ).confusions;
    expect(clause.map(({ got, cases }) => [got.includes('二、11') ? '二、11' : got, cases])).toEqual([
      ['二、11', 2],
      [expect.any(String), 1],
      ['不予答复', 1],
    ]);
    expect(new Set(clause.map(({ expected }) => expected.endsWith(MADRID.clause)))).toEqual(new Set([true]));
  });

  test('that may be cited are not held against the answer', () => {
    const gold = [
      ...makeMadridCase().gold,
      { doc: MADRID.doc, clause: '二、11', quote: '', role: 'related' as const },
    ];
    const { clause } = reportOf([makeMadridCase({ gold }), OTHER]).confusions;
    expect(clause).toMatchObject([{ got: '只引了其他应引或可引的', cases: 1 }]);
  });

  test('cited where nothing should be are shown against the refusal', () => {
    const { clause, document } = reportOf([outside(), OTHER], [outside()]).confusions;
    expect(clause).toMatchObject([
      { expected: '不予答复', got: expect.stringContaining('二、11'), cases: 1 },
    ]);
    expect(document).toContainEqual({ expected: '不予答复', got: madrid, cases: 1 });
    expect(document).toContainEqual({ expected: '不予答复', got: '不予答复', cases: 1 });
  });
});

test('documents stand beside themselves where they are cited, else beside the others', () => {
  const { document } = reportOf(
    [makeMadridCase(), MADRID.id],
    [makeMadridCase(), OTHER, elsewhere.id],
    [makeMadridCase(), elsewhere.id],
  ).confusions;
  expect(document).toEqual([
    { expected: madrid, got: madrid, cases: 2 },
    { expected: madrid, got: elsewhere.title, cases: 1 },
  ]);
});

test('statuses are counted by kind', () => {
  const { status } = reportOf(
    [outside(), OTHER],
    [outside()],
    [outside()],
    [makeMadridCase(), MADRID.id],
  ).confusions;
  expect(status).toEqual([
    { kind: 'outside', expected: '不予答复', got: '不予答复', cases: 2 },
    { kind: 'outside', expected: '不予答复', got: '引用条款作答', cases: 1 },
    { kind: 'test', expected: '作答', got: '引用条款作答', cases: 1 },
  ]);
});

test('the order in which labels list statuses makes no other expectation', () => {
  const either = (...status: ('cited' | 'calculated')[]) => makeMadridCase({ status });
  const { confusion } = reportOf(
    [either('cited', 'calculated'), MADRID.id],
    [either('calculated', 'cited'), MADRID.id],
  );
  expect(confusion).toEqual([{ expected: '引用条款作答或已测算', got: '引用条款作答', cases: 2 }]);
});

test('page and Markdown show each table', () => {
  const report = reportOf([makeMadridCase(), elsewhere.id], [outside(), OTHER]);
  for (const text of [reportPage(report), reportMarkdown(report)]) {
    for (const { got } of report.confusions.clause) expect(text).toContain(got);
    for (const { got } of report.confusions.document) expect(text).toContain(got);
    expect(text).toContain('outside');
  }
});

test.each([
  ['未标注', '出错', false],
  ['作答', '不予答复', true],
  ['作答', '已测算', false],
  ['需补充信息或不予答复', '不予答复', false],
  ['需补充信息', '不予答复', true],
])('应 %s，实 %s', (expected, got, isWrong) => {
  expect(isMismatch(expected, got)).toBe(isWrong);
});
