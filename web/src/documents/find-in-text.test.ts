import { describe, expect, test } from 'vitest';
import { findInText } from './find-in-text.ts';

const text = '标题\n给予ＩＳＯ认证奖励，iso成员奖励\n残留iso';
const block = (kind: string, words: string) => ({
  kind,
  blockId: kind,
  locator: '',
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
});
const document = {
  text,
  blocks: [
    block('title', '标题'),
    block('clause', '给予ＩＳＯ认证奖励，iso成员奖励'),
    block('noise', '残留iso'),
  ],
};
const found = (words: string) => findInText(document, words).map(([start, end]) => text.slice(start, end));

describe('finding in a text', () => {
  test('looks past case and width, and leaves out what is no part of the text', () => {
    expect(found('iso')).toEqual(['ＩＳＯ', 'iso']);
    expect(found(' ＩＳＯ认证')).toEqual(['ＩＳＯ认证']);
  });

  test('finds nothing for nothing, for what is not there, and across blocks', () => {
    expect(found('  ')).toEqual([]);
    expect(found('补贴')).toEqual([]);
    expect(found('标题\n给予')).toEqual([]);
  });
});
