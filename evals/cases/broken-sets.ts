/** Set files with one known damage each, for tests. */
import fc from 'fast-check';
import { bytesOf, caseRow, jsonLines } from '../testing/cases.ts';

export interface BrokenSet {
  damage: string;
  file: string;
  bytes: Uint8Array;
  /** Of the damage; null where no line can be known. */
  line: number | null;
}

/** Where a file is hit. */
interface Hit {
  rows: number;
  /** 0-based row. */
  row: number;
  /** For what else there is to choose. */
  at: number;
}

const hits = fc
  .record({ rows: fc.integer({ min: 3, max: 12 }), row: fc.nat(), at: fc.nat(10_000) })
  // Never the first row: what makes a row wrong may need one before it.
  .map(({ rows, row, at }): Hit => ({ rows, row: 1 + (row % (rows - 1)), at }));

type Damage = (hit: Hit) => { bytes: Uint8Array; line: number | null };

const QUESTION = caseRow.question;
const LONG = 4 * 2 ** 20;

/** A file of JSON Lines in which one line is another. */
function inLine(change: (line: string, hit: Hit) => string): Damage {
  return (hit) => {
    const lines = Array.from({ length: hit.rows }, (_, at) => jsonLines({ ...caseRow, id: `q${at}` }).trim());
    const text = lines.map((line, at) => (at === hit.row ? change(line, hit) : line)).join('\n');
    return { bytes: bytesOf(`${text}\n`), line: hit.row + 1 };
  };
}

const inField = (fields: object): Damage =>
  inLine((line) => JSON.stringify({ ...JSON.parse(line), ...fields }));

const HEAD = '编号,问题,金额类型,金额上限';
const cells = (at: number): string => `q${at},${QUESTION},固定,30000`;

/** A CSV file in which one row is another. */
function inRow(change: (row: string, hit: Hit) => string): Damage {
  return (hit) => {
    const rows = Array.from({ length: hit.rows }, (_, at) => cells(at));
    const text = [HEAD, ...rows.map((row, at) => (at === hit.row ? change(row, hit) : row))].join('\r\n');
    return { bytes: bytesOf(`${text}\r\n`), line: hit.row + 2 };
  };
}

const inHead = (head: string): Damage => {
  return ({ rows }) => {
    const text = [head, ...Array.from({ length: rows }, (_, at) => cells(at))].join('\n');
    return { bytes: bytesOf(text), line: 1 };
  };
};

/** One byte of one Chinese character of the line that was hit is gone. */
function lostByte(whole: Damage): Damage {
  return (hit) => {
    const { bytes, line } = whole(hit);
    const starts = [0, ...[...bytes.keys()].filter((at) => bytes[at] === 0x0a).map((at) => at + 1)];
    const from = starts[(line ?? 1) - 1] ?? 0;
    const end = bytes.indexOf(0x0a, from);
    const wide = [...bytes.keys()].filter((at) => at >= from && at < end && (bytes[at] ?? 0) >= 0x80);
    const lost = wide[hit.at % wide.length];
    return { bytes: bytes.filter((_, at) => at !== lost), line };
  };
}

/** “商标补贴多少” as GB18030 has it. */
const GB18030 = [0xc9, 0xcc, 0xb1, 0xea, 0xb2, 0xb9, 0xcc, 0xf9, 0xb6, 0xe0, 0xc9, 0xd9];

const inGb18030: Damage = ({ rows, row, at }) => {
  const line = (one: number) => {
    const question = one === row ? GB18030.toSpliced(at % GB18030.length, 1) : GB18030;
    return [...bytesOf(`q${one},`), ...question, ...bytesOf(',a note\n')];
  };
  const body = Array.from({ length: rows }, (_, one) => line(one)).flat();
  return { bytes: Uint8Array.from([...bytesOf('id,question,note\n'), ...body]), line: row + 2 };
};

const put = (text: string, at: number, what: string): string => text.slice(0, at) + what + text.slice(at);

const DAMAGES: readonly [damage: string, form: 'csv' | 'jsonl', make: Damage][] = [
  ['a line cut off', 'jsonl', inLine((line, { at }) => line.slice(0, 1 + (at % (line.length - 1))))],
  ['two lines in one', 'jsonl', inLine((line) => line + line)],
  ['a comma behind the object', 'jsonl', inLine((line) => `${line},`)],
  ['single quotation marks', 'jsonl', inLine((line) => line.replaceAll('"', "'"))],
  ['a byte lost', 'jsonl', lostByte(inLine((line) => line))],
  ['a byte order mark within', 'jsonl', inLine((line) => `\uFEFF${line}`)],
  ['NUL', 'jsonl', inLine((line) => line.replace('商标', '商\0标'))],
  ['a line of 10 MB', 'jsonl', inField({ question: '长'.repeat(LONG) })],
  ['an id twice', 'jsonl', inField({ id: 'q0' })],
  ['an unknown field', 'jsonl', inField({ 答案: 1 })],
  ['no question', 'jsonl', inField({ question: undefined })],
  ['a number for an id', 'jsonl', inField({ id: 7 })],
  ['an unknown status', 'jsonl', inField({ status: 'right' })],
  ['an unknown clause', 'jsonl', inField({ gold: [{ doc: '国际化意见', clause: '九、99' }] })],
  ['a contradiction', 'jsonl', inField({ status: 'needsFacts' })],
  ['a byte lost', 'csv', lostByte(inRow((row) => row))],
  ['a byte lost in GB18030', 'csv', inGb18030],
  ['a byte order mark within', 'csv', inRow((row) => `\uFEFF${row}`)],
  ['NUL', 'csv', inRow((row, { at }) => put(row, at % row.length, '\0'))],
  ['a cell of 10 MB', 'csv', inRow((row) => row.replace(QUESTION, '长'.repeat(LONG)))],
  ['a quotation mark within a cell', 'csv', inRow((row) => row.replace('商标', '商"标'))],
  ['text behind a quotation mark', 'csv', inRow((row) => row.replace(QUESTION, '"问"题'))],
  ['a quotation mark that nobody closes', 'csv', inRow((row) => row.replace(',', ',"'))],
  ['an id twice', 'csv', inRow((row) => row.replace(/^q\d+/u, 'q0'))],
  ['no id', 'csv', inRow((row) => row.replace(/^q\d+/u, ''))],
  ['more cells than headings', 'csv', inRow((row) => `${row},多`)],
  ['an amount in words', 'csv', inRow((row) => row.replace('30000', '3万'))],
  ['an unknown kind of amount', 'csv', inRow((row) => row.replace('固定', '很多'))],
  ['a column that is missing', 'csv', inHead('编号,备注,金额类型,金额上限')],
  ['an unknown column', 'csv', inHead('编号,问题,答案,金额上限')],
  ['a column twice', 'csv', inHead('编号,问题,问题,金额上限')],
  [
    'half a UTF-16 character',
    'csv',
    () => ({ bytes: Buffer.from(`\uFEFF${HEAD}\n`, 'utf16le').subarray(0, -1), line: null }),
  ],
  ['a workbook', 'csv', () => ({ bytes: Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), line: null })],
];

/** So many files, every sort of damage in turn; the same ones on every run. */
export function brokenSets(count: number): BrokenSet[] {
  const sampled = fc.sample(hits, { seed: 20_261_122, numRuns: count });
  return sampled.flatMap((hit, at) => {
    const chosen = DAMAGES[at % DAMAGES.length];
    if (chosen === undefined) return [];
    const [damage, form, make] = chosen;
    return [{ damage: `${damage} (${form}, file ${at})`, file: `x.${form}`, ...make(hit) }];
  });
}
