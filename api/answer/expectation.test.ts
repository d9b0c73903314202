import { describe, expect, it } from 'vitest';
import { findQuantities } from '../../corpus/index.ts';
import { expectedOf, satisfies, type Expected } from './expectation.ts';

describe('expectedOf', () => {
  it.each([
    ['办公电话是多少', 'phone'],
    ['领导小组组长是谁', 'person'],
    ['房租每平方米每天补多少', 'price'],
    ['申报截止日期是哪天', 'deadline'],
    ['利息财政最多贴到几成', 'rate'],
    ['企业所得税税率是多少', 'rate'],
    ['评定标准是什么', 'criteria'],
    ['房租补几年', 'duration'],
    ['从哪天算起', 'date'],
    ['要新增多少家', 'count'],
    ['补多少', 'money'],
    ['能拿多少钱', 'money'],
    ['奖励金额', 'money'],
    ['有没有说法', 'text'],
    ['由谁负责解释', 'organ'],
    ['国高企全称是什么', 'definition'],
  ])('%s asks for %s', (question, expected) => {
    expect(expectedOf(question)).toEqual([expected]);
  });
});

it('sees every quantity that a question asks for', () => {
  expect(expectedOf('几家企业一起攻关，政府一年投多少钱？')).toEqual(['count', 'money']);
});

describe('satisfies', () => {
  const holds = (expected: Expected, text: string, question = '补多少'): boolean =>
    satisfies([expected], text, findQuantities(text), question);

  it('finds money in a grant with a figure, and in a full grant', () => {
    expect(holds('money', '每件资助1万元。')).toBe(true);
    expect(holds('money', '对其保费给予全额资助。')).toBe(true);
  });

  it('finds none in a grant without a figure', () => {
    expect(holds('money', '分档给予补助。')).toBe(false);
  });

  it('takes a yearly budget for an award only when the budget is asked for', () => {
    const budget = '每年安排预算不少于5000万元，给予租房购房补助、人才激励。';
    expect(holds('money', budget)).toBe(false);
    expect(holds('money', budget, '一年的预算盘子多大')).toBe(true);
  });

  it('finds the award beside a budget in one sentence', () => {
    expect(holds('money', '每年安排预算不少于1亿元，对拟上市企业给予400万元奖励。')).toBe(true);
  });

  it('needs a rate for a rate and a telephone number for a telephone', () => {
    expect(holds('rate', '给予50%补助')).toBe(true);
    expect(holds('rate', '按增量规模给予一定奖励')).toBe(false);
    expect(holds('phone', '电话85257602')).toBe(true);
    expect(holds('phone', '具体由区经信局负责解释。')).toBe(false);
  });

  it('never finds a price per square metre in a share of the rent area', () => {
    expect(holds('price', '给予房租补贴、研发补助')).toBe(false);
  });
});
