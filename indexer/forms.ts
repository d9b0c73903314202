import type { Lexicon } from '../corpus/index.ts';
import { createPhraseSet, type PhraseSet } from './phrases.ts';
import { squeeze } from './squeeze.ts';

/** A word to search for in place of another. */
export interface Form {
  text: string;
  /** 1 for the word itself, less for what only means the same or points to it. */
  weight: number;
}

/** What the lexicon makes of the words of a query. All texts are squeezed. */
export interface Forms {
  /** Everything people say that the lexicon knows, words included. */
  said: PhraseSet;
  /** The word itself first, then its synonyms, then the words that policies use instead. */
  of(word: string): Form[];
}

/** A synonym is nearly the word; an expansion is a guess at what is meant. */
const WEIGHTS = { itself: 1, synonym: 0.9, expansion: 0.55 };

export function createForms(lexicon: Lexicon): Forms {
  const others = new Map<string, Map<string, number>>();
  for (const group of lexicon.synonyms) relate(others, group, group, WEIGHTS.synonym);
  for (const { said, means } of lexicon.expansions) relate(others, said, means, WEIGHTS.expansion);
  return {
    said: createPhraseSet(others.keys()),
    of: (word) => [
      { text: word, weight: WEIGHTS.itself },
      ...Array.from(others.get(word) ?? [], ([text, weight]) => ({ text, weight })),
    ],
  };
}

/** Keeps the greater weight where a pair is given twice. */
function relate(
  others: Map<string, Map<string, number>>,
  from: readonly string[],
  to: readonly string[],
  weight: number,
): void {
  const targets = to.map((word) => squeeze(word).text);
  for (const word of from.map((said) => squeeze(said).text)) {
    const forms = others.get(word) ?? new Map<string, number>();
    for (const target of targets) {
      if (target !== word) forms.set(target, Math.max(weight, forms.get(target) ?? 0));
    }
    others.set(word, forms);
  }
}
