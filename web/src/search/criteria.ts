import type { DocumentMetadataView } from '../../../api/contract.ts';
import type { SearchParameters } from '../client.ts';

export type Status = DocumentMetadataView['status'];
export const statuses: readonly Status[] = ['inForce', 'draft', 'interpretation', 'unknown', 'repealed'];

/** What is looked for; the whole of it stands in the address of the page. */
export interface Criteria {
  q: string;
  documentIds: readonly string[];
  statuses: readonly Status[];
  /** Only clauses that print a sum in renminbi. */
  hasAmount: boolean;
  /** In 万元, as typed; empty for no bound. */
  min: string;
  max: string;
  /** ISO date; empty for no matter when. */
  asOf: string;
  /** Search for the words as typed, mistyped or not. */
  asTyped: boolean;
  hits: number;
}

/** How many clauses are shown at first, and after asking for more (the most that the server gives). */
export const hitSteps = { first: 20, most: 100 };
/** The most that the server takes, in yuan. */
const mostYuan = 1e15;
const yuanPerUnit = 10_000;

export function readCriteria(parameters: URLSearchParams): Criteria {
  const text = (name: string) => parameters.get(name) ?? '';
  const asked = parameters.getAll('status');
  return {
    q: text('q'),
    documentIds: parameters.getAll('document'),
    statuses: statuses.filter((status) => asked.includes(status)),
    hasAmount: text('amount') === 'any',
    min: text('min'),
    max: text('max'),
    asOf: /^\d{4}-\d\d-\d\d$/u.test(text('asOf')) ? text('asOf') : '',
    asTyped: text('repair') === 'off',
    hits: text('hits') === String(hitSteps.most) ? hitSteps.most : hitSteps.first,
  };
}

/** The other way round; what says nothing is left out, so that links stay short. */
export function writeCriteria(criteria: Criteria): URLSearchParams {
  const { q, documentIds, hasAmount, min, max, asOf, asTyped, hits } = criteria;
  const entries: [string, string][] = [
    ['q', q],
    ...documentIds.map((id): [string, string] => ['document', id]),
    ...criteria.statuses.map((status): [string, string] => ['status', status]),
    ['amount', hasAmount ? 'any' : ''],
    ['min', min],
    ['max', max],
    ['asOf', asOf],
    ['repair', asTyped ? 'off' : ''],
    ['hits', hits === hitSteps.first ? '' : String(hits)],
  ];
  return new URLSearchParams(entries.filter(([, value]) => value !== ''));
}

/** What the server is asked; null where the sums make no sense. */
export function toParameters(criteria: Criteria): SearchParameters | null {
  const range = amountRange(criteria);
  if (range === null) return null;
  const { q, documentIds, asOf, asTyped, hits } = criteria;
  return {
    q,
    k: hits,
    documentId: [...documentIds],
    status: [...criteria.statuses],
    ...range,
    ...(asOf === '' ? {} : { asOf }),
    ...(asTyped ? { repair: 'off' } : {}),
  };
}

/** In yuan, both ends included; null where a bound is no sum or the lower one is the higher. */
export function amountRange({
  hasAmount,
  min,
  max,
}: Pick<Criteria, 'hasAmount' | 'min' | 'max'>): { minAmount?: number; maxAmount?: number } | null {
  const [minAmount, maxAmount] = [yuan(min), yuan(max)];
  if (minAmount === null || maxAmount === null) return null;
  if (minAmount !== undefined && maxAmount !== undefined && minAmount > maxAmount) return null;
  const least = minAmount ?? (hasAmount ? 0 : undefined);
  return {
    ...(least === undefined ? {} : { minAmount: least }),
    ...(maxAmount === undefined ? {} : { maxAmount }),
  };
}

/** Undefined where nothing is written, null where no sum is. */
function yuan(written: string): number | undefined | null {
  const plain = written.normalize('NFKC').replaceAll(/[,\s]|万元?$/gu, '');
  if (plain === '') return undefined;
  // Rounded, for 0.07 × 10,000 is not 700 in binary fractions.
  const value = /^\d+(\.\d+)?$/u.test(plain) ? Math.round(Number(plain) * yuanPerUnit) : Number.NaN;
  return value <= mostYuan ? value : null;
}

/** How many filters narrow the search. */
export function filterCount({ documentIds, hasAmount, min, max, asOf, ...rest }: Criteria): number {
  const amount = hasAmount || min !== '' || max !== '';
  return [documentIds.length > 0, rest.statuses.length > 0, amount, asOf !== ''].filter(Boolean).length;
}

export const noFilters = {
  documentIds: [],
  statuses: [],
  hasAmount: false,
  min: '',
  max: '',
  asOf: '',
} as const satisfies Partial<Criteria>;
