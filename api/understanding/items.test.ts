import { describe, expect, it } from 'vitest';
import { itemsOf } from './items.ts';

/** Where words stand in the text. */
function spanOf(text: string, words: string) {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
}
const mark = (text: string, field: string, words: string, value = words) => ({
  field,
  value,
  span: spanOf(text, words),
  splits: true,
  score: 1,
});
const count = (text: string, words: string, number: string) => ({ count: number, span: spanOf(text, words) });
const items = (
  text: string,
  marks: readonly ReturnType<typeof mark>[],
  { counts = [], sameAs = null }: { counts?: ReturnType<typeof count>[]; sameAs?: string | null } = {},
) => itemsOf(text, { marks, counts, sameAs });

describe('values of fields make items', () => {
  it('one of each field makes one item', () => {
    const text = '胜诉，费用100万元';
    expect(items(text, [mark(text, 'outcome', '胜诉'), mark(text, 'cost', '100万元')])).toEqual([
      { outcome: '胜诉', cost: '100万元' },
    ]);
  });

  it('several of one field make as many items', () => {
    const text = '分别40万元、75万元、110万元';
    expect(
      items(
        text,
        ['40万元', '75万元', '110万元'].map((fee) => mark(text, 'fee', fee)),
      ),
    ).toEqual([{ fee: '40万元' }, { fee: '75万元' }, { fee: '110万元' }]);
  });

  it('a value that stands once holds for all of them', () => {
    const text = '国际标准主导一项，参与一项，都已发布';
    const marks = [mark(text, 'role', '主导'), mark(text, 'role', '参与'), mark(text, 'published', '发布')];
    expect(items(text, marks)).toEqual([
      { role: '主导', published: '发布' },
      { role: '参与', published: '发布' },
    ]);
  });

  it('as many values as items go one to each, in order', () => {
    const text = '胜诉400万元、调解300万元';
    const marks = [
      mark(text, 'outcome', '胜诉'),
      mark(text, 'outcome', '调解'),
      mark(text, 'cost', '400万元'),
      mark(text, 'cost', '300万元'),
    ];
    expect(items(text, marks)).toEqual([
      { outcome: '胜诉', cost: '400万元' },
      { outcome: '调解', cost: '300万元' },
    ]);
  });

  it('nothing said makes one item of which nothing is known', () => {
    expect(items('参加展会', [])).toEqual([{}]);
  });
});

describe('a count', () => {
  it('belongs to the value beside it', () => {
    const text = '3件美国1件韩国';
    expect(
      items(text, [mark(text, 'region', '美国'), mark(text, 'region', '韩国')], {
        counts: [count(text, '3件', '3'), count(text, '1件', '1')],
      }),
    ).toEqual([{ region: '美国', count: '3' }, { region: '韩国' }]);
  });

  it('is none where the sum is for all: 三场展位费一共90万元', () => {
    const text = '三场展位费一共90万元';
    const counts = [count(text, '三场', '3')];
    expect(items(text, [mark(text, 'fee', '90万元')], { counts })).toEqual([{ fee: '90万元' }]);
  });

  it('holds where the sum is for each: 三场，每场展位费30万元', () => {
    const text = '三场，每场展位费30万元';
    const counts = [count(text, '三场', '3')];
    expect(items(text, [mark(text, 'fee', '30万元')], { counts })).toEqual([{ fee: '30万元', count: '3' }]);
  });

  it('of all items is none of the first: 两笔，500万元、800万元', () => {
    const text = '两笔，500万元、800万元';
    const marks = [mark(text, 'principal', '500万元'), mark(text, 'principal', '800万元')];
    expect(items(text, marks, { counts: [count(text, '两笔', '2')] })).toEqual([
      { principal: '500万元' },
      { principal: '800万元' },
    ]);
  });
});

it('several items may be one thing', () => {
  const text = '同一件发明在美国和韩国';
  expect(
    items(text, [mark(text, 'region', '美国'), mark(text, 'region', '韩国')], { sameAs: 'family' }),
  ).toEqual([
    { region: '美国', family: '同一' },
    { region: '韩国', family: '同一' },
  ]);
});
