import { describe, expect, it } from 'vitest';
import { answerFaults, citationFault, quoteTally, unpairedMarkers } from './answer-check.ts';
import { answerCiting, cite, citeAward, citeFair, sampleDocument } from './testing/sample.ts';

const documents = [sampleDocument];

describe('citationFault', () => {
  it('accepts exact quotations from clauses and from the title', () => {
    expect(citationFault(citeFair, documents)).toBeNull();
    expect(citationFault(cite(1, 'sample.title', '标题', '征求意见稿'), documents)).toBeNull();
  });

  it.each([
    ['one changed character', { quote: '参展补贴60%' }, '引文与原文不同'],
    ['offsets that are one off', { start: citeFair.start + 1 }, '引文与原文不同'],
    ['an empty quote', { quote: '', end: citeFair.start }, '引文为空'],
    ['an unknown document', { documentId: 'other' }, '没有文件'],
    ['an unknown clause', { clauseId: 'sample.s9' }, '没有条款'],
    ['words of another clause', { clauseId: 'sample.s1.n2', locator: '一、2' }, '不在所引条款之内'],
    ['a wrong address', { locator: '一、2' }, '地址应为 一、1'],
  ])('finds %s', (_, changes, fault) => {
    expect(citationFault({ ...citeFair, ...changes }, documents)).toContain(fault);
  });
});

describe('quoteTally', () => {
  it('counts the quotes of all turns, and none where there was no answer', () => {
    const wrong = { ...citeAward, quote: '认定奖励200万元' };
    expect(quoteTally([answerCiting(citeFair, wrong), null, answerCiting(citeFair)], documents)).toEqual({
      hit: 2,
      of: 3,
    });
    expect(quoteTally([], documents)).toEqual({ hit: 0, of: 0 });
  });
});

describe('unpairedMarkers', () => {
  it('is empty where every marker has one citation', () => {
    expect(unpairedMarkers(answerCiting(citeFair, citeAward))).toEqual([]);
  });

  it('finds markers without citation, citations without marker and shared markers', () => {
    expect(unpairedMarkers({ text: '甲[1]乙[3]', citations: [citeFair, citeAward] })).toEqual([3, 2]);
    expect(unpairedMarkers({ text: '甲[1]', citations: [citeFair, citeFair] })).toEqual([1]);
  });

  it('does not take the year of a document number for a marker', () => {
    expect(unpairedMarkers({ text: '区党委[2019]25号[1]', citations: [citeFair] })).toEqual([]);
  });
});

describe('answerFaults', () => {
  it('names the quote and the marker that are wrong', () => {
    const faults = answerFaults(
      [{ ...answerCiting({ ...citeFair, quote: '假' }), text: '无标记' }],
      documents,
    );
    expect(faults.map(({ check }) => check)).toEqual(['quote', 'marker']);
  });

  it('is empty for a sound answer', () => {
    expect(answerFaults([answerCiting(citeFair)], documents)).toEqual([]);
  });
});
