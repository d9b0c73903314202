import { describe, expect, it } from 'vitest';
import { dayOfMatter } from './day-of-matter.ts';

describe('the day of a matter', () => {
  it.each([
    ['2016年在马德里注册成功的3件商标，现在能补多少？', '2016-12-31'],
    ['2015年度的出口信用保险保费100万', '2015-12-31'],
    ['2018年6月准备上市，那个时候能拿多少？', '2018-12-31'],
  ])('is in the one year told: %s', (question, expected) => {
    expect(dayOfMatter(question, '2026-11-22')).toBe(expected);
  });

  it.each([
    '马德里注册成功3件商标',
    '2016年成立的公司，马德里注册成功3件商标',
    '2016年出口800万美元，今年1200万美元',
    '2016年2件，2018年3件，一共多少',
    '2026年注册成功3件商标',
    '2030年还能拿吗',
  ])('is not told: %s', (question) => {
    expect(dayOfMatter(question, '2026-11-22')).toBeNull();
  });
});
