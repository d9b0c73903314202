import { z } from 'zod';
import type { Fact, FactVocabulary } from '../../corpus/index.ts';
import { parseFacts } from '../calculator/index.ts';
import { FactValue } from '../contract.ts';
import { brokenByChoice } from './accept-choice.ts';
import { brokenByNumber } from './accept-number.ts';
import type { BrokenRule, Claim, Place, Read, UserText } from './claim.ts';
import { factOf } from './names.ts';

/** What a model may say of one fact. */
export const Proposal = z.object({
  factId: z.string().max(100),
  value: FactValue,
  words: z.string().min(1).max(200),
});
export type Proposal = z.infer<typeof Proposal>;

/** A fact with the words it rests on: `text.slice(start, end) === words`. */
export interface ProposedFact {
  /** An id of the vocabulary, or `list.field` of a list's only item. */
  factId: string;
  /** As `POST /api/calculate` takes it. */
  value: FactValue;
  /** UTF-16 offsets into the text. */
  start: number;
  end: number;
  words: string;
}

export type Verdict = { accepted: true; fact: ProposedFact } | { accepted: false; broken: BrokenRule };

/**
 * Believes a proposal only where the text itself bears it out, at every place where the words stand:
 * - the fact is known, the words stand verbatim in the text, and the API would read the value;
 * - a number: every figure of the value stands in the words whole (600万 is not found in 2600万), by kind and value, with
 *   the same bound (超过, 不足, …) and sign, not negated, and not beside the name of another fact;
 * - 是 or 否, an option: the words name the fact, or they are short, name no other fact and share characters that are
 *   its own; options they name are the ones chosen; a clause that negates is a 否, and one that asks is nothing;
 * - a text or a date stands in the words;
 * - lists as a whole are not taken, only `list.field` of a single item.
 */
export function acceptFact(
  { factId, value, words }: Proposal,
  text: UserText,
  vocabulary: FactVocabulary,
): Verdict {
  const fact = factOf(vocabulary, factId);
  if (fact === undefined) return refuse('unknownFact');
  if (fact.kind === 'list') return refuse('wholeList');
  const places = placesOf(words, text);
  const [first] = places;
  if (first === undefined) return refuse('wordsNotInText');
  if (places.length > mostPlaces) return refuse('wordsEverywhere');
  const read = readerOf(vocabulary, factId);
  const meant = read(value);
  if (meant === null) return refuse('unreadableValue');
  const pieces = Array.isArray(value) ? value.map(read) : [meant];
  const claim: Claim = { factId, fact, meant, pieces, read, vocabulary };
  const broken = places.map((place) => brokenAt(place, claim)).find((rule) => rule !== null) ?? null;
  return broken === null
    ? { accepted: true, fact: { factId, value, start: first.start, end: first.end, words } }
    : refuse(broken);
}

/** Words that stand in more places, such as 的, point to nothing. */
const mostPlaces = 20;

const refuse = (broken: BrokenRule): Verdict => ({ accepted: false, broken });

function placesOf(words: string, text: UserText): Place[] {
  const places: Place[] = [];
  let start = text.shown.indexOf(words);
  while (start >= 0 && places.length <= mostPlaces) {
    places.push({ text, words, start, end: start + words.length });
    start = text.shown.indexOf(words, start + 1);
  }
  return places;
}

/** Reads a value of this fact alone, as the API does; null where it would be refused. */
function readerOf(vocabulary: FactVocabulary, factId: string): Read {
  const [list = ''] = factId.split('.');
  return (value) => {
    const parsed = parseFacts(vocabulary, { [factId]: value });
    if (parsed.kind === 'invalid') return null;
    const read = parsed.facts.values.get(list);
    return (read?.kind === 'list' ? read.items[0]?.fields.get(factId) : read) ?? null;
  };
}

function brokenAt(place: Place, claim: Claim): BrokenRule | null {
  switch (claim.meant.kind) {
    case 'quantity':
      return brokenByNumber(place, claim);
    case 'boolean':
    case 'enum':
    case 'set':
      return brokenByChoice(place, claim, claim.meant);
    case 'text':
      return brokenByText(place, claim.fact, claim.meant.value);
    case 'list':
      return 'wholeList';
  }
}

const DATE = /(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})/gu;

function brokenByText({ words }: Place, { kind }: Fact, value: string): BrokenRule | null {
  if (kind !== 'date') return words.includes(value) ? null : 'textNotInWords';
  const dates = [...words.matchAll(DATE)].map(([, year = '', month = '', day = '']) =>
    [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
  );
  return dates.includes(value) ? null : 'textNotInWords';
}
