import { frequency, rowsOf, type KeywordIndex } from './keyword.ts';
import { lazily } from './lazily.ts';
import { isUncommonHan, soundAlike } from './normalize.ts';
import type { Span } from './phrases.ts';
import { STOP_WORDS } from './stop-words.ts';
import type { Tokenizer } from './tokenize.ts';

/** One mistyped character put right: the word as it was typed and as the library writes it. */
export interface Repair {
  from: string;
  to: string;
}

/** Characters to put in the place of others, by position, and what to tell about them. */
export interface Repaired {
  characters: Map<number, string>;
  repairs: Repair[];
}

/** Looks for mistyped characters in squeezed text that is cut into words. */
export type FindRepairs = (text: string, words: readonly Span[]) => Repaired;

export interface RepairParts {
  tokenizer: Tokenizer;
  words: KeywordIndex;
  bigrams: KeywordIndex;
  squeezedClause: (row: number) => string;
  /** Whether a string stands in the library. */
  occurs: (text: string) => boolean;
}

/** A character that neither dictionary nor library account for. */
interface Suspect {
  at: number;
  /** The word that holds it, where the dictionary makes one: 高薪 in 高薪技术企业. */
  word: Span;
}

const HAN = /\p{Script=Han}/u;
const NUMERAL = /[〇零一二三四五六七八九十百千万亿两几多]/u;
const LONGEST_WORD = 8;
/** A pair in more clauses than this stands beside almost anything. */
const COMMON_PAIR = 32;
/** A word this long with one character off is that word, if the character sounds right. */
const LONG_WORD = 4;

/**
 * A character is taken for a mistake only where everything speaks against it: none of its character pairs
 * stands in the library, the dictionary makes no word of it (or one that the library lacks and that sounds
 * like the right one), and exactly one other character makes a word of the library there. A rare but right
 * word must never be "repaired"; a wrong one may stay.
 */
export function createRepair(parts: RepairParts): FindRepairs {
  const neighbours = lazily(() => neighbourTable(parts.bigrams));
  return (typed, words) => {
    const found: Repaired = { characters: new Map(), repairs: [] };
    let text = typed;
    for (const suspect of suspects(typed, words, parts)) {
      // A neighbour put right may have accounted for this one too.
      if (hasKnownPair(text, suspect.at, parts)) continue;
      const fits = candidates(text, suspect, neighbours(), parts).flatMap((character) =>
        fit(text, suspect, character, parts),
      );
      const [only] = fits;
      if (only === undefined || fits.length > 1) continue;
      const character = only.text.charAt(suspect.at - only.start);
      found.repairs.push({ from: text.slice(only.start, only.end), to: only.text });
      found.characters.set(suspect.at, character);
      text = replaceAt(text, suspect.at, character);
    }
    return found;
  };
}

function suspects(text: string, words: readonly Span[], parts: RepairParts): Suspect[] {
  return words.flatMap((word) => {
    if (word.text.length > 1 && frequency(parts.words, word.text) > 0) return [];
    return Array.from({ length: word.text.length }, (_, index) => ({ at: word.start + index, word })).filter(
      ({ at }) => HAN.test(text.charAt(at)) && !hasKnownPair(text, at, parts),
    );
  });
}

function hasKnownPair(text: string, at: number, { bigrams }: RepairParts): boolean {
  return [text.slice(Math.max(0, at - 1), at + 1), text.slice(at, at + 2)].some(
    (pair) => frequency(bigrams, pair) > 0,
  );
}

