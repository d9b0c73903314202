import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forget, withoutSpans, withoutWords, wordsOf } from './taken-back.ts';

const question = '我公司是国高企，今年出口1200万美元，去年800万';
const nothing = { hidden: [], hiddenEarlier: [] };
const fact = (words: string, place: { start?: number; end?: number } = {}) => ({
  factId: 'f',
  label: '事项',
  value: true,
  text: '是',
  words,
  turn: place.start === undefined ? -1 : 0,
  ...place,
});
const placeOf = (words: string, text = question) => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
});
const struck = (hidden: readonly { start: number; end: number }[]) =>
  hidden.map(({ start, end }) => question.slice(start, end));

describe('forgetting a fact', () => {
  test('takes its words out of the question', () => {
    const { hidden, hiddenEarlier } = forget(question, nothing, fact('国高企', placeOf('国高企')));
    expect(struck(hidden)).toEqual(['国高企']);
    expect(hiddenEarlier).toEqual([]);
    expect(withoutSpans(question, hidden)).toBe('我公司是，今年出口1200万美元，去年800万');
  });

  test('takes each of its words alone, where they stand apart', () => {
    const place = { start: question.indexOf('国高企'), end: question.length };
    expect(struck(forget(question, nothing, fact('国高企、800万', place)).hidden)).toEqual([
      '国高企',
      '800万',
    ]);
  });

  test('takes the whole stretch where the words are not written like this', () => {
    const place = placeOf('国高企');
    expect(struck(forget(question, nothing, fact('高新技术企业', place)).hidden)).toEqual(['国高企']);
  });

  test('after another finds the words in the whole question, from offsets in what was sent', () => {
    const first = forget(question, nothing, fact('国高企', placeOf('国高企')));
    const sent = withoutSpans(question, first.hidden);
    const second = forget(question, first, fact('800万', placeOf('800万', sent)));
    expect(struck(second.hidden)).toEqual(['国高企', '800万']);
  });

  test('that an earlier question told keeps its words from being sent again', () => {
    const before = { hidden: [], hiddenEarlier: ['甲'] };
    expect(forget(question, before, fact('国高企、800万'))).toEqual({
      hidden: [],
      hiddenEarlier: ['甲', '国高企', '800万'],
    });
  });

  test('never leaves overlaps, in whatever order stretches are forgotten', () => {
    const stretches = fc.array(fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 6 })), { maxLength: 6 });
    fc.assert(
      fc.property(stretches, (places) => {
        let taken: ReturnType<typeof forget> = nothing;
        let left = question;
        for (const [start, length] of places) {
          const end = Math.min(start + length, left.length);
          if (start >= end) continue;
          taken = forget(question, taken, fact(left.slice(start, end), { start, end }));
          left = left.slice(0, start) + left.slice(end);
        }
        // Exactly the stretches are gone, wherever they stood.
        expect(withoutSpans(question, taken.hidden)).toBe(left);
        taken.hidden.forEach(({ start }, at) =>
          expect(start).toBeGreaterThan(taken.hidden[at - 1]?.end ?? -1),
        );
      }),
    );
  });
});

test('words are taken out wherever they stand', () => {
  expect(withoutWords('甲乙甲丙', ['甲', '丙'])).toBe('乙');
  expect(wordsOf({ words: '国高企、800万' })).toEqual(['国高企', '800万']);
  expect(wordsOf({ words: '' })).toEqual([]);
});
