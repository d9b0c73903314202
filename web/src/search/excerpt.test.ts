import { describe, expect, test } from 'vitest';
import { excerptOf } from './excerpt.ts';

const text = '一、鼓励出口。对企业给予资助。首台套产品给予奖励；其他另行规定。';
const clause = { text, start: 100 };
const excerpt = (words: string, length: number) => {
  const at = 100 + text.indexOf(words);
  const [from, to] = excerptOf(clause, [[at, at + words.length]], length);
  return text.slice(from - 100, to - 100);
};

describe('an excerpt', () => {
  test('is the whole of a short clause', () => {
    expect(excerptOf(clause, [], 100)).toEqual([100, 100 + text.length]);
  });

  test('begins with the sentence that holds the words', () => {
    expect(excerpt('首台套', 12)).toBe('首台套产品给予奖励；其他');
  });

  test('is the beginning where nothing is marked, or the marked words stand there', () => {
    expect(excerpt('出口', 8)).toBe('一、鼓励出口。对');
    expect(excerptOf(clause, [], 8)).toEqual([100, 108]);
  });
});
