import { describe, expect, it } from 'vitest';
import { withoutAsked } from './asked.ts';
import { readFigures } from './figures.ts';
import { readPayments } from './payments.ts';
import { segmentsOf } from './segments.ts';

const stated = (text: string): string[] =>
  withoutAsked(text, readFigures(text), segmentsOf(text)).map(({ start, end }) => text.slice(start, end));
const paid = (text: string) =>
  readPayments(text, readFigures(text), segmentsOf(text)).payments.map(
    ({ amount, when }) => `${amount} ${when}`,
  );

describe('a figure states nothing of the asker', () => {
  it.each([
    '能拿55万吗',
    '可以补60万元吗',
    '是不是该给50万元',
    '能按450万给吗',
    '企业全年补助是420万元吗',
    '区里每年1亿',
    '文件说最高30万元',
    '够得上500万美元那一档吗',
    '没有1件注册成功',
    '给18万元还是45万元',
    '是奖18万还是给45万',
  ])('in %s', (text) => {
    expect(stated(text)).toEqual([]);
  });

  it.each([
    ['保费50万元，能补多少', ['50万元']],
    ['投资3000万元，能拿600万元吗', ['3000万元']],
    ['今年出口700万美元，去年480万美元', ['700万美元', '480万美元']],
    ['注册成功3件', ['3件']],
  ])('but does in %s', (text, expected) => {
    expect(stated(text)).toEqual(expected);
  });
});

describe('a payment that was had', () => {
  it.each([
    ['前年已领10万', '10万元 before'],
    ['之前拿过20万元奖励', '20万元 before'],
    ['市级中心已奖20万元', '20万元 before'],
    ['今年已领10万元', '10万元 thisYear'],
    ['领了10万元补贴', '10万元 before'],
  ])('%s is %s', (text, expected) => {
    expect(paid(text)).toEqual([expected]);
  });

  it.each([
    '能领10万元吗',
    '想拿10万元',
    '贷款拿了500万元',
    '去年出口500万元',
    '注册资本已到账1亿元',
    '去年领了10万美元',
    '保费50万元',
  ])('is none in %s', (text) => {
    expect(paid(text)).toEqual([]);
  });

  it('is not taken for a fact besides', () => {
    const text = '前年已领10万元，今年保费50万元';
    const { payments, others } = readPayments(text, readFigures(text), segmentsOf(text));
    expect(payments).toHaveLength(1);
    expect(others.map(({ start, end }) => text.slice(start, end))).toEqual(['50万元']);
  });
});
