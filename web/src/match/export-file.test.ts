import { describe, expect, test } from 'vitest';
import { toCsv, toMarkdown, type ReportWords } from './export-file.ts';
import type { ReportRow } from './match-report.ts';

const words: ReportWords = {
  title: '结果',
  facts: '情况',
  disclaimer: '供参考',
  headings: ['奖补', '最低', '说明'],
  cells: ({ award, min, reason }) => [award, String(min ?? ''), reason],
};
const row = (award: string, reason: string, min: number | null = null): ReportRow => ({
  verdict: 'eligible',
  award,
  amount: '',
  min,
  max: null,
  period: null,
  document: '',
  status: 'draft',
  locator: '',
  reason,
  quote: '',
});

describe('the table for spreadsheets', () => {
  test('begins with a byte order mark, ends lines as RFC 4180 asks, and quotes what has to be quoted', () => {
    expect(toCsv([row('甲,乙', '他说"是"\n不是', 0)], words)).toBe(
      '\u{FEFF}奖补,最低,说明\r\n"甲,乙",0,"他说""是""\n不是"\r\n',
    );
  });

  test.each(['=1+1', '+1', '-1+2', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '=HYPERLINK("http://x","y")'])(
    'runs no formula out of %j',
    (text) => {
      const [, line = ''] = toCsv([row(text, '')], words).split('\r\n');
      expect(line.replace(/^"/u, '').startsWith("'")).toBe(true);
    },
  );

  test('leaves negative numbers numbers', () => {
    expect(toCsv([row('甲', '', -5)], words)).toContain('甲,-5,');
  });
});

describe('the table as Markdown', () => {
  test('has a row for each award, the facts and the disclaimer', () => {
    expect(toMarkdown([row('甲', '乙', 3)], [{ label: '年出口额', text: '1200万美元' }], words)).toBe(
      '# 结果\n\n## 情况\n\n- 年出口额：1200万美元\n\n| 奖补 | 最低 | 说明 |\n| --- | --- | --- |\n| 甲 | 3 | 乙 |\n\n供参考\n',
    );
  });

  test('shows markup that was typed as text', () => {
    const text = toMarkdown([row('a|b\n<img src=x>', '[x](javascript:1) *b*')], [], words);
    expect(text).toContain(String.raw`| a\|b \<img src=x\> |  | \[x\](javascript:1) \*b\* |`);
  });
});
