import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '../app-env.ts';
import { openTestLibrary } from '../test-app.ts';
import { indexAwards } from '../understanding/index.ts';
import { type AwardMeaning, createAwardMeaning } from './award-meaning.ts';

let library: Library;
let awardIds: string[];
let meaning: AwardMeaning;

beforeAll(async () => {
  library = await openTestLibrary();
  const rules = await library.rules;
  const awards = indexAwards(rules);
  awardIds = awards.awards.map(({ award }) => award.id);
  meaning = await createAwardMeaning(library.index, awards, rules);
});
afterAll(() => library.index.close());

async function nearest(question: string): Promise<string[]> {
  const { vector } = await library.index.search(question);
  if (vector === null) throw new Error('no vector');
  return awardIds.toSorted((a, b) => meaning(vector, b) - meaning(vector, a)).slice(0, 3);
}

describe('an award is near in meaning to a question', () => {
  it.each([
    ['品牌名字到好多国家都注上了册，有钱拿吗', 'madrid-trademark'],
    ['被外国政府立案调查价格太低，请律师打赢了', 'trade-remedy'],
    ['公司到证券交易所挂牌交易，政府有什么表示', 'listing-candidate'],
  ])('that shares hardly a word with its description: %s', async (question, awardId) => {
    expect(await nearest(question)).toContain(awardId);
  });

  it('and an unknown one is like nothing', async () => {
    const { vector } = await library.index.search('上市奖励');
    expect(vector === null ? null : meaning(vector, 'no-such-award')).toBe(0);
  });

  it('but without a vector there is nothing to compare', async () => {
    const { vector } = await library.index.search('上市奖励', { mode: 'keyword' });
    expect(vector).toBeNull();
  });
});
