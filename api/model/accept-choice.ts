import type { FactValue as ReadValue } from '../calculator/index.ts';
import { clauseAround } from './bounds.ts';
import { isAboutOthers, type BrokenRule, type Claim, type Place } from './claim.ts';
import { namesOf, optionsNamed, withoutNames } from './names.ts';
import { negationsIn } from './negation.ts';

type Choice = Extract<ReadValue, { kind: 'boolean' | 'enum' | 'set' }>;

/** Longer words that do not name the fact could be about anything. */
const mostUnnamed = 30;
const QUESTION = /是否|是不是|有没有|算不算|能否|可否|\n\s*[吗么]/u;

/** Why the words do not state the option, or the 是 or 否, that is claimed; null where they do. */
export function brokenByChoice(
  place: Place,
  { factId, fact, vocabulary }: Claim,
  meant: Choice,
): BrokenRule | null {
  const names = namesOf(vocabulary);
  const named = names.namedIn(place.words);
  const options = optionsNamed(fact, place.words);
  const chosen = chosenBy(meant);
  if (options.size > 0 && !isChosen(meant, chosen, options)) return 'otherOptionInWords';
  if (!named.has(factId) && options.size === 0) {
    if (isAboutOthers(factId, named)) return 'otherFactInWords';
    if (place.words.length > mostUnnamed || !names.resembles(factId, place.words)) return 'factNotInWords';
  }
  const clause = withoutNames(fact, clauseAround(place.text.whole, place));
  if (QUESTION.test(clause)) return 'askedInWords';
  const isDenial = meant.kind === 'boolean' && !meant.value;
  return negationsIn(clause) === (isDenial ? 1 : 0) ? null : 'deniedInWords';
}

function chosenBy(meant: Choice): readonly string[] {
  switch (meant.kind) {
    case 'boolean':
      return [];
    case 'enum':
      return [meant.value];
    case 'set':
      return meant.values;
  }
}

/** One option cannot be chosen where the words name another too; of a set, all that are chosen are named. */
function isChosen(meant: Choice, chosen: readonly string[], named: ReadonlySet<string>): boolean {
  return chosen.every((option) => named.has(option)) && (meant.kind === 'set' || named.size === 1);
}
