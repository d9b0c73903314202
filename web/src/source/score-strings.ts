import { defineStrings } from '../i18n/index.ts';

export const scoreStrings = defineStrings(
  {
    keyword: '字词',
    keywordHint: '字词得分（BM25）：查询的词在条款中出现得越多、越少见，得分越高；条形以本次最高分为满。',
    vector: '词义',
    vectorHint: '词义相近程度（余弦相似度，最高 1）。',
  },
  {
    keyword: 'Words',
    keywordHint:
      'Score by words (BM25): the more of them and the rarer, the higher; the bar is full at the best of this search.',
    vector: 'Meaning',
    vectorHint: 'Nearness in meaning (cosine, 1 at the most).',
  },
);
