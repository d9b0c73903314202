import { expect, test } from 'vitest';
import { assumptionsOf } from './assumptions.ts';

test('what is presumed is said once and in short, and in full where it is no fact with its value', () => {
  const type = { code: 'presumed', message: '以“申请人类型：企事业单位”为前提：未说明时按企业测算' };
  const distinct = { code: 'presumed', message: '未说明时按不同项目测算' };
  const review = { code: 'review', message: '条文写明“经审核”，以主管部门意见为准' };
  expect(assumptionsOf([review, type, distinct, type])).toEqual([
    '申请人类型：企事业单位',
    '未说明时按不同项目测算',
  ]);
  expect(assumptionsOf([review])).toEqual([]);
});
