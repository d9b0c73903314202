import { describe, expect, test } from 'vitest';
import { citationText } from './citation-text.ts';

const cite = (...path: string[]) =>
  citationText({ documentTitle: '甲意见', path, locator: path.join('') }, 'inForce');

describe('a citation', () => {
  test('names section, group and article', () => {
    expect(cite('二', '（三）', '9')).toBe('《甲意见》第二部分（三）第9条');
    expect(cite('二', '12')).toBe('《甲意见》第二部分第12条');
    expect(cite('第三章', '（四）')).toBe('《甲意见》第三章（四）');
    expect(cite('第三章')).toBe('《甲意见》第三章');
    expect(cite('第十五条')).toBe('《甲意见》第十五条');
    expect(cite('四', '附则')).toBe('《甲意见》第四部分附则');
  });

  test('of what is no clause names its place', () => {
    expect(citationText({ documentTitle: '甲意见', path: [], locator: '落款' }, 'inForce')).toBe(
      '《甲意见》落款',
    );
  });

  test('says what a text is that is not in force', () => {
    const clause = { documentTitle: '甲意见', path: ['二', '1'], locator: '二、1' };
    expect(citationText(clause, 'draft')).toBe('《甲意见》（征求意见稿）第二部分第1条');
    expect(citationText(clause, 'unknown')).toBe('《甲意见》（有效期未定）第二部分第1条');
  });
});
