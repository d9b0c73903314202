import { describe, expect, it } from 'vitest';
import { awardIntentOf } from './award-intent.ts';

describe('an amount is asked for', () => {
  it.each([
    '能补多少？',
    '可以申请多少专项资助',
    '资助上限多少',
    '补贴封顶怎么算',
    '企业全年补助是420万吗？',
    '新认定省级企业研究院，奖励？',
    '贴息额',
    '一共能拿多少钱',
    '给18万还是45万',
    '50万还是100万？',
    '增量补贴给我算算',
    '信保这一项能返多少',
    '两场补贴总共？',
    '专项资助能申请到什么数？',
  ])('in %s', (question) => {
    expect(awardIntentOf(question).amount).toBe(true);
  });

  it.each(['有效期是几年', '由哪个部门解释？', '联系电话是什么', '今天天气怎么样', ''])(
    'not in %j',
    (question) => {
      expect(awardIntentOf(question).amount).toBe(false);
    },
  );
});

describe('what applies is asked for', () => {
  it.each(['我们做跨境电商，能享受哪些条款？', '适用哪些政策', '能拿什么补贴', '哪些政策可以享受'])(
    'in %s',
    (question) => {
      expect(awardIntentOf(question).profile).toBe(true);
    },
  );

  it.each(['能补多少？', '小巨人奖励多少'])('not in %s', (question) => {
    expect(awardIntentOf(question).profile).toBe(false);
  });
});

describe('it is asked whether something is due', () => {
  it.each(['能享受贴息吗', '有奖励吗', '评上小巨人能拿200万吗？', '是否资助'])('in %s', (question) => {
    expect(awardIntentOf(question).claim).toBe(true);
  });

  it.each(['还是草稿吗？', '小巨人奖励多少', '申报省级要什么条件', ''])('not in %j', (question) => {
    expect(awardIntentOf(question).claim).toBe(false);
  });
});
