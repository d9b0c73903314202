import { describe, expect, test } from 'vitest';
import { toCsv, toMarkdown, type ReportTable } from './export-file.ts';

const table = (rows: readonly (readonly string[])[], over: Partial<ReportTable> = {}): ReportTable => ({
  title: '结果',
  summary: [{ label: '政策日期', text: '2026-11-22' }],
  factsTitle: '情况',
  facts: [{ label: '年出口额', text: '1200万美元' }],
  headings: ['判定', '奖补', '金额', '最低'],
  rows,
  disclaimer: { label: '声明', text: '辅助参考' },
  csv: { heading: '判定（末尾为说明）', note: '说明' },
  ...over,
});

describe('the table for spreadsheets', () => {
  test('begins with a byte order mark, ends lines as RFC 4180 asks, and quotes what has to be quoted', () => {
    expect(toCsv(table([['符合', '甲,乙', '他说"是"\n不是', '0']]))).toBe(
      '\u{FEFF}判定（末尾为说明）,奖补,金额,最低\r\n符合,"甲,乙","他说""是""\n不是",0\r\n' +
        '说明,政策日期,2026-11-22,\r\n说明,年出口额,1200万美元,\r\n说明,声明,辅助参考,\r\n',
    );
  });

  test.each(['=1+1', '+1', '-1+2', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '=HYPERLINK("http://x","y")'])(
    'runs no formula out of %j, be it in an award or in a fact',
    (text) => {
      const csv = toCsv(table([[text, '', '', '']], { facts: [{ label: text, text }] }));
      const quoted = `'${text}`.replaceAll('"', '""');
      expect(csv.split(quoted)).toHaveLength(1 + 3);
      expect(csv).not.toMatch(/(?:^|,|\n)"?\s*[=+\-@＝]/u);
    },
  );

  test('leaves negative numbers numbers', () => {
    expect(toCsv(table([['甲', '', '', '-5']]))).toContain('甲,,,-5\r\n');
  });
});

describe('the table as Markdown', () => {
  test('has the day, the facts, a row for each award, and the disclaimer', () => {
    expect(toMarkdown(table([['符合', '甲', '乙', '3']]))).toBe(
      '# 结果\n\n- 政策日期：2026-11-22\n\n## 情况\n\n- 年出口额：1200万美元\n\n' +
        '| 判定 | 奖补 | 金额 | 最低 |\n| --- | --- | --- | --- |\n| 符合 | 甲 | 乙 | 3 |\n\n辅助参考\n',
    );
  });

  test('shows markup that was typed as text', () => {
    const text = toMarkdown(table([['a|b\n<img src=x>', '', '', '[x](javascript:1) *b*']]));
    expect(text).toContain(String.raw`| a\|b \<img src=x\> |  |  | \[x\](javascript:1) \*b\* |`);
  });
});
