import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, caseRow, jsonLines, openTestLibrary } from '../testing/cases.ts';
import { brokenSets } from './broken-sets.ts';
import { checkLabels, printTemplate, readCases } from './index.ts';

const library = await openTestLibrary();

function problemsOf(bytes: Uint8Array, file: string) {
  const checked = checkLabels(readCases(bytes, file), file, library);
  return checked.kind === 'ok' ? [] : checked.problems;
}

const BROKEN_SETS = 200;
const MEGABYTE = 2 ** 20;
const nested = `{"id":"a","question":"问","expected_facts":[{"fact":"x","value":${'['.repeat(20_000)}${']'.repeat(20_000)}}]}`;

describe('a broken file', () => {
  it.each([
    ['an empty one', 'x.csv', new Uint8Array()],
    ['white space', 'x.jsonl', bytesOf(' \n\r\n ')],
    ['a byte order mark alone', 'x.csv', bytesOf('\uFEFF')],
    ['only headings', 'x.csv', bytesOf('编号,问题\n')],
    ['a workbook', 'x.csv', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0])],
    ['bytes of no encoding', 'x.jsonl', new Uint8Array([0xff, 0x80, 0xff, 0x80])],
    ['half a UTF-16 character', 'x.csv', new Uint8Array([0xff, 0xfe, 0x41])],
    ['NUL in a question', 'x.jsonl', bytesOf(jsonLines(caseRow).replace('商标', '\0'))],
    ['a line of 10 MB', 'x.jsonl', bytesOf(jsonLines({ ...caseRow, question: '长'.repeat(4 * MEGABYTE) }))],
    ['a cell of 10 MB', 'x.csv', bytesOf(`id,question\n1,${'长'.repeat(4 * MEGABYTE)}\n`)],
    ['10 MB of nothing', 'x.jsonl', new Uint8Array(10 * MEGABYTE)],
    ['arrays twenty thousand deep', 'x.jsonl', bytesOf(nested)],
    ['the same as a numeric row', 'x.jsonl', bytesOf(nested.replace('{', '{"expect":{},'))],
    ['a prototype', 'x.jsonl', bytesOf('{"id":"a","question":"问","__proto__":{"status":"cited"}}')],
    ['an array of all', 'x.json', bytesOf(JSON.stringify([caseRow]))],
    ['a number', 'x.jsonl', bytesOf('17\n')],
    ['a quotation mark in the headings', 'x.csv', bytesOf('"id,question\n1,问\n')],
    ['text behind a quotation mark', 'x.csv', bytesOf('id,question\n1,"问"题\n')],
  ])('is refused with a reason: %s', (_, file, bytes) => {
    const problems = problemsOf(bytes, file);
    expect(problems.length).toBeGreaterThan(0);
    for (const { message } of problems) expect(message).toMatch(/\p{Script=Han}/u);
  });

  it.each(brokenSets(BROKEN_SETS))(
    'is refused by its line, and no other is blamed: $damage',
    ({ file, bytes, line }) => {
      const problems = problemsOf(bytes, file);
      expect([...new Set(problems.map((problem) => problem.line))]).toEqual([line]);
      for (const { message } of problems) expect(message).toMatch(/\p{Script=Han}/u);
    },
  );

  /** What an editor, a mail program or a disk does to a file. */
  const damage = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat(40),
    put: fc.oneof(
      fc.uint8Array({ maxLength: 12 }),
      fc
        .constantFrom(
          '"',
          '""',
          ',',
          '\n',
          '\r',
          '\0',
          '\uFEFF',
          '{',
          '}',
          '\t',
          '；',
          '#',
          '=',
          '\\',
          '[',
          'null',
        )
        .map(bytesOf),
    ),
  });

  it.each(['csv', 'jsonl'] as const)(
    'never throws, names lines that are there, and says why: %s',
    (format) => {
      const whole = bytesOf(printTemplate(format));
      const lines = printTemplate(format).split('\n').length;
      fc.assert(
        fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
          const problems = problemsOf(damages.reduce(damaged, whole), `x.${format}`);
          for (const { line, message } of problems) {
            expect(message).toMatch(/\p{Script=Han}/u);
            // Line breaks may have been put in.
            expect(line ?? 1).toBeLessThanOrEqual(lines + 12 * damages.length);
          }
        }),
        { numRuns: 150 },
      );
    },
  );

  function damaged(bytes: Uint8Array, { at, cut, put }: { at: number; cut: number; put: Uint8Array }) {
    const from = Math.floor(at * bytes.length);
    return Uint8Array.from([...bytes.subarray(0, from), ...put, ...bytes.subarray(from + cut)]);
  }
});
