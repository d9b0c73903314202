import { describe, expect, it } from 'vitest';
import { checkExample } from './test-examples.ts';
import { loadLibrary } from './test-library.ts';

const rules = await loadLibrary();

describe('worked examples of the rule files', () => {
  for (const award of rules.awards) {
    describe(`award ${award.id}`, () => {
      it.each(award.examples.map((example) => ({ name: example.name, example })))('$name', ({ example }) => {
        expect(checkExample(rules, award, example)).toEqual([]);
      });
    });
  }
});
