import { describe, expect, it } from 'vitest';
import type { Answer } from '../api/contract.ts';
import { resolveGold } from './gold.ts';
import { isForSearch, scoreQa } from './qa-score.ts';
import type { QaScore } from './qa-score.ts';
import type { QaQuestion } from './sets.ts';
import {
  answerCiting,
  cite,
  citeAward,
  citeFair,
  conversation,
  question,
  refusal,
  sampleDocument,
} from './testing/sample.ts';

const documents = [sampleDocument];
const elsewhere = cite(2, 'sample.s2.n1', '二、1', '由区发改局解释');

function goldOf(row: QaQuestion) {
  const gold = resolveGold({ form: 'qa', file: 'x', questions: [row] }, documents).get(row.id);
  if (!gold) throw new Error('the question has no gold');
  return gold;
}

function score(row: QaQuestion, answers: (Answer | null)[], ranked: string[] | null = null): QaScore {
  return scoreQa(
    row,
    goldOf(row),
    { ranked, answers, errors: answers.includes(null) ? ['broken'] : [] },
    documents,
  );
}

const checks = (result: QaScore) => result.failures.map(({ check }) => check);

describe('the search', () => {
  it('measures recall, ceiling and rank of the key clauses', () => {
    const { search, failures } = score(
      question(),
      [answerCiting(citeFair)],
      ['sample.s1.n2', 'sample.s1.n1'],
    );
    expect(search).toEqual({
      recallAt5: 1,
      ceilingAt5: 1,
      hitAt5: true,
      recallAt10: 1,
      ceilingAt10: 1,
      reciprocalRank: 0.5,
    });
    expect(failures).toEqual([
      { check: 'search', expected: '首条是 sample.s1.n1', got: 'sample.s1.n2、sample.s1.n1' },
    ]);
  });

  it('reports a key clause that is not found', () => {
    const result = score(question(), [answerCiting(citeFair)], ['sample.s2.n1']);
    expect(result.search?.recallAt10).toBe(0);
    expect(checks(result)).toEqual(['search']);
  });

  it('is measured on answerable single questions with a key clause alone', () => {
    const title = { doc: 'sample.txt', clause: '标题', quote: '稿', role: 'key' } as const;
    const unanswerable = question({ answerable: false, gold: [] });
    const aboutTitle = question({ gold: [title] });
    expect(isForSearch(question(), goldOf(question()))).toBe(true);
    expect(isForSearch(unanswerable, goldOf(unanswerable))).toBe(false);
    expect(isForSearch(aboutTitle, goldOf(aboutTitle))).toBe(false);
    expect(isForSearch(conversation(), goldOf(conversation()))).toBe(false);
  });
});

describe('an answerable question', () => {
  it('is right when key clauses are cited and the words are there', () => {
    const result = score(question(), [answerCiting(citeFair, citeAward)]);
    expect(result.failures).toEqual([]);
    expect(result.ask).toMatchObject({
      refused: false,
      keyRecall: 1,
      citations: { hit: 2, of: 2 },
      phrases: { hit: 1, of: 1 },
      quotes: { hit: 2, of: 2 },
    });
  });

  it('loses precision to a clause that is neither key nor related', () => {
    const result = score(question(), [answerCiting(citeFair, elsewhere)]);
    expect(result.ask.citations).toEqual({ hit: 1, of: 2 });
    expect(checks(result)).toEqual(['otherCited']);
  });

  it('misses the key clause and its words when only a related one is cited', () => {
    const result = score(question(), [answerCiting({ ...citeAward, marker: 1 })]);
    expect(result.ask.keyRecall).toBe(0);
    expect(result.ask.phrases).toEqual({ hit: 0, of: 1 });
    expect(checks(result)).toEqual(['keyCited', 'mustContain']);
  });

  it('finds a phrase in a quote that the text does not repeat', () => {
    const answer = { ...answerCiting(citeFair), text: '可以[1]' };
    expect(score(question(), [answer]).ask.phrases.hit).toBe(1);
  });

  it('is falsely refused, and has no recall then', () => {
    const result = score(question(), [refusal]);
    expect(result.ask).toMatchObject({ refused: true, keyRecall: 0, citations: { hit: 0, of: 0 } });
    expect(checks(result)).toEqual(['falselyRefused']);
  });

  it('counts a forbidden phrase in the answer, and not in a quote or inside a longer figure', () => {
    const row = question({ must_not: ['100万元'], must_contain: [] });
    expect(score(row, [answerCiting(citeFair, citeAward)]).ask.forbidden).toBe(1);
    const quotedOnly = { ...answerCiting(citeFair, citeAward), text: '见[1][2]' };
    expect(score(row, [quotedOnly]).ask.forbidden).toBe(0);
    const longer = { ...answerCiting(citeFair), text: '2100万元[1]' };
    expect(score(row, [longer]).ask.forbidden).toBe(0);
  });

  it('about a title needs no clause, and is right to cite it', () => {
    const title = { doc: 'sample.txt', clause: '标题', quote: '稿', role: 'key' } as const;
    const row = question({ gold: [title], must_contain: ['征求意见稿'] });
    const cited = score(row, [answerCiting(cite(1, 'sample.title', '标题', '征求意见稿'))]);
    expect(cited.ask).toMatchObject({
      keyRecall: null,
      keyBlocks: { hit: 1, of: 1 },
      citations: { hit: 1, of: 1 },
    });
    expect(cited.failures).toEqual([]);
  });

  it('is an error where the system threw', () => {
    const result = score(question(), [null]);
    expect(checks(result)).toEqual(['error']);
    expect(result.ask).toMatchObject({ refused: false, keyRecall: 0, phrases: { hit: 0, of: 1 } });
  });
});

describe('an unanswerable question', () => {
  const row = question({ answerable: false, gold: [], must_contain: [], kind: 'unanswerable' });

  it('is right when refused', () => {
    const result = score(row, [refusal]);
    expect(result.failures).toEqual([]);
    expect(result.ask).toMatchObject({ refused: true, keyRecall: null });
  });

  it('is wrong when answered, and its citations are left out of precision', () => {
    const result = score(row, [answerCiting(citeFair)]);
    expect(checks(result)).toEqual(['notRefused']);
    expect(result.ask.citations).toEqual({ hit: 0, of: 0 });
  });

  it('is wrong when the refusal cites a clause', () => {
    expect(checks(score(row, [{ ...refusal, text: '见[1]', citations: [citeFair] }]))).toEqual([
      'refusalCites',
    ]);
  });
});

describe('a conversation', () => {
  it('is scored on its last turn, and each turn on its own place', () => {
    const result = score(conversation(), [answerCiting(citeFair), answerCiting(citeAward)]);
    expect(result.ask).toMatchObject({ keyRecall: 1, turns: { hit: 2, of: 2 }, quotes: { hit: 2, of: 2 } });
    expect(result.question).toBe('参展补贴多少 → 认定呢');
    expect(result.failures).toEqual([]);
  });

  it('names the turn that went wrong', () => {
    const result = score(conversation(), [
      answerCiting({ ...citeAward, marker: 1 }),
      answerCiting(citeAward),
    ]);
    expect(result.ask.turns).toEqual({ hit: 1, of: 2 });
    expect(result.failures.map(({ expected }) => expected)).toEqual([
      '第 1 轮「参展补贴多少」：sample.s1.n1、50%',
    ]);
  });
});
