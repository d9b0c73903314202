import { describe, expect, test } from 'vitest';
import { hitWords, wordList } from './hit-words.ts';

const clause = { text: '对上市挂牌企业给予补助，奖励 200 万元。', start: 50 };
const rangeOf = (words: string) => {
  const at = clause.start + clause.text.indexOf(words);
  return [at, at + words.length] as [number, number];
};
const named = (query: string, ...highlights: string[]) => {
  const { literal, related } = hitWords(query, { clause, highlights: highlights.map(rangeOf) });
  return { literal: wordList(clause, literal), related: wordList(clause, related) };
};

describe('the words of a hit', () => {
  test('are those of the query that stand in it, marked by the server or not', () => {
    expect(named('上市奖励', '奖励')).toEqual({ literal: ['奖励', '上市'], related: [] });
  });

  test('are told from words that mean something like it', () => {
    expect(named('上市资助', '补助')).toEqual({ literal: ['上市'], related: ['补助'] });
    expect(named('招聘', '补助')).toEqual({ literal: [], related: ['补助'] });
  });

  test('are the longest that are shared, a single character being none', () => {
    expect(named('上市挂牌的补贴', '上市')).toEqual({ literal: ['上市挂牌'], related: [] });
  });

  test('are the same with blanks and in full-width figures', () => {
    expect(named('２００万元', '200 万元')).toEqual({ literal: ['200 万元'], related: [] });
  });
});
