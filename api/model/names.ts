import type { Fact, FactVocabulary } from '../../corpus/index.ts';

/** The fact with this id, or `list.field`. Looked up in maps, where no inherited key such as `constructor` is one. */
export function factOf({ facts, fields }: FactVocabulary, id: string): Fact | undefined {
  return facts.get(id) ?? fields.get(id);
}

/** What the words of people are compared with. */
export interface Names {
  /**
   * The facts whose label or alias stands in the words, other than as part of a longer name: 上年度出口额 names the year
   * before, though 年度出口额 stands in it.
   */
  namedIn(words: string): Set<string>;
  /** Whether the words share two neighbouring characters with the names of this fact and of hardly any other. */
  resembles(factId: string, words: string): boolean;
}

/** 企业, 国家 and the like stand in the names of many facts and tell nothing. */
const mostOwners = 3;

const known = new WeakMap<FactVocabulary, Names>();

export function namesOf(vocabulary: FactVocabulary): Names {
  const names = known.get(vocabulary) ?? createNames(vocabulary);
  known.set(vocabulary, names);
  return names;
}

function createNames(vocabulary: FactVocabulary): Names {
  const all = [...vocabulary.facts, ...vocabulary.fields];
  const byName = groupBy(all, ({ label, aliases }) => [label, ...aliases]);
  const byPair = groupBy(all, (fact) => [fact.label, ...fact.aliases, ...optionWords(fact)].flatMap(pairsOf));
  const longestFirst = [...byName.keys()].toSorted((a, b) => b.length - a.length);
  return {
    namedIn: (words) =>
      new Set(wordsIn(longestFirst, words).flatMap((word) => [...(byName.get(word) ?? [])])),
    resembles: (factId, words) =>
      pairsOf(words).some((pair) => {
        const owners = byPair.get(pair);
        return owners !== undefined && owners.size <= mostOwners && owners.has(factId);
      }),
  };
}

function groupBy<T>(
  things: readonly (readonly [string, T])[],
  keysOf: (thing: T) => string[],
): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const [id, thing] of things) {
    for (const key of keysOf(thing)) groups.set(key, (groups.get(key) ?? new Set()).add(id));
  }
  return groups;
}

/** Neighbouring Chinese characters, two by two. */
function pairsOf(text: string): string[] {
  return Array.from(text.matchAll(/(?=(\p{Script=Han}{2}))/gu), ([, pair = '']) => pair);
}

/** Which of the given words, longest first, stand in a text other than as part of one that was met before. */
function wordsIn(longestFirst: readonly string[], text: string): string[] {
  let rest = text;
  return longestFirst.filter((word) => {
    if (!rest.includes(word)) return false;
    rest = rest.replaceAll(word, '\n');
    return true;
  });
}

function optionsOf(fact: Fact): { value: string; aliases: string[] }[] {
  return fact.kind === 'enum' || fact.kind === 'set' ? fact.options : [];
}

function optionWords(fact: Fact): string[] {
  return optionsOf(fact).flatMap(({ value, aliases }) => [value, ...aliases]);
}

/** The options of a fact whose value or alias stands in the words, other than as part of a longer one. */
export function optionsNamed(fact: Fact, words: string): Set<string> {
  const options = optionsOf(fact).map((option) => [option.value, option] as const);
  const byWord = groupBy(options, ({ value, aliases }) => [value, ...aliases]);
  const longestFirst = [...byWord.keys()].toSorted((a, b) => b.length - a.length);
  return new Set(wordsIn(longestFirst, words).flatMap((word) => [...(byWord.get(word) ?? [])]));
}

/** The words with a line break for every label, alias and option of this fact: what is left says whether it holds. */
export function withoutNames(fact: Fact, words: string): string {
  const names = [fact.label, ...fact.aliases, ...optionWords(fact)].toSorted((a, b) => b.length - a.length);
  return names.reduce((rest, name) => rest.replaceAll(name, '\n'), words);
}
