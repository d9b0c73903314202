import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { calculate, parseFacts } from './index.ts';
import type { AwardResult, Calculation } from './index.ts';
import { asOf, loadLibrary, readFacts } from './test-library.ts';

const amount = z.number().nullable();
const labelled = z.object({
  id: z.string(),
  question: z.string(),
  expect: z.object({
    kind: z.string(),
    amount_min: amount,
    amount_max: amount,
    period: z.string().nullable(),
  }),
  ambiguity: z.string(),
});
const money = z.number();
const mapped = z.record(
  z.string(),
  z.strictObject({
    awards: z.array(z.string()).min(1),
    facts: z.record(z.string(), z.unknown()),
    readings: z.array(z.string()).default([]),
    also: z
      .record(
        z.string(),
        z.union([
          z.strictObject({ fixed: money }),
          z.strictObject({ upTo: money }),
          z.strictObject({ range: z.tuple([money, money]) }),
        ]),
      )
      .default({}),
    rejected: z.record(z.string(), z.string()).default({}),
  }),
);

const lines = (await readFile('evals/sets/numeric.dev.jsonl', 'utf8'))
  .split('\n')
  .filter((line) => line !== '');
const cases = lines.map((line) => labelled.parse(JSON.parse(line)));
const facts = mapped.parse(parse(await readFile('api/calculator/testdata/numeric-dev.yaml', 'utf8')));
const rules = await loadLibrary();

/** What a calculation says, in the words of the labelled set. */
function say({
  results,
  total,
}: Pick<Calculation, 'results' | 'total'>): [string, number | null, number | null] {
  const outcomes = results.map(({ outcome }) => outcome);
  if (outcomes.includes('needsFacts')) return ['needs_facts', null, null];
  if (outcomes.every((outcome) => outcome === 'ineligible')) return ['not_eligible', 0, 0];
  if (outcomes.includes('amountNotStated') && !outcomes.includes('calculated'))
    return ['no_amount', null, null];
  const sought = soughtAmount({ results, total });
  const kind = sought?.kind === 'upTo' ? 'up_to' : (sought?.kind ?? 'none');
  return [kind, kind === 'up_to' ? null : (sought?.min ?? null), sought?.max ?? null];
}

/** 一事一议 is in no total, so the award itself says how much. */
function soughtAmount({ results: [result, ...others], total }: Pick<Calculation, 'results' | 'total'>) {
  return total ?? (others.length === 0 ? (result?.amount ?? null) : null);
}

const periods: Record<string, string> = {
  once: 'once',
  per_year: 'perYear',
  per_item: 'perItem',
};

function readingAmount(result: AwardResult | undefined, id: string) {
  const reading = result?.readings.find((one) => one.id === id);
  if (reading === undefined) return null;
  const { kind, min, max } = reading.amount;
  return kind === 'fixed' ? { fixed: max } : kind === 'upTo' ? { upTo: max } : { range: [min, max] };
}

describe('labelled numeric questions', () => {
  it('has a mapping for every case and no other', () => {
    expect(Object.keys(facts).sort()).toEqual(cases.map(({ id }) => id).sort());
  });

  it.each(cases)('$id $question', ({ id, expect: expected }) => {
    const {
      awards,
      facts: given,
      readings,
      also,
      rejected,
    } = facts[id] ?? { awards: [], facts: {}, readings: [], also: {}, rejected: {} };
    const calculation = calculate(rules, readFacts(rules, given), asOf, { awardIds: awards, readings });
    expect(calculation.results).toHaveLength(awards.length);
    expect(say(calculation)).toEqual([expected.kind, expected.amount_min, expected.amount_max]);
    for (const [reading, wanted] of Object.entries(also)) {
      expect(readingAmount(calculation.results[0], reading)).toEqual(wanted);
    }
    for (const [factId, value] of Object.entries(rejected)) {
      const parsed = parseFacts(rules.vocabulary, { ...given, [factId]: value });
      expect(parsed.kind === 'invalid' ? parsed.issues.map((issue) => issue.factId) : []).toContain(factId);
    }
  });

  it('gives every case that names two readings both of them', () => {
    const ambiguous = cases.filter(({ ambiguity }) => ambiguity !== 'none').map(({ id }) => id);
    expect(ambiguous.filter((id) => Object.keys(facts[id]?.also ?? {}).length === 0)).toEqual([]);
  });

  it('pays for the period the case names', () => {
    const wrong = cases.flatMap(({ id, expect: { period } }) => {
      const { awards, facts: given, readings } = facts[id] ?? { awards: [], facts: {}, readings: [] };
      const { total, results } = calculate(rules, readFacts(rules, given), asOf, {
        awardIds: awards,
        readings,
      });
      const calculated = results.some(({ outcome }) => outcome === 'calculated');
      const wanted = period === null ? null : periods[period];
      const found = soughtAmount({ results, total })?.period;
      const same = found === wanted || (wanted === 'perItem' && found === 'perEvent');
      return calculated && !same ? [`${id}: ${String(period)} / ${String(found)}`] : [];
    });
    expect(wrong).toEqual([]);
  });
});
