import { createGround, type Figure, type Measured } from './figure.ts';
import { findAddresses, findMarkers } from './find-addresses.ts';
import { findDates, findDocumentNumbers } from './find-dates.ts';
import { findFractions } from './find-fractions.ts';
import { findMeasures } from './find-measures.ts';
import { findOrdinals } from './find-ordinals.ts';
import { matchesOf } from './matches.ts';

/** What comes first takes its characters away from what comes later: the 2 of 12月 is no bare number. */
const FINDERS: readonly ((text: string) => Figure[])[] = [
  findDates,
  findDocumentNumbers,
  findMarkers,
  findAddresses,
  findFractions,
  findOrdinals,
];

/** Every number in a text with what it is about. No digit is left out, whatever it looks like. */
export function readFigures(text: string): Figure[] {
  const ground = createGround(text.length);
  const figures: Figure[] = [];
  const add = (found: readonly Figure[]) => {
    const free = found.filter(ground.isFree);
    free.forEach(ground.take);
    figures.push(...free);
  };
  for (const find of FINDERS) add(find(text));
  add(findMeasures(text, ground));
  add(findStrays(withoutTaken(text, ground)));
  return figures;
}

/** 第0万1: what the ordinal took hides no digit behind it. */
function withoutTaken(text: string, { isFree }: ReturnType<typeof createGround>): string {
  const units = Array.from({ length: text.length }, (_, at) =>
    isFree({ start: at, end: at + 1 }) ? text.charAt(at) : '\0',
  );
  return units.join('');
}

/** The same clauses are cited again and again; a thousand of them weigh a few megabytes. */
const MOST_REMEMBERED = 1000;
const remembered = new Map<string, readonly Figure[]>();

/** The same for words of a policy, which are remembered; what users and calculations say is not. */
export function readClause(text: string): readonly Figure[] {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const figures = readFigures(text);
  remembered.set(text, figures);
  return figures;
}

const STRAY =
  /[\p{Nd}\p{No}](?:[\p{Nd}\p{No}.]|,(?=\p{Nd})|(?<=\p{Nd})[万亿])*|[廿卅卌]|[零〇一二两三四五六七八九十百千万亿]{2,}(?=[元美%家件名人位项个年月日天])/gu;

/** Digits that form no number (1.2.3, ½), approximations (三五十万元): good only where a source writes them so. */
function findStrays(text: string): Measured[] {
  return matchesOf(STRAY, text).map((match) => ({
    kind: 'plain',
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
    value: match[0],
    unit: '',
    approximate: true,
  }));
}