interface NeighbourTable {
  after: ReadonlyMap<string, ReadonlySet<string>>;
  before: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Which characters of the library stand next to which. */
function neighbourTable(bigrams: KeywordIndex): NeighbourTable {
  const after = new Map<string, Set<string>>();
  const before = new Map<string, Set<string>>();
  for (const pair of bigrams.terms.keys()) {
    if (pair.length !== 2 || !HAN.test(pair)) continue;
    add(after, pair.charAt(0), pair.charAt(1));
    add(before, pair.charAt(1), pair.charAt(0));
  }
  return { after, before };
}

function add(table: Map<string, Set<string>>, key: string, value: string): void {
  const values = table.get(key) ?? new Set<string>();
  table.set(key, values.add(value));
}

/** Characters with which the stretch around the suspect stands in the library. */
function candidates(
  text: string,
  { at }: Suspect,
  { after, before }: NeighbourTable,
  parts: RepairParts,
): string[] {
  const following = after.get(text.charAt(at - 1)) ?? new Set<string>();
  const preceding = before.get(text.charAt(at + 1)) ?? new Set<string>();
  if (isUncommonHan(text.charAt(at))) return [...new Set([...preceding, ...following])];
  const found = new Set([...following].filter((character) => preceding.has(character)));
  if (STOP_WORDS.has(text.charAt(at))) return [...found];
  for (const each of charactersBeside(text.slice(Math.max(0, at - 2), at), 'after', parts)) found.add(each);
  for (const each of charactersBeside(text.slice(at + 1, at + 3), 'before', parts)) found.add(each);
  return [...found];
}

/** The Chinese characters that stand in the library after (or before) a pair of characters. */
function charactersBeside(
  pair: string,
  side: 'after' | 'before',
  { bigrams, squeezedClause }: RepairParts,
): Set<string> {
  const found = new Set<string>();
  const rows = rowsOf(bigrams, pair);
  if (rows.length > COMMON_PAIR) return found;
  for (const row of rows) {
    const clause = squeezedClause(row);
    for (let place = clause.indexOf(pair); place >= 0; place = clause.indexOf(pair, place + 1)) {
      const character = clause.charAt(side === 'after' ? place + pair.length : place - 1);
      if (HAN.test(character)) found.add(character);
    }
  }
  return found;
}

/** The word that a character makes at the suspect's place, where that is good evidence for it. */
function fit(text: string, suspect: Suspect, character: string, parts: RepairParts): Span[] {
  const { at } = suspect;
  const typed = text.charAt(at);
  const alike = soundAlike(typed, character);
  if (!alike && !isUncommonHan(typed) && !isPlainMistake(typed, suspect)) return [];
  const repaired = replaceAt(text, at, character);
  const inWord = standsInWord(repaired, at, parts);
  const inPhrase = alike && suspect.word.text.length === 1 && standsInPhrase(repaired, at, parts);
  // Cutting is what takes time; most candidates end here.
  if (!inWord && !inPhrase && !isUncommonHan(typed)) return [];
  const word = parts.tokenizer.words(repaired).find(({ start, end }) => start <= at && at < end);
  if (word === undefined || word.text.length < 2 || frequency(parts.words, word.text) === 0) return [];
  if (isUncommonHan(typed) || inPhrase) return [word];
  if (suspect.word.text.length > 1) return word.text.length >= LONG_WORD ? [word] : [];
  if (alike) return word.text.length >= 3 ? [word] : [];
  // 医美机构 is no mistyped 医疗机构: what sounds different must at least be a term of the domain.
  return parts.tokenizer.isDomainWord(word.text) && !isAffix(word, at, parts) ? [word] : [];
}

/** A character that sounds different must be one that means nothing there by itself. */
function isPlainMistake(typed: string, { word }: Suspect): boolean {
  return word.text.length === 1 && !STOP_WORDS.has(typed) && !NUMERAL.test(typed);
}

/** Whether a word of the library of three characters or more covers the place. */
function standsInWord(text: string, at: number, { words }: RepairParts): boolean {
  for (let start = Math.max(0, at - LONGEST_WORD); start <= at; start += 1) {
    for (let end = Math.max(at + 1, start + 3); end <= start + LONGEST_WORD; end += 1) {
      if (frequency(words, text.slice(start, end)) > 0) return true;
    }
  }
  return false;
}

/** 出口量 is no mistyped 出口额: a word keeps its meaning apart from its last or first character. */
function isAffix(word: Span, at: number, { words }: RepairParts): boolean {
  const rest = at === word.start ? word.text.slice(1) : at === word.end - 1 ? word.text.slice(0, -1) : '';
  return rest !== '' && frequency(words, rest) > 0;
}

/** Whether four characters with this one among the inner two stand in the library. */
function standsInPhrase(text: string, at: number, { occurs }: RepairParts): boolean {
  return [at - 1, at - 2].some((start) => {
    const phrase = text.slice(Math.max(0, start), start + 4);
    return phrase.length === 4 && /^\p{Script=Han}+$/u.test(phrase) && occurs(phrase);
  });
}

function replaceAt(text: string, at: number, character: string): string {
  return text.slice(0, at) + character + text.slice(at + 1);
}
