import { describe, expect, it } from 'vitest';
import {
  type AwardRule,
  Exact,
  lintRules,
  type Literal,
  parseQuantity,
  type RuleSet,
} from '../../corpus/index.ts';
import { checkExample } from './test-examples.ts';
import { loadLibrary } from './test-library.ts';

const rules = await loadLibrary();

/** Every literal object inside a rule, other readings included, worked examples not. */
function literalsIn(node: unknown, found: Set<Literal> = new Set()): Set<Literal> {
  if (typeof node !== 'object' || node === null || node instanceof Exact) return found;
  if (isLiteral(node)) found.add(node);
  else for (const value of Object.values(node)) literalsIn(value, found);
  return found;
}

function isLiteral(node: object): node is Literal {
  return 'text' in node && 'unit' in node && 'value' in node && 'derived' in node;
}

/** The texts that differ from a number in one digit and still are a number. */
function misprints(text: string): string[] {
  return [...text.matchAll(/\d/gu)].flatMap(({ index, 0: digit }) =>
    [1, 4, 9]
      .map((step) => text.slice(0, index) + String((Number(digit) + step) % 10) + text.slice(index + 1))
      .filter((changed) => parseQuantity(changed).kind === 'ok'),
  );
}

/** Puts another number in place of a literal, looks, and puts the literal back. */
function withLiteral<T>(literal: Literal, text: string, look: () => T): T {
  const parsed = parseQuantity(text);
  if (parsed.kind === 'error') throw new Error(parsed.message);
  const original = { ...literal };
  const value = new Exact(parsed.value);
  Object.assign(literal, { text, value: parsed.unit === '%' ? value.div(100) : value });
  try {
    return look();
  } finally {
    Object.assign(literal, original);
  }
}

function caughtBy(award: AwardRule): 'lint' | 'example' | null {
  const near: RuleSet = {
    ...rules,
    awards: rules.awards.filter(({ documentId }) => documentId === award.documentId),
  };
  if (lintRules(near).length > 0) return 'lint';
  return award.examples.some((example) => checkExample(rules, award, example).length > 0) ? 'example' : null;
}

describe('a digit changed in a rule', () => {
  const bodies = rules.awards.map((award) => ({ ...award, examples: [], anchors: [] }));
  const mutations = rules.awards.flatMap((award, at) =>
    [...literalsIn(bodies[at])].flatMap((literal) =>
      misprints(literal.text).map((text) => ({ award, literal, text })),
    ),
  );

  it('fails the check or a worked example, whichever digit of whichever number it is', () => {
    const caught = { lint: 0, example: 0 };
    const missed: string[] = [];
    for (const { award, literal, text } of mutations) {
      const was = literal.text;
      const by = withLiteral(literal, text, () => caughtBy(award));
      if (by === null) missed.push(`${award.id}: ${was} → ${text}`);
      else caught[by] += 1;
    }
    expect(missed).toEqual([]);
    expect(caught.lint + caught.example).toBe(mutations.length);
    expect(mutations.length).toBeGreaterThan(500);
  });

  it('leaves nothing behind', () => {
    expect(lintRules(rules)).toEqual([]);
  });
});
