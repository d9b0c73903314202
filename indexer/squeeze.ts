import { normalize } from './normalize.ts';

/** A text without the marks that split words, and where each of its characters stands in the original. */
export interface Squeezed {
  text: string;
  /** `offsets[i]` is the offset of `text[i]` in the original; one more entry marks its end. */
  offsets: Uint32Array;
}

/** Policies write “专精特新”企业 and 首台（套）, people write 专精特新企业 and 首台套. */
const MARKS = /[“”‘’"'「」『』《》〈〉〔〕【】（）()[\]·]/;
const HAN = /\p{Script=Han}/u;

/**
 * Normalizes a text and drops quotation marks, brackets and the spaces beside Chinese characters.
 * @param fold the form in which texts are compared; it must keep the length
 */
export function squeeze(original: string, fold = normalize): Squeezed {
  const normal = fold(original);
  const kept: number[] = [];
  let text = '';
  for (let index = 0; index < normal.length; index += 1) {
    if (isDropped(normal, index)) continue;
    text += normal.charAt(index);
    kept.push(index);
  }
  kept.push(normal.length);
  return { text, offsets: Uint32Array.from(kept) };
}

function isDropped(text: string, index: number): boolean {
  const character = text.charAt(index);
  if (character > '9' && character < '\u00a0') return MARKS.test(character);
  if (MARKS.test(character)) return true;
  return /\s/.test(character) && (besideHan(text, index, -1) || besideHan(text, index, 1));
}

/** Whether the next character that is not white space, in one direction, is Chinese. */
function besideHan(text: string, from: number, step: 1 | -1): boolean {
  let index = from + step;
  while (index >= 0 && index < text.length && /\s/.test(text.charAt(index))) index += step;
  return HAN.test(text.charAt(index));
}

/** Offsets in the original of the stretch `start`..`end` of the squeezed text. */
export function originalRange(squeezed: Squeezed, start: number, end: number): [number, number] {
  const first = squeezed.offsets[start] ?? 0;
  const last = squeezed.offsets[end - 1] ?? first;
  return [first, last + 1];
}
