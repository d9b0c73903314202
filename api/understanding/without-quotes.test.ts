import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestReader, type TestReader } from './test-reader.ts';
import { withoutQuotes } from './without-quotes.ts';

let reader: TestReader;
beforeAll(async () => {
  reader = await openTestReader();
});

describe('quotation marks', () => {
  it('do not part the words of a title, and the place is that of the words as typed', () => {
    const text = '省级“专精特新”中小企业';
    const [fact] = reader.read(text, 'sme-title').facts;
    expect(fact).toMatchObject({ factId: 'sme_titles', value: ['省级专精特新中小企业'] });
    expect(fact?.spans.map(({ start, end }) => text.slice(start, end))).toEqual([text]);
  });

  it('that are alone leave nothing', () => {
    expect(withoutQuotes('“”').text).toBe('');
    expect(reader.read('“”').facts).toEqual([]);
  });

  it('aside, every character keeps its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('“', '”', '"', '高', '企', '5', '万') }), (typed) => {
        const { text, placeOf } = withoutQuotes(typed);
        for (let at = 0; at < text.length; at += 1) {
          const { start, end } = placeOf({ start: at, end: at + 1 });
          expect(typed.slice(start, end)).toBe(text.charAt(at));
        }
      }),
    );
  });
});
