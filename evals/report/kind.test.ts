import { expect, test } from 'vitest';
import { makeCase } from '../scoring/test-cases.ts';
import { kindsOf } from './kind.ts';

const kinds = (...tagged: (readonly [kind: string, ...tags: string[]])[]): string[] => {
  const cases = tagged.map(([kind, ...tags]) => makeCase({ kind, tags: [kind, ...tags] }));
  return cases.map(kindsOf(cases));
};

test.each([
  ['is its own where the set holds several', [['fixed'], ['range']], ['fixed', 'range']],
  [
    'is the first tag that divides the set where all have the same kind',
    [
      ['asof', 'start'],
      ['asof', 'before', 'draft'],
    ],
    ['start', 'before'],
  ],
  [
    'skips every tag that all bear, wherever it stands',
    [
      ['asof', 'x', 'a'],
      ['asof', 'b', 'x'],
    ],
    ['a', 'b'],
  ],
  ['stays where nothing else is said of a case', [['asof'], ['asof', 'draft']], ['asof', 'draft']],
  ['stays in a set of one case', [['asof', 'start']], ['asof']],
] as const)('the kind of a case %s', (_name, tagged, expected) => {
  expect(kinds(...tagged)).toEqual(expected);
});
