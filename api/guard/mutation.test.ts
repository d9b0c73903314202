import { describe, expect, it } from 'vitest';
import { findViolations, guardText, type NumberSources } from './index.ts';
import { loadTrueStatements, type TrueStatement } from './test-statements.ts';

const statements = await loadTrueStatements();

/**
 * A number as these tests read it, by a grammar of their own that knows only what the library and the
 * calculator write. `key` is its kind and value.
 */
interface Slot {
  text: string;
  start: number;
  key: string;
  groups: Record<string, string | undefined>;
}

const GRAMMAR = [
  '(?<open>[〔[])(?<issued>\\d{4})(?<close>[〕\\]])(?<serial>\\d+)号',
  '(?<year>\\d{4})年',
  '(?<name>5050|115|513|315|G20|415X|1\\+7|500强)',
  '(?<number>\\d[\\d,]*(?:\\.\\d+)?)(?<scale>[千万亿]?)(?<unit>美元|元|%|平方米|家|名|件|日)',
  '(?<numeral>十[一二三四五六七八九]|[二三四五六七八九])(?<counter>年|项|个(?!月)|大)',
  '》(?<locator>[^》：\\n]{1,9})：',
].join('|');

function slotsOf(text: string): Slot[] {
  return [...text.matchAll(new RegExp(GRAMMAR, 'g'))].map((match) => ({
    text: match[0],
    start: match.index,
    key: keyOf(match.groups ?? {}),
    groups: match.groups ?? {},
  }));
}

function keyOf(groups: Record<string, string | undefined>): string {
  const { issued, serial, year, name, number, scale, unit, numeral, counter, locator } = groups;
  if (issued !== undefined) return `〔${issued}〕${serial}`;
  if (year !== undefined) return `year ${year}`;
  if (number !== undefined) return `${valueOf(number, scale)} ${unit}`;
  return name ?? locator ?? `${numeral} ${counter}`;
}

function valueOf(number: string, scale = ''): number {
  const factor = { 千: 1e3, 万: 1e4, 亿: 1e8 }[scale] ?? 1;
  return Number((Number(number.replaceAll(',', '')) * factor).toPrecision(12));
}

/** What the sources state; the library writes 100万、100万元 and 5—10% without repeating the unit. */
function keysOf({ quotes, calculations, addresses = [] }: NumberSources): Set<string> {
  const shared = (text: string) =>
    text
      .replace(/(\d+万)(?=、)/g, '$1元')
      .replace(/(\d+)(?=—\d+%)/g, '$1%')
      .replaceAll('亿元人民币', '亿元');
  return new Set(
    [...quotes, ...calculations, ...addresses].flatMap((text) => slotsOf(shared(text)).map(({ key }) => key)),
  );
}

type Mutator = (slot: Slot, own: Slot[], others: Slot[]) => string[];

/** Each digit of a number raised by one; a first 9 falls to 8, so that no number begins with 0. */
function digitsChanged(text: string): string[] {
  return [...text].flatMap((char, at) => {
    if (!/\d/.test(char)) return [];
    const changed = char === '9' ? '8' : String(Number(char) + 1);
    return [text.slice(0, at) + changed + text.slice(at + 1)];
  });
}

const isMoney = ({ groups: { unit } }: Slot): boolean => unit === '元' || unit === '美元';

