import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { splitSentences } from '../corpus/index.ts';
import { createOccurs } from './analyze.ts';
import { buildKeywords, clausesOf, tokenizerFor } from './content.ts';
import { createRepair } from './repair.ts';
import { squeeze } from './squeeze.ts';
import { realCorpus } from './testing/corpus.ts';

let repairs: (text: string) => string[];
let sentences: string[];
beforeAll(async () => {
  const corpus = await realCorpus();
  const tokenizer = tokenizerFor(corpus);
  const keywords = await buildKeywords(corpus, tokenizer);
  const clauses = clausesOf(corpus).map((clause) => squeeze(clause.text).text);
  const squeezedClause = (row: number): string => clauses[row] ?? '';
  const occurs = createOccurs(keywords.bigrams, tokenizer, squeezedClause);
  const find = createRepair({ tokenizer, ...keywords, squeezedClause, occurs });
  repairs = (text) => {
    const squeezed = squeeze(text).text;
    return find(squeezed, tokenizer.words(squeezed)).repairs.map(({ from, to }) => `${from}→${to}`);
  };
  sentences = clausesOf(corpus).flatMap((clause) => splitSentences(clause.text).map(({ text }) => text));
});

describe('repair of mistyped words', () => {
  it.each([
    ['瞪玲企业', '瞪玲企业→瞪羚企业'],
    ['隐型冠军奖励', '隐型冠军→隐形冠军'],
    ['知识产杈质押', '知识产杈质押→知识产权质押'],
    ['出口曾量', '出口曾量→出口增量'],
    ['岀口', '岀口→出口'],
    ['高薪技术企业', '高薪技术企业→高新技术企业'],
    ['专精特薪企业', '专精特薪企业→专精特新企业'],
    ['融姿担保', '融姿担保→融资担保'],
    ['贷款帖息', '贷款帖息→贷款贴息'],
    ['揭绑挂帅', '揭绑挂帅→揭榜挂帅'],
    ['展位废', '展位废→展位费'],
  ])('%s', (typed, expected) => {
    expect(repairs(typed)).toEqual([expected]);
  });

  it('puts several mistakes right', () => {
    expect(repairs('隐型冠军的贷款帖息')).toEqual(['隐型冠军→隐形冠军', '贷款帖息→贷款贴息']);
  });
});

describe('right words that the library lacks', () => {
  it.each([
    '进口信用保险',
    '年出口量',
    '保费资助',
    '上市奖励',
    '企业去哪申报',
    '评上以后给多少',
    '食堂的菜单、班车的路线、年会的节目',
    '夫妻一方经营个体工商户所欠债务，谁偿还？',
    '小规模纳税人增值税征收率是多少？',
    '',
  ])('stay: %s', (text) => {
    expect(repairs(text)).toEqual([]);
  });

  it('the library itself stays as it is, sentence by sentence', () => {
    expect(sentences.flatMap((sentence) => repairs(sentence))).toEqual([]);
  });

  it('any stretch of the library stays as it is', () => {
    const stretch = fc.tuple(fc.nat(sentences.length - 1), fc.nat(40), fc.integer({ min: 2, max: 20 }));
    fc.assert(
      fc.property(stretch, ([row, start, length]) => {
        const text = (sentences[row] ?? '').slice(start, start + length);
        // A cut in the middle of a word may look like a mistake; a stretch between two marks is what people copy.
        const whole = text.split(/[，。；、：（）“”]/u).slice(1, -1);
        expect(whole.flatMap((piece) => repairs(piece))).toEqual([]);
      }),
    );
  });
});
