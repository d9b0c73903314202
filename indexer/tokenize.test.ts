import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { squeeze } from './squeeze.ts';
import { createTokenizer } from './tokenize.ts';

const tokenizer = createTokenizer({
  words: ['专精特新', '瞪羚企业', '国家高新技术企业', '高新技术企业', '首台套'],
  phrases: ['技改', '打官司', '卖到国外'],
});

const words = (text: string): string[] => tokenizer.words(squeeze(text).text).map((span) => span.text);
const terms = (text: string): string[] => tokenizer.terms(squeeze(text).text).map((span) => span.text);

describe('words', () => {
  it('keeps words of the lexicon whole, also across quotation marks', () => {
    expect(words('支持“专精特新”企业、瞪羚企业')).toEqual(['支持', '专精特新', '企业', '瞪羚企业']);
  });

  it('takes what people say as one word', () => {
    expect(words('卖到国外打官司')).toEqual(['卖到国外', '打官司']);
  });

  it('does not find a short phrase across two other words', () => {
    expect(words('科技改革')).not.toContain('技改');
    expect(words('鼓励技改')).toContain('技改');
  });

  it('gives nothing for a text without words', () => {
    expect(words('……？！')).toEqual([]);
    expect(words('')).toEqual([]);
  });

  it('gives stretches of the text that do not overlap', () => {
    const text = fc.string({ unit: fc.constantFrom(...'专精特新国家高技术企业瞪羚的，。A1😀') });
    fc.assert(
      fc.property(text, (raw) => {
        const squeezed = squeeze(raw).text;
        let end = 0;
        for (const span of tokenizer.words(squeezed)) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(squeezed.slice(span.start, span.end)).toBe(span.text);
          end = span.end;
        }
      }),
    );
  });
});

describe('terms', () => {
  it('gives the words inside a word too', () => {
    expect(terms('国家高新技术企业')).toEqual(
      expect.arrayContaining(['国家高新技术企业', '高新技术企业', '国家', '技术', '企业']),
    );
  });

  it('gives no place twice', () => {
    const spans = tokenizer.terms(squeeze('国家高新技术企业申报专精特新').text);
    expect(new Set(spans.map(({ start, end }) => `${start}-${end}`)).size).toBe(spans.length);
  });
});

describe('bigrams', () => {
  it('pairs neighbouring characters and keeps Latin words and numbers whole', () => {
    expect(tokenizer.bigrams('奖励400万,spac')).toEqual(['奖励', '400', 'spac']);
    expect(tokenizer.bigrams('场租费')).toEqual(['场租', '租费']);
  });
});
