import { describe, expect, it } from 'vitest';
import type { AwardRule, Condition, Exact, Expression, Literal } from '../../corpus/index.ts';
import { decide } from './decide.ts';
import type { FactValue } from './facts.ts';
import type { Step } from './step.ts';
import { asOf, loadLibrary, readFacts } from './test-library.ts';

const rules = await loadLibrary();

interface Threshold {
  fact: string;
  literal: Literal;
}

function inCondition(condition: Condition): Threshold[] {
  if ('to' in condition) return condition.to.map((literal) => ({ fact: condition.fact, literal }));
  if (condition.op === 'all' || condition.op === 'any') return condition.of.flatMap(inCondition);
  return condition.op === 'not' ? inCondition(condition.of) : [];
}

/** Where an amount changes with a fact: bands, milestones, areas that count only up to a limit. */
function inExpression(expression: Expression): Threshold[] {
  switch (expression.op) {
    case 'bands':
      return expression.rows.map(({ from }) => ({ fact: expression.by, literal: from }));
    case 'milestones':
      return expression.rows.map(({ over }) => ({ fact: expression.by, literal: over }));
    case 'min': {
      const facts = expression.of.flatMap((part) => (part.op === 'fact' ? [part.fact] : []));
      const literals = expression.of.flatMap((part) => (part.op === 'literal' ? [part.literal] : []));
      return facts.flatMap((fact) => literals.map((literal) => ({ fact, literal })));
    }
    case 'choose':
      return expression.cases.flatMap((one) => [
        ...(one.if === null ? [] : inCondition(one.if)),
        ...inExpression(one.give),
      ]);
    case 'sum':
    case 'product':
    case 'max':
      return expression.of.flatMap(inExpression);
    case 'rate':
    case 'upTo':
    case 'cap':
      return inExpression(expression.of);
    default:
      return [];
  }
}

function thresholdsOf(award: AwardRule): Threshold[] {
  const years = award.years === null ? [] : [{ fact: award.years.asked, literal: award.years.at }];
  return [
    ...(award.when === null ? [] : inCondition(award.when)),
    ...(award.amount === null ? [] : inExpression(award.amount)),
    ...years,
  ];
}

/** Whether the award's examples have the fact below, at and above the threshold. */
function sides({ examples }: AwardRule, { fact, literal }: Threshold): string {
  const signs = examples.flatMap(({ facts }) => {
    const value: FactValue | undefined = readFacts(rules, facts).values.get(fact);
    if (value?.kind !== 'quantity') return [];
    const sameCurrency = value.currency === null || literal.unit === '年' || value.currency === literal.unit;
    return sameCurrency ? [compareTo(value.range, literal.value)] : [];
  });
  return ['below', 'at', 'above'].filter((side) => signs.includes(side)).join(' ');
}

function compareTo({ lo, loOpen }: { lo: Exact; loOpen: boolean }, value: Exact): string {
  if (lo.eq(value)) return loOpen ? 'above' : 'at';
  return lo.lt(value) ? 'below' : 'above';
}

/** What each cap did in each example: left the amount alone, met it exactly, or cut it. */
function capSides(award: AwardRule): Map<string, Set<string>> {
  const seen = new Map<string, Set<string>>();
  for (const { facts } of award.examples) {
    const steps: Step[] = [];
    decide(rules, award, readFacts(rules, facts).values, asOf, { readings: [], steps });
    for (const { op, inputs: words } of steps) {
      if (op !== 'cap' && op !== 'notCapped') continue;
      const inputs = words();
      const [, prefix = '', limit = ''] = /^(\D*)(.*)$/u.exec(inputs['limit'] ?? '') ?? [];
      const side = inputs['amount']?.endsWith(limit) === true ? 'at' : op === 'cap' ? 'above' : 'below';
      const key = prefix === '' ? limit : prefix;
      seen.set(key, (seen.get(key) ?? new Set()).add(side));
    }
  }
  return seen;
}

/** A ceiling of 20万元 a year is met by its own yearly limit unless part of it was paid before. */
function isOwnCeiling({ amount }: AwardRule, limit: string): boolean {
  return amount?.op === 'upTo' && amount.of.op === 'literal' && amount.of.literal.text === limit;
}

describe('worked examples', () => {
  const thresholds = rules.awards.flatMap((award) =>
    thresholdsOf(award).map((threshold) => ({ award, threshold })),
  );

  it('stand below, at and above every threshold', () => {
    const incomplete = thresholds.flatMap(({ award, threshold }) => {
      const found = sides(award, threshold);
      return found === 'below at above'
        ? []
        : [`${award.id} ${threshold.fact} ${threshold.literal.text}: ${found}`];
    });
    expect(incomplete).toEqual([]);
    expect(thresholds.length).toBeGreaterThan(15);
  });

  it('stand below, at and above every cap', () => {
    const caps = rules.awards.flatMap((award) =>
      [...capSides(award)]
        .filter(([limit]) => !isOwnCeiling(award, limit))
        .map(([limit, found]) => ({ award, limit, found })),
    );
    const incomplete = caps.flatMap(({ award, limit, found }) =>
      found.size === 3 ? [] : [`${award.id} ${limit}: ${[...found].join(' ')}`],
    );
    expect(incomplete).toEqual([]);
    expect(caps.length).toBeGreaterThan(8);
  });

  it('show every award paid or granted, and every award that can be refused refused', () => {
    const shown = rules.awards.flatMap(({ id, examples }) => {
      const kinds = new Set(examples.map(({ gives }) => gives.kind));
      const granted = [...kinds].some((kind) => kind !== 'ineligible' && kind !== 'needsFacts');
      return granted ? [] : [id];
    });
    expect(shown).toEqual([]);
  });
});
