import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeFacts, encodeFacts } from './profile-url.ts';

const scalar = fc.oneof(fc.string({ maxLength: 40, unit: 'grapheme' }), fc.boolean(), fc.integer());
const facts = fc.dictionary(
  fc.string({ minLength: 1, maxLength: 20 }).filter((key) => key !== '__proto__'),
  fc.oneof(scalar, fc.array(scalar, { maxLength: 4 })),
  { maxKeys: 8 },
);

describe('facts in an address', () => {
  test('come back as they went in, in characters that need no escaping', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const text = encodeFacts(given);
        expect(text).toMatch(/^[\w-]*$/u);
        expect(decodeFacts(text)).toEqual({ ...given });
      }),
      { numRuns: 1000 },
    );
  });

  test('are nothing where the text is cut off, altered or of another kind', () => {
    const text = encodeFacts({ export_total: '1200万美元' });
    for (const broken of [text.slice(0, -3), `${text}!`, '', '%%%', btoa('[1]'), btoa('{"a":null}')]) {
      expect(decodeFacts(broken)).toBeNull();
    }
  });
});
