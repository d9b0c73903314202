import { describe, expect, it } from 'vitest';
import { findOverpromises } from './index.ts';
import { loadTrueStatements } from './test-statements.ts';

const statements = await loadTrueStatements();

function overpromised(statement: string, quote: string, calculations: string[] = []): string {
  return findOverpromises(statement, { quotes: [quote], calculations, userWords: [] })
    .map(({ text, why }) => `${text} ${why}`)
    .join('，');
}

describe('a ceiling sold as the sum one gets', () => {
  it.each([
    ['年度资助不超过300万元', '可获得300万元'],
    ['年度资助不超过300万元', '能拿300万'],
    ['年度资助不超过300万元', '您将获得三百万元'],
    ['年度资助不超过300万元', '可以拿到3,000,000元'],
    ['最高给予200万元、100万、100万元、20万元', '可获得20万元'],
    ['分别给予30万元以内、300万元以内', '给予300万元的资助'],
    ['给予最高100%贴息资助', '给予100%贴息'],
    ['上限为50万元', '奖励50万元'],
    ['最高补贴50万元', '可获得一次性补贴，共50万元'],
  ])('%s: %s', (quote, statement) => {
    expect(findOverpromises(statement, { quotes: [quote], calculations: [], userWords: [] })).toMatchObject([
      { why: 'ceiling' },
    ]);
  });

  it.each([
    ['年度资助不超过300万元', '最高可获得300万元'],
    ['年度资助不超过300万元', '可获得不超过300万元'],
    ['年度资助不超过300万元', '可获得300万元以内的资助'],
    ['最高给予200万元、100万元', '最高给予200万元、100万元'],
    ['给予30万元奖励', '可获得30万元'],
    ['给予60%的资助，不超过300万元', '可获得60%的资助，最高300万元'],
    ['不超过10人的企业给予30万元', '可获得30万元'],
    ['最高不超过50%给予100万元', '可获得100万元'],
    ['最高300万元', '条文没有说能否拿到，只写了300万元这一数额'],
    ['最高300万元', '不一定能拿到奖励，也不保证能获得奖励'],
    ['奖励30万元', '可获得400万元'],
  ])('is none where %s: %s', (quote, statement) => {
    expect(overpromised(statement, quote)).toBe('');
  });

  it('is none where a calculation came to exactly that sum', () => {
    expect(overpromised('可获得50万元', '最高50万元')).toBe('50万元 ceiling');
    expect(overpromised('可获得50万元', '最高50万元', ['实际费用100万元×50%＝50万元'])).toBe('');
  });

  it('needs no word of giving where the whole statement is a result', () => {
    const sources = { quotes: [], calculations: ['最高30万元'], userWords: [] };
    expect(findOverpromises('境外参展：30万元', sources)).toEqual([]);
    expect(findOverpromises('境外参展：30万元', sources, { isResult: true })).toMatchObject([
      { why: 'ceiling' },
    ]);
    expect(findOverpromises('境外参展：最高30万元', sources, { isResult: true })).toEqual([]);
  });
});

describe('a guarantee', () => {
  it.each(['一定能拿到300万元', '您肯定可以获得奖励', '保证拿到补贴', '必定会得到资助'])(
    'is %s',
    (statement) => {
      expect(
        findOverpromises(statement, { quotes: ['奖励300万元'], calculations: [], userWords: [] }),
      ).toMatchObject([{ why: 'guarantee' }]);
    },
  );
});

describe('true statements about the library', () => {
  it('promise no more than they say', () => {
    const alarms = statements.flatMap(({ text, sources }) =>
      findOverpromises(text, sources).map((found) => `${found.text}: ${text}`),
    );
    expect(alarms).toEqual([]);
  });

  it('overpromise as soon as they lose the words that make a ceiling', () => {
    const ceilings = statements.filter(({ text, sources }) => {
      const isQuoted = sources.calculations.length === 0;
      return (
        isQuoted && /以内|(?:最高|不超过)[^，。；平]*[元%]/.test(text) && /给予|补贴|补助|资助/.test(text)
      );
    });
    const missed = ceilings
      .map(({ text, sources }) => ({ text: text.replaceAll(/最高|额度|不超过|以内/g, ''), sources }))
      .filter(({ text, sources }) => findOverpromises(text, sources).length === 0);
    expect(ceilings.length).toBeGreaterThan(20);
    expect(missed.map(({ text }) => text)).toEqual([]);
  });

  it('say of a calculated limit, and of no calculated sum, that it is overpromised when it is sold', () => {
    const results = statements.flatMap(({ text, sources }) => {
      const [, limit, sum] = /结果：(最高)?([\d.,]+[万亿]?元)。$/.exec(text) ?? [];
      if (sum === undefined) return [];
      const found = findOverpromises(`您可获得${sum}。`, sources);
      return [{ isLimit: limit !== undefined, isFound: found.length > 0, text }];
    });
    expect(results.filter(({ isLimit }) => isLimit).length).toBeGreaterThan(10);
    expect(results.filter(({ isLimit }) => !isLimit).length).toBeGreaterThan(10);
    expect(results.filter(({ isLimit, isFound }) => isLimit !== isFound).map(({ text }) => text)).toEqual([]);
  });
});
