import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calculate, match, parseFacts } from './index.ts';
import { asOf, loadLibrary } from './test-library.ts';

const rules = await loadLibrary();
const awardIds = new Set(rules.awards.map(({ id }) => id));
const ids = [...rules.vocabulary.facts.keys(), ...rules.vocabulary.fields.keys()];

const nested = (depth: number): unknown => (depth === 0 ? 1 : { deeper: nested(depth - 1) });

/** What nobody means: out of range, of the wrong kind, too deep, too many, in the wrong unit. */
const hostileValue = fc.constantFrom<unknown>(
  NaN,
  Infinity,
  -Infinity,
  1e308,
  -1,
  '1e999',
  '-5万元',
  '负三件',
  '0x1F元',
  '9'.repeat(400),
  '1万亿亿元',
  '0.00000000000000000001元',
  '5吨',
  '100英镑',
  '  ',
  '',
  'drop table',
  null,
  undefined,
  [],
  [[]],
  [null],
  [[[['深']]]],
  nested(1000),
  { value: '5' },
  { value: {}, unit: {} },
  { value: '5', unit: '万元', extra: true },
  { __proto__: null, value: 1 },
  Array.from({ length: 10_000 }, () => ({ booth_fee: '1万元' })),
  Array.from({ length: 10_000 }, () => '1万元'),
  [{ count: 1e9 }],
  [{ count: -1 }],
  [{ count: 'x' }],
  [{ constructor: 1 }],
);
const hostileKey = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'prototype',
    'hasOwnProperty',
    '',
    '.',
    'loans.',
    '.x',
    'no_such_fact',
  ),
  fc.constantFrom(...ids),
  fc.string({ maxLength: 20 }),
);
const hostileFacts = fc
  .array(fc.tuple(hostileKey, hostileValue), { minLength: 1, maxLength: 8 })
  .map((entries): unknown => Object.fromEntries(entries));

describe('hostile facts', () => {
  it('are refused with the fact named, or read as what they say; never an exception', () => {
    fc.assert(
      fc.property(hostileFacts, (input) => {
        const parsed = parseFacts(rules.vocabulary, input, awardIds);
        const answer = parsed.kind === 'ok' ? match(rules, parsed.facts, asOf).combination : null;
        expect(hasNonNumber(answer)).toBe(false);
        const issues = parsed.kind === 'ok' ? [] : parsed.issues;
        expect(issues.length > 0).toBe(parsed.kind === 'invalid');
        expect(
          issues.filter(
            ({ factId, message }) => typeof factId !== 'string' || !/\p{Script=Han}/u.test(message),
          ),
        ).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('of any JSON at all neither throw nor give a number that is none', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...ids), fc.jsonValue()), (input) => {
        const parsed = parseFacts(rules.vocabulary, input, awardIds);
        const answer = parsed.kind === 'ok' ? calculate(rules, parsed.facts, asOf).results : [];
        expect(hasNonNumber(answer)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['not an object', ['a'], 'facts'],
    ['null', null, 'facts'],
    ['too many facts', Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`f${at}`, 1])), 'facts'],
    ['a prototype key', JSON.parse('{"__proto__": 1}'), '__proto__'],
    ['the wrong currency', { export_total: '5亿元人民币' }, 'export_total'],
    ['a bare number for money', { premium_paid: 500000 }, 'premium_paid'],
    ['money without a unit', { premium_paid: '50万' }, 'premium_paid'],
    ['a negative base', { premium_paid: '-5万元' }, 'premium_paid'],
    ['a fraction of a thing', { madrid_marks: 1.5 }, 'madrid_marks'],
    ['an unknown option', { exporter_type: '综合型' }, 'exporter_type'],
    ['an unknown field', { shows: [{ stand: '1万元' }] }, 'shows[0].stand'],
    ['a wrong unit in a field', { shows: [{ booth_fee: '1万美元' }] }, 'shows[0].booth_fee'],
    ['a list twice', { loans: [], 'loans.principal': '1万元' }, 'loans'],
    [
      'an unknown award in a payment',
      { paid_before: [{ award: 'x', amount: '1万元' }] },
      'paid_before[0].award',
    ],
    ['facts that contradict each other', { national_hte: true, hte: false }, 'hte'],
    [
      'figures that do not add up',
      { export_total: '5万美元', export_previous: '3万美元', export_increment: '1万美元' },
      'export_total',
    ],
    ['a date that does not exist', { patents: [{ granted_on: '2025-02-30' }] }, 'patents[0].granted_on'],
  ])('name the field: %s', (_, input: unknown, field) => {
    const parsed = parseFacts(rules.vocabulary, input, awardIds);
    expect(parsed.kind === 'invalid' ? parsed.issues.map(({ factId }) => factId) : []).toContain(field);
  });
});

/** Whether JSON shows a number that is none; only an open bound may be null. */
function hasNonNumber(value: unknown): boolean {
  const written = JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'number' && !Number.isFinite(part) ? 'not a number' : part,
  );
  return written.includes('not a number');
}
