import type { Line } from './line.ts';

/** A number as these tests read it, by a grammar of their own. `key` is its value and unit. */
interface Slot {
  text: string;
  start: number;
  key: string;
  digits: string;
  scale: string;
  unit: string;
}

const NUMBER = /(\d[\d,]*(?:\.\d+)?)([千万亿]?)(美元|元|%|平方米|家|名|件|个月|年)/g;

function slotsOf(text: string): Slot[] {
  return [...text.matchAll(NUMBER)].map(
    ({ 0: found, 1: digits = '', 2: scale = '', 3: unit = '', index }) => ({
      text: found,
      start: index,
      key: unit === '年' ? `${valueOf(digits, scale) * 12} 个月` : `${valueOf(digits, scale)} ${unit}`,
      digits,
      scale,
      unit,
    }),
  );
}

function valueOf(digits: string, scale: string): number {
  const factor = { 千: 1e3, 万: 1e4, 亿: 1e8 }[scale] ?? 1;
  return Number((Number(digits.replaceAll(',', '')) * factor).toPrecision(12));
}

/** What the sources of a line state; 100万、100万元 and 5—10% share their units. */
function keysOf({ sources: { quotes, calculations, addresses = [] } }: Line): Set<string> {
  const plain = [...quotes, ...calculations, ...addresses].map((text) =>
    text
      .replaceAll(/(\d+万)(?=[、。，；]|或|$)/g, '$1元')
      .replaceAll(/(\d+)(?=[—-]\d+%)/g, '$1%')
      .replaceAll('个百分点', '%')
      .replaceAll(/万(?=人民币)/g, '万元'),
  );
  return new Set(plain.flatMap((text) => slotsOf(text).map(({ key }) => key)));
}

export interface Mutant {
  how: string;
  /** Which line it replaces. */
  at: number;
  text: string;
  /** Its new number stands in the sources of its line, with its unit: nothing false is said by it. */
  isTrue: boolean;
}

type Mutate = (slot: Slot, others: readonly Slot[]) => string[];

const isMoney = ({ unit }: Slot): boolean => unit === '元' || unit === '美元';

const mutators: Readonly<Record<string, Mutate>> = {
  'digit changed': ({ text }) =>
    [...text].flatMap((char, at) => {
      if (!/\d/.test(char)) return [];
      const digit = char === '9' ? '8' : String(Number(char) + 1);
      return [text.slice(0, at) + digit + text.slice(at + 1)];
    }),
  'unit swapped': ({ digits, unit, scale }) =>
    unit === '%' ? [`${digits}万元`, `${digits}家`] : [`${digits}%`, `${digits}${scale}平方米`],
  'scale dropped': ({ digits, unit, scale }) => (scale === '' ? [] : [`${digits}${unit}`]),
  'scale swapped': ({ digits, unit, scale }) =>
    scale === '' ? [] : ['千', '万', '亿'].map((other) => `${digits}${other}${unit}`),
  rounded: ({ digits, scale, unit }) =>
    [1, 2]
      .map((precision) => Number(Number(digits.replaceAll(',', '')).toPrecision(precision)))
      .filter((value) => value > 0 && String(value) !== digits.replaceAll(',', ''))
      .map((value) => `${value}${scale}${unit}`),
  'currency swapped': (slot) =>
    isMoney(slot) ? ['元', '美元', '欧元', '港币'].map((unit) => `${slot.digits}${slot.scale}${unit}`) : [],
  'figures added': (slot, others) =>
    others
      .filter((other) => isMoney(other) && other.unit === slot.unit && isMoney(slot))
      .map((other) => {
        const sum = valueOf(slot.digits, slot.scale) + valueOf(other.digits, other.scale);
        return `${Number((sum / 1e4).toPrecision(12))}万${slot.unit}`;
      }),
  'figure of another line': (_, others) => others.map(({ text }) => text),
};

/** Lines with one false word each; `isTrue` marks those that came out true after all. */
export function mutantsOf(lines: readonly Line[]): Mutant[] {
  const slots = lines.map(({ text }) => slotsOf(text));
  return lines.flatMap((line, at) => {
    const stated = keysOf(line);
    const own = slots[at] ?? [];
    const others = slots.flatMap((there, place) => (place === at ? [] : there)).slice(0, 8);
    const numbers = own.flatMap((slot) =>
      Object.entries(mutators).flatMap(([how, mutate]) =>
        [...new Set(mutate(slot, others))]
          .filter((words) => words !== slot.text)
          .map((words) => ({
            how,
            at,
            text: line.text.slice(0, slot.start) + words + line.text.slice(slot.start + slot.text.length),
            isTrue: slotsOf(words).some(({ key }) => key === slot.key || stated.has(key)),
          })),
      ),
    );
    return [...numbers, ...promisesOf(line, at), ...swapsOf(lines, at)];
  });
}

/** 最高30万元 told as 30万元, and 10万元至30万元 as 30万元. */
function promisesOf({ text, part }: Line, at: number): Mutant[] {
  if (part.kind !== 'headline' && part.kind !== 'total') return [];
  const how = 'ceiling dropped';
  const bare = text.replace(/(?<=：)最高|，按已知情况不超过/, '');
  const upper = text.replace(/[\d.,]+[万亿]?元至/, '');
  return [bare, upper, `${text}，一定能拿到`]
    .filter((mutated) => mutated !== text)
    .map((mutated) => ({ how, at, text: mutated, isTrue: false }));
}

/** What one award comes to, told of another. */
function swapsOf(lines: readonly Line[], at: number): Mutant[] {
  const line = lines[at];
  if (line?.part.kind !== 'headline') return [];
  const stated = keysOf(line);
  const [title = ''] = line.text.split('：');
  return lines.flatMap(({ text, part }, place) => {
    if (part.kind !== 'headline' || place === at) return [];
    const amounts = slotsOf(text.slice(text.indexOf('：')));
    if (amounts.length === 0) return [];
    const isTrue = amounts.every(({ key }) => stated.has(key));
    return [{ how: 'awards swapped', at, text: `${title}${text.slice(text.indexOf('：'))}`, isTrue }];
  });
}
