import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lexeme } from './lexemes.ts';
import { findMentions, type Mention } from './mentions.ts';

const lexeme = (form: string): Lexeme => ({
  form,
  parts: form.split('…'),
  meanings: [{ kind: 'name', factId: form, isFigure: false }],
});
const words = ['国高企', '高企', '高企资质', '出口名牌', '简易模式', '出口', '美国', 'us', '自研…出口'];
const lexemes = words.map(lexeme);
const find = (text: string): Mention[] => findMentions(text, lexemes);
const found = (text: string): string[] => find(text).map((mention) => mention.words);
/** 国高企 is stated, 出口名牌 denied: `+国高企 -出口名牌`; what is asked has a `?`. */
const marks = { stated: '+', denied: '-', asked: '?' } as const;
const said = (text: string): string =>
  find(text)
    .map((mention) => `${marks[mention.polarity]}${mention.words}`)
    .join(' ');

describe('a word is found', () => {
  it('where it stands, as often as it stands there', () => {
    expect(find('高企和高企').map(({ start, end }) => [start, end])).toEqual([
      [0, 2],
      [3, 5],
    ]);
  });

  it('alone where it holds shorter words', () => {
    expect(found('我们是国高企')).toEqual(['国高企']);
    expect(found('出口名牌和出口')).toEqual(['出口名牌', '出口']);
  });

  it('but not as a part of a longer Latin word', () => {
    expect(found('在us授权')).toEqual(['us']);
    expect(found('500万usd')).toEqual([]);
    expect(found('plus版')).toEqual([]);
  });

  it('nowhere in a text without it', () => {
    expect(find('今天天气怎么样')).toEqual([]);
    expect(find('')).toEqual([]);
  });
});

describe('a word with a gap', () => {
  it.each(['自研产品出口', '自研出口', '自研产品，出口300万'])(
    'is found in %s, and hides no word inside',
    (text) => {
      expect(found(text)).toContain('出口');
      expect(find(text).filter(({ gapped }) => gapped)).toHaveLength(1);
    },
  );

  it.each([
    ['over a full stop', '自研产品。出口300万'],
    ['over a question mark', '是自研吗？出口300万'],
    ['far over a comma', '自研产品有很多很多种，出口300万'],
    ['over a wide gap', '自研的产品有很多很多很多很多很多种出口'],
    ['in the wrong order', '出口自研产品'],
  ])('is not found %s', (_, text) => {
    expect(find(text).filter(({ gapped }) => gapped)).toEqual([]);
  });
});

describe('what is said of a word', () => {
  it.each([
    ['我们是国高企', '+国高企'],
    ['国高企，能拿多少', '+国高企'],
    ['不仅是国高企，还是出口名牌', '+国高企 +出口名牌'],
    ['没有问题，是国高企', '+国高企'],
    ['不是外资。国高企', '+国高企'],
    ['我们不是国高企但是出口名牌', '-国高企 +出口名牌'],
    ['我们不是国高企，是出口名牌', '-国高企 +出口名牌'],
    ['不是高企（出口名牌）', '-高企 +出口名牌'],
  ])('in %s holds for it alone: %s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  it.each([
    ['不是国高企也没有出口名牌', '-国高企 -出口名牌'],
    ['我们不是国高企，也不是出口名牌', '-国高企 -出口名牌'],
    ['既不是高企也不是出口名牌', '-高企 -出口名牌'],
    ['非高企非出口名牌', '-高企 -出口名牌'],
    ['没有高企和出口名牌', '-高企 -出口名牌'],
    ['不是国高企、出口名牌', '-国高企 -出口名牌'],
    ['高企和出口名牌都不是', '-高企 -出口名牌'],
    ['高企不是', '-高企'],
    ['高企我们没有', '-高企'],
    ['还没评上国高企', '-国高企'],
    ['从未被认定为国高企', '-国高企'],
    ['国高企还没批下来', '-国高企'],
    ['并非国高企', '-国高企'],
    ['没买简易模式', '-简易模式'],
    ['简易模式没买', '-简易模式'],
    ['不走简易模式', '-简易模式'],
    ['未购买简易模式产品', '-简易模式'],
    ['没有选简易模式', '-简易模式'],
  ])('in %s denies: %s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  it.each([
    ['我们是不是国高企', '?国高企'],
    ['是否国高企', '?国高企'],
    ['国高企吗？', '?国高企'],
    ['有没有出口名牌', '?出口名牌'],
  ])('in %s is asked, neither stated nor denied: %s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  it('is not taken back by money that is not to be had', () => {
    expect(said('国高企没有资助')).toBe('+国高企');
  });

  it('is denied without the words that overlap it', () => {
    expect(said('没有国高企资质')).toBe('-国高企');
  });

  it.fails('is stated where its denial is denied', () => {
    expect(said('不是没有出口名牌')).toBe('+出口名牌');
  });
});

describe('for any text', () => {
  const piece = fc.constantFrom(
    ...words.filter((word) => !word.includes('…')),
    '不是',
    '和',
    '，',
    '都',
    '吗',
    '我们',
  );

  it('mentions are in order and quote the text', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        const mentions = find(text);
        expect(mentions.map(({ start }) => start)).toEqual(
          mentions.map(({ start }) => start).toSorted((a, b) => a - b),
        );
        for (const { start, end, words: quoted } of mentions) expect(text.slice(start, end)).toBe(quoted);
      }),
    );
  });

  it('no mention stands whole inside another', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const mentions = find(pieces.join('')).filter(({ gapped }) => !gapped);
        const inner = mentions.filter((one) =>
          mentions.some((other) => other !== one && other.start <= one.start && other.end >= one.end),
        );
        expect(inner).toEqual([]);
      }),
    );
  });

  it('a sentence of its own before it changes nothing', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        expect(said(`不是出口名牌。${text}`)).toBe(
          ['-出口名牌', said(text)].filter((one) => one !== '').join(' '),
        );
      }),
    );
  });
});
