import { describe, expect, it } from 'vitest';
import { aspectOf } from './aspects.ts';

const aspect = (left: string, { right = '', unit = '美元' } = {}) => aspectOf(left, right, unit, 2025);

describe('what a figure says of its measure', () => {
  it.each([
    ['今年出口', 'current'],
    ['本年度出口额', 'current'],
    ['全年出口', 'current'],
    ['2025年出口', 'current'],
    ['去年出口', 'previous'],
    ['上年度出口额', 'previous'],
    ['2024年出口', 'previous'],
    ['前年出口', 'best'],
    ['2022年出口', 'best'],
    ['历史最高', 'best'],
    ['比去年多', 'change'],
    ['比上年增加', 'change'],
    ['出口增量', 'change'],
    ['首次突破', 'crossed'],
    ['第一次超过', 'crossed'],
    ['前几年就突破过', 'best'],
    ['早就超过', 'best'],
    ['从去年的低谷增长到', 'previous'],
    ['出口做到', null],
    ['', null],
  ])('after %j is %s', (left, expected) => {
    expect(aspect(left)).toBe(expected);
  });

  it('is a growth where it is a percentage', () => {
    expect(aspect('去年', { unit: '%' })).toBe('growth');
  });

  it('may stand behind it', () => {
    expect(aspect('出口', { right: '的增量' })).toBe('change');
  });

  it('is by the last word for a time', () => {
    expect(aspect('去年不好，今年')).toBe('current');
    expect(aspect('今年不如去年')).toBe('previous');
  });

  it('is a level where it grew to it', () => {
    expect(aspect('今年增长到')).toBe('current');
    expect(aspect('今年增长')).toBe('change');
  });
});
