import { describe, expect, it } from 'vitest';
import { corpusOf, titleParts } from './beir-corpus.ts';

describe('the parts of a title', () => {
  it.each([
    [
      '中华人民共和国民法典 第四节  个体工商户 第五十四条',
      '中华人民共和国民法典',
      ['个体工商户'],
      '第五十四条',
    ],
    ['体育法 第十二章 附 则 第一百二十条', '体育法', ['附则'], '第一百二十条'],
    ['邮政法 第一百三十三条之一', '邮政法', [], '第一百三十三条之一'],
    ['How to apply', 'How to apply', [], null],
    ['第五条', '第五条', [], null],
    ['', '', [], null],
  ])('are told apart: %s', (title, document, headings, article) => {
    expect(titleParts(title)).toEqual({ document, headings, article });
  });
});

describe('the library of a set', () => {
  const passages = [
    { id: 'a', title: '中华人民共和国甲法 第一条', text: '甲一，罚款500元。' },
    { id: 'b', title: '乙法 第一条', text: '乙一' },
    { id: 'c', title: '中华人民共和国甲法 第二条', text: '甲二' },
    { id: 'd', title: '', text: '无题一' },
    { id: 'e', title: '', text: '无题二' },
  ];
  const corpus = corpusOf(passages);

  it('has one document a law and one for each passage without a title', () => {
    expect(corpus.documents.map(({ clauses }) => clauses.map(({ clauseId }) => clauseId))).toEqual([
      ['a', 'c'],
      ['b'],
      ['d'],
      ['e'],
    ]);
    expect(corpus.documents[0]?.aliases).toEqual(['甲法']);
  });

  it('places every clause and its figures where they stand in the text', () => {
    for (const { text, clauses } of corpus.documents) {
      for (const clause of clauses) {
        expect(text.slice(clause.start, clause.end)).toBe(clause.text);
        for (const { start, end, text: words } of clause.quantities)
          expect(text.slice(start, end)).toBe(words);
      }
    }
    expect(corpus.documents[0]?.clauses[0]?.quantities).toHaveLength(1);
  });

  it('changes its version with any text', () => {
    expect(corpusOf(passages).version).toBe(corpus.version);
    expect(corpusOf(passages.map((each) => ({ ...each, text: `${each.text}。` }))).version).not.toBe(
      corpus.version,
    );
  });
});
