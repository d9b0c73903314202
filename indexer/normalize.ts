import { Converter } from 'opencc-js/t2cn';
import { lazily } from './lazily.ts';

const HAN = /\p{Script=Han}/u;

/** GB 2312: the 6,763 characters of everyday simplified Chinese. */
const EVERYDAY = new Map(Array.from(decodeGb2312(), (character, order) => [character, order]));
/** So many of them, the frequent ones, stand in the order of their sound. */
const ORDERED_BY_SOUND = 3755;
/** This near in that order, two characters sound alike: 形 型, 新 薪, 曾 增. */
const NEAR_IN_SOUND = 24;

/** Loading the tables takes 40 ms, and most processes never see a traditional character. */
const toSimplified = lazily(() => Converter({ from: 't', to: 'cn' }));

/** Whether a character is a Chinese one outside everyday simplified use: traditional, a variant, or a rarity. */
export function isUncommonHan(character: string): boolean {
  return HAN.test(character) && !EVERYDAY.has(character);
}

/** Whether two characters are likely to be taken for each other when typed by sound. */
export function soundAlike(a: string, b: string): boolean {
  const [first = Infinity, second = Infinity] = [EVERYDAY.get(a), EVERYDAY.get(b)];
  return Math.max(first, second) < ORDERED_BY_SOUND && Math.abs(first - second) <= NEAR_IN_SOUND;
}

/**
 * The form in which texts are compared: simplified characters, half-width forms, lower-case Latin letters.
 * Keeps the length, so offsets into the result are offsets into the text.
 */
export function normalize(text: string): string {
  return simplify(foldForms(text));
}

/** The same without a change of characters: half-width forms and lower-case Latin letters alone. */
export function foldForms(text: string): string {
  return text.replace(/[\uFF01-\uFF5E\u3000A-Z]/g, foldWidthAndCase);
}

function foldWidthAndCase(character: string): string {
  if (character === '\u3000') return ' ';
  const code = character.charCodeAt(0);
  const narrow = code >= 0xff01 ? String.fromCharCode(code - 0xfee0) : character;
  return narrow >= 'A' && narrow <= 'Z' ? narrow.toLowerCase() : narrow;
}

function simplify(text: string): string {
  if (!hasUncommonHan(text)) return text;
  const convert = toSimplified();
  const converted = convert(text);
  if (converted.length === text.length) return converted;
  return Array.from(text, (character) => {
    const simple = convert(character);
    return simple.length === character.length ? simple : character;
  }).join('');
}

function hasUncommonHan(text: string): boolean {
  for (const character of text) {
    if (character > '\u2E7F' && !EVERYDAY.has(character) && HAN.test(character)) return true;
  }
  return false;
}

function decodeGb2312(): string {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) bytes.push(row, cell);
  }
  return new TextDecoder('gbk').decode(Uint8Array.from(bytes));
}
