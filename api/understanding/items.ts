import type { FactInput, SourceSpan } from './stated.ts';

/** One value of a field, where it stands in the text. */
export interface Mark {
  field: string;
  value: FactInput;
  span: SourceSpan;
  /** Whether several values of the field tell several items: the first figure of a list, and its options. */
  splits: boolean;
  /** How sure the words are. */
  score: number;
  /** A name (甲发明) that holds for what follows it. */
  isName?: boolean;
}

/** How many of a thing are named, where. */
export interface CountMark {
  count: string;
  span: SourceSpan;
}

export interface ListWords {
  marks: readonly Mark[];
  counts: readonly CountMark[];
  /** The field that tells one and the same thing, where the words say 同一; null where they do not. */
  sameAs: string | null;
}

type Item = Record<string, FactInput>;

/** Counts and the words they count stand this close: 3件美国. */
const BESIDE = 8;

/** Puts the values of a list's fields together as items: 展位费40万、75万 are two shows, 3件美国1件韩国 two kinds of patents. */
export function itemsOf(text: string, { marks, counts, sameAs }: ListWords): Item[] {
  const key = keyField(marks);
  const keys = key === null ? [] : marks.filter(({ field }) => field === key);
  const items = keys.length > 1 ? keys.map((mark) => ({ [mark.field]: mark.value })) : [{} as Item];
  const others = keys.length > 1 ? marks.filter(({ field }) => field !== key) : marks;
  for (const field of new Set(others.map((mark) => mark.field))) {
    spread(
      text,
      items,
      keys,
      others.filter((mark) => mark.field === field),
    );
  }
  countItems(text, items, keys, counts, marks);
  if (sameAs !== null && items.length > 1) for (const item of items) item[sameAs] = '同一';
  return items;
}

/** The field that is stated most often tells the items apart. */
function keyField(marks: readonly Mark[]): string | null {
  const numbers = new Map<string, number>();
  for (const { field, splits } of marks) if (splits) numbers.set(field, (numbers.get(field) ?? 0) + 1);
  const [most] = [...numbers].sort((a, b) => b[1] - a[1]);
  return most === undefined || most[1] < 2 ? null : most[0];
}

/** One value holds for all items, as many values as items go one to each, others to the item named last before them. */
function spread(text: string, items: Item[], keys: readonly Mark[], values: readonly Mark[]): void {
  const [first] = values;
  if (first === undefined) return;
  if (first.isName) {
    for (const [at, item] of items.entries()) {
      const name = values.findLast(({ span }) => span.start <= (keys[at]?.span.start ?? Infinity));
      if (name !== undefined) item[first.field] = name.value;
    }
    return;
  }
  const isOne = values.every(({ value }) => value === first.value);
  if (isOne || items.length === 1) {
    // Of two rates for one loan the one whose words are closest counts; equally close ones leave it open.
    const [best, second] = values.toSorted((a, b) => b.score - a.score);
    const isOpen =
      second !== undefined && second.score === best?.score && second.value !== best.value && !first.splits;
    if (best !== undefined && !isOpen) for (const item of items) item[first.field] = best.value;
    return;
  }
  for (const [at, { field, value, span }] of values.entries()) {
    const nearest = values.length === items.length ? at : nearestKey(text, keys, span);
    const item = items[nearest];
    if (item !== undefined) item[field] = value;
  }
}

/** Between a value and the key it belongs to: 专利质押贷款500万，厂房抵押贷款800万. */
const APART = 100;

function nearestKey(text: string, keys: readonly Mark[], { start, end }: SourceSpan): number {
  const distances = keys.map(({ span }) => {
    const between = span.start >= end ? text.slice(end, span.start) : text.slice(span.end, start);
    return Math.abs(span.start - start) + (/[，,；;。]/u.test(between) ? APART : 0);
  });
  return distances.indexOf(Math.min(...distances));
}

/** The key a number belongs to: 3件美国, or 日本发明2件; a comma between parts them. */
function keyBeside(text: string, keys: readonly Mark[], span: SourceSpan): number {
  const gap = (from: number, to: number): number => {
    if (to < from) return Infinity;
    const between = text.slice(from, to);
    return /[、，,；;。]/u.test(between) ? Infinity : between.length;
  };
  const distances = keys.map((key) =>
    Math.min(gap(span.end, key.span.start), gap(key.span.end, span.start) + 0.5),
  );
  const least = Math.min(...distances);
  return least <= BESIDE ? distances.indexOf(least) : -1;
}

/** 两笔：1500万、600万 names how many follow; 2件美国、2件韩国 does not. */
function isBeforeAll(text: string, { end }: SourceSpan, keys: readonly Mark[]): boolean {
  const first = Math.min(...keys.map(({ span }) => span.start));
  return end < first && text.slice(end, first).trim() !== '';
}

function countItems(
  text: string,
  items: Item[],
  keys: readonly Mark[],
  counts: readonly CountMark[],
  marks: readonly Mark[],
): void {
  for (const { count, span } of counts) {
    const at = keyBeside(text, keys, span);
    const item = items.length > 1 ? items[at] : items[0];
    const isTotal = items.length > 1 && count === String(items.length) && isBeforeAll(text, span, keys);
    if (item === undefined || isTotal || item['count'] !== undefined || count === '1') continue;
    // 三场展会一共50万: the sum is for all of them; 每场20万 is for each.
    const isSum = marks.some(({ value }) => typeof value === 'string' && /\d.*元$/u.test(value));
    if (isSum && items.length === 1 && !/每[场件笔个家项]|各(?!级|类|位|种|档)/u.test(text)) continue;
    item['count'] = count;
  }
}