/** Every mutator gives other words for a number; whether they still mean it is for the keys to say. */
const mutators: Record<string, Mutator> = {
  'digit changed': ({ text, groups: { locator } }) => (locator === undefined ? digitsChanged(text) : []),
  'unit swapped': ({ groups: { number = '', unit, scale } }) => {
    if (unit === '%') return [`${number}万元`, `${number}个百分点`, `${number}家`];
    if (unit === '元' || unit === '美元') return [`${number}%`, `${number}${scale}家`, `${number}平方米`];
    return unit === undefined ? [] : [`${number}%`, `${number}万元`, `${number}个月`];
  },
  'scale dropped or swapped': ({ groups: { number, scale, unit } }) =>
    number === undefined || scale === ''
      ? []
      : ['', '万', '亿', '千'].map((other) => `${number}${other}${unit}`),
  rounded: ({ groups: { number = '', scale, unit } }) => {
    const digits = number.replaceAll(',', '');
    return [1, 2]
      .map((precision) => Number(Number(digits).toPrecision(precision)))
      .filter((value) => value > 0 && value !== Number(digits))
      .flatMap((value) => [`${value}${scale}${unit}`, `约${value}${scale}${unit}`]);
  },
  'currency swapped': (slot) =>
    isMoney(slot)
      ? ['元', '美元', '欧元', '港币'].map((unit) => `${slot.groups['number']}${slot.groups['scale']}${unit}`)
      : [],
  'figures merged': (slot, own) =>
    own
      .filter((other) => isMoney(other) && other.groups['unit'] === slot.groups['unit'])
      .map((other) => {
        const sum =
          valueOf(slot.groups['number'] ?? '', slot.groups['scale']) +
          valueOf(other.groups['number'] ?? '', other.groups['scale']);
        return `${Number((sum / 1e4).toPrecision(12))}万${slot.groups['unit']}`;
      }),
  'figure of another statement': ({ groups: { locator } }, _, others) =>
    locator === undefined
      ? others.filter((other) => other.groups['locator'] === undefined).map(({ text }) => text)
      : [],
  'year moved': ({ groups: { year } }) =>
    year === undefined ? [] : [`${Number(year) + 1}年`, `${Number(year) - 1}年`, `${year}元`, `${year}家`],
  'counter swapped': ({ groups: { number, unit = '' } }) =>
    ['家', '名', '件', '日'].includes(unit)
      ? ['家', '名', '件', '日', '年'].map((other) => `${number}${other}`)
      : [],
  'numeral changed': ({ groups: { numeral, counter } }) =>
    numeral === undefined ? [] : ['两', '四', '七', '十二'].map((other) => `${other}${counter}`),
  'years made months': ({ groups: { numeral, counter } }) => (counter === '年' ? [`${numeral}个月`] : []),
  'clause number changed': ({ groups: { locator } }) =>
    locator === undefined
      ? []
      : [...digitsChanged(locator), ...numeralsChanged(locator)].map((other) => `》${other}：`),
};

function numeralsChanged(locator: string): string[] {
  return [...locator].flatMap((char, at) => {
    const next = '二三四五六七八九'.charAt('一二三四五六七八'.indexOf(char));
    return /[一二三四五六七八]/.test(char) ? [locator.slice(0, at) + next + locator.slice(at + 1)] : [];
  });
}

interface Mutant {
  how: string;
  text: string;
  sources: NumberSources;
  /** Whether its new number stands in the sources after all. */
  isLegitimate: boolean;
}

function mutantsOf({ text, sources }: TrueStatement, neighbour: TrueStatement): Mutant[] {
  const stated = keysOf(sources);
  const slots = slotsOf(text);
  const others = slotsOf(neighbour.text).slice(0, 6);
  return slots.flatMap((slot) =>
    Object.entries(mutators).flatMap(([how, mutate]) =>
      [...new Set(mutate(slot, slots, others))]
        .filter((words) => words !== slot.text)
        .map((words) => ({
          how,
          text: text.slice(0, slot.start) + words + text.slice(slot.start + slot.text.length),
          sources,
          isLegitimate: isStated(words, slot, stated),
        })),
    ),
  );
}

function isStated(words: string, slot: Slot, stated: Set<string>): boolean {
  const [read, ...more] = slotsOf(words);
  if (read === undefined || more.length > 0 || read.text.length < words.length - 1) return false;
  return stated.has(read.key) || read.key === slot.key;
}

const mutants = statements.flatMap((statement, at) =>
  mutantsOf(statement, statements[(at + 7) % statements.length] ?? statement),
);

describe('true statements', () => {
  it('are many', () => {
    expect(statements.length).toBeGreaterThanOrEqual(60);
  });

  it('raise no alarm', () => {
    const alarms = statements.flatMap(({ text, sources }) =>
      findViolations(text, sources).map((violation) => `${violation.text} ${violation.kind}: ${text}`),
    );
    expect(alarms).toEqual([]);
  });

  it('are all kept by the gate', () => {
    expect(guardText(statements).kept).toHaveLength(statements.length);
  });
});

describe('mutants of true statements', () => {
  const real = mutants.filter(({ isLegitimate }) => !isLegitimate);
  const share = 1 - real.length / mutants.length;

  it('are many, of every sort, and few are as true as what they were made from', () => {
    const counts = Object.keys(mutators).map((how) => [how, real.filter((one) => one.how === how).length]);
    console.info(
      `${statements.length} true statements, ${real.length} mutants, ${(share * 100).toFixed(1)}% more skipped:`,
      Object.fromEntries(counts),
    );
    expect(real.length).toBeGreaterThanOrEqual(500);
    expect(Math.min(...counts.map(([, count]) => Number(count)))).toBeGreaterThanOrEqual(10);
    expect(share).toBeLessThan(0.2);
  });

  it('are all caught', () => {
    const missed = real
      .filter(({ text, sources }) => findViolations(text, sources).length === 0)
      .map(({ how, text }) => `${how}: ${text}`);
    expect(missed).toEqual([]);
  });
});
