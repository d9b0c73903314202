/** What came instead of what was expected: statuses, documents and clauses, counted. */
import type { Citation } from '../../api/contract.ts';
import { nameOfPlace, statusName, type LabelledPlace, type Library } from '../scoring/index.ts';
import type { ReportCase, ReportConfusion } from './report-shape.ts';

export const UNLABELLED = '未标注';
export const ANSWERED = '作答';
export const NO_ANSWER = '出错';
const REFUSED = statusName('refused');
const NOTHING_CITED = '没有引用';
const NOTHING_ELSE = '只引了其他应引或可引的';

/** 作答 says only that it must not be refused; 未标注 says nothing. */
export function isMismatch(expected: string, got: string): boolean {
  if (expected === UNLABELLED) return false;
  if (expected === ANSWERED) return got === REFUSED || got === NO_ANSWER;
  return !expected.split('或').includes(got);
}

export interface Confused {
  view: ReportCase;
  places: readonly LabelledPlace[];
  /** Of the last answer. */
  citations: readonly Pick<Citation, 'clauseId' | 'documentTitle'>[];
}

/** Pairs of status, by kind; pairs of document, right ones too; pairs of clause, of those that were not cited alone. */
export function confusionsOf(cases: readonly Confused[], library: Library): ReportConfusion {
  const statuses = cases.map(({ view }) => [view.expected.status, view.got.status, view.kind] as const);
  return {
    status: counted(statuses).map(({ expected, got, group, cases: number }) => ({
      kind: group,
      expected,
      got,
      cases: number,
    })),
    document: pairs(cases.flatMap((one) => documentPairs(one, library))),
    clause: pairs(cases.flatMap((one) => clausePairs(one, library))),
  };
}

type Pair = readonly [expected: string, got: string];

function pairs(found: readonly Pair[]): ReportConfusion['document'] {
  const all = counted(found.map(([expected, got]) => [expected, got, ''] as const));
  return all.map(({ expected, got, cases }) => ({ expected, got, cases }));
}

interface Counted {
  expected: string;
  got: string;
  group: string;
  cases: number;
}

/** The most frequent first; of equals the one that was met first. */
function counted(found: readonly (readonly [expected: string, got: string, group: string])[]): Counted[] {
  const counts = new Map<string, Counted>();
  for (const [expected, got, group] of found) {
    const key = JSON.stringify([expected, got, group]);
    counts.set(key, { expected, got, group, cases: (counts.get(key)?.cases ?? 0) + 1 });
  }
  return [...counts.values()].toSorted((a, b) => b.cases - a.cases);
}

/** Each document of a key place: itself where it is cited, else each cited one of which nothing was expected. */
function documentPairs({ view, places, citations }: Confused, library: Library): Pair[] {
  const cited = distinct(citations.map(({ documentTitle }) => documentTitle));
  if (isToRefuse(view)) return pairUp([REFUSED], cited, view.got.status);
  const titles = (some: readonly LabelledPlace[]): string[] =>
    distinct(some.map(({ doc }) => titleOf(doc, library)));
  const accepted = titles(places);
  const others = cited.filter((title) => !accepted.includes(title));
  const expected = titles(places.filter(({ role }) => role === 'key'));
  const missed = expected.filter((title) => !cited.includes(title));
  return [
    ...expected.filter((title) => cited.includes(title)).map((title) => [title, title] as const),
    ...pairUp(missed, others, insteadOf(view, citations)),
  ];
}

/** Each key clause that was not cited, with each cited place that is neither key nor related. */
function clausePairs({ view, places, citations }: Confused, library: Library): Pair[] {
  const cited = distinct(citations.map(({ clauseId }) => clauseId));
  const names = (ids: readonly string[]): string[] => ids.map((id) => nameOfPlace(id, library));
  if (isToRefuse(view)) return cited.length === 0 ? [] : pairUp([REFUSED], names(cited), '');
  const accepted = places.map(({ id }) => id);
  const key = places.flatMap(({ role, isClause, id }) => (role === 'key' && isClause ? (id ?? []) : []));
  const missed = distinct(key).filter((id) => !cited.includes(id));
  const others = cited.filter((id) => !accepted.includes(id));
  return pairUp(names(missed), names(others), insteadOf(view, citations));
}

/** Where nothing was cited that should not have been. */
function insteadOf({ got }: ReportCase, citations: Confused['citations']): string {
  if (got.status === REFUSED || got.status === NO_ANSWER) return got.status;
  return citations.length === 0 ? NOTHING_CITED : NOTHING_ELSE;
}

function isToRefuse({ expected }: ReportCase): boolean {
  return expected.status === REFUSED;
}

function pairUp(expected: readonly string[], got: readonly string[], otherwise: string): Pair[] {
  const instead = got.length === 0 ? [otherwise] : got;
  return expected.flatMap((wanted) => instead.map((other) => [wanted, other] as const));
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)];
}

/** The title of a document named by source file or id; the name where the library has no such document. */
export function titleOf(doc: string, { documents }: Library): string {
  return (
    documents.find(({ sourceFile, documentId }) => doc === sourceFile || doc === documentId)?.title ?? doc
  );
}
