import { beforeAll, describe, expect, it } from 'vitest';
import { createFindPlaces, type FindPlaces } from './places.ts';
import { realCorpus } from './testing/corpus.ts';

describe('places named in a query', () => {
  let find: FindPlaces;
  beforeAll(async () => {
    const corpus = await realCorpus();
    find = createFindPlaces(corpus.documents, corpus.lexicon);
  });
  const found = (text: string): [string, number][] =>
    find(text).map((place) => [place.text, place.documentIds.length]);

  it.each<[string, [string, number][]]>([
    ['滨江区有什么奖励', [['滨江区', 4]]],
    ['落户滨江', [['滨江', 4]]],
    ['杭州高新区的企业', [['杭州高新区', 4]]],
    ['在下城做代办', [['下城', 1]]],
    ['下城区的企业', [['下城区', 1]]],
    [
      '从下城区搬到滨江',
      [
        ['下城区', 1],
        ['滨江', 4],
      ],
    ],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each(['高新技术企业', '宁波的奖励', '上海张江', ''])('finds none in %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});
