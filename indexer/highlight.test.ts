import { describe, expect, it } from 'vitest';
import type { Clause } from '../corpus/index.ts';
import { highlight } from './highlight.ts';
import { squeeze } from './squeeze.ts';

const text = '对“专精特新”企业首台（套）产品，给予企业奖励。';
const clause: Clause = {
  clauseId: 'd.n1',
  documentId: 'd',
  documentTitle: '',
  sourceFile: '',
  locator: '1',
  path: ['1'],
  heading: '',
  headings: [],
  text,
  start: 50,
  end: 50 + text.length,
  quantities: [],
};
const marked = (words: string[]): string[] =>
  highlight(clause, squeeze(text), words).map(([start, end]) => text.slice(start - 50, end - 50));

describe('highlight', () => {
  it('marks every place of every word, with the marks inside it', () => {
    expect(marked(['首台套', '企业'])).toEqual(['企业首台（套', '企业']);
  });

  it('joins words that touch or overlap', () => {
    expect(marked(['专精特新', '特新', '精特'])).toEqual(['专精特新']);
  });

  it('marks nothing for words that are not there', () => {
    expect(marked(['租金', ''])).toEqual([]);
  });
});
