/** Questions for the search with the clauses they must find, in groups that each try something else. */
import { Converter } from 'opencc-js/cn2t';
import type { PolicyDocument } from '../../corpus/index.ts';
import { resolveGold } from '../gold.ts';
import { isForSearch, turnsOf } from '../qa-score.ts';
import { SetError, type QuestionSet } from '../sets.ts';

export interface SearchQuestion {
  text: string;
  keyClauses: ReadonlySet<string>;
}

export interface QueryGroup {
  name: string;
  questions: SearchQuestion[];
}

interface Sorted extends SearchQuestion {
  isOfficers: boolean;
}

/** One question in so many is also asked mistyped and in traditional characters. */
const SAMPLED = 3;

/**
 * The questions of each set, and of all together those that officers ask, some with one mistyped character each,
 * and the same in traditional characters.
 */
export function queryGroups(
  sets: readonly QuestionSet[],
  documents: readonly PolicyDocument[],
): { all: QueryGroup; groups: QueryGroup[] } {
  const bySet = sets.map((set) => ({
    name: set.file.replace(/\.jsonl$/u, ''),
    questions: searchQuestions(set, documents),
  }));
  const all = bySet.flatMap(({ questions }) => questions);
  const sample = all.filter((_, index) => index % SAMPLED === 0);
  const toTraditional = Converter({ from: 'cn', to: 't' });
  const groups = [
    ...bySet,
    { name: 'officer', questions: all.filter(({ isOfficers }) => isOfficers) },
    {
      name: 'typos',
      questions: sample.map((each, index) => ({ ...each, text: withTypo(each.text, index) })),
    },
    { name: 'traditional', questions: sample.map((each) => ({ ...each, text: toTraditional(each.text) })) },
  ];
  return {
    all: { name: 'all', questions: all },
    groups: groups.filter(({ questions }) => questions.length > 0),
  };
}

function searchQuestions(set: QuestionSet, documents: readonly PolicyDocument[]): Sorted[] {
  if (set.form !== 'qa') throw new SetError([`${set.file}：不是问答题集，没有标注要找的条款`]);
  const gold = resolveGold(set, documents);
  return set.questions.flatMap((question) => {
    const ids = gold.get(question.id);
    if (ids === undefined || !isForSearch(question, ids)) return [];
    const text = turnsOf(question).join('');
    return [{ text, keyClauses: ids.keyClauses, isOfficers: question.kind === 'officer_search' }];
  });
}

/** The 3,755 frequent characters of GB 2312 in the order of their sound: a neighbour there is a likely slip. */
const BY_SOUND = new TextDecoder('gbk').decode(
  Uint8Array.from({ length: 40 * 94 * 2 }, (_, at) =>
    at % 2 === 0 ? 0xb0 + Math.floor(at / 188) : 0xa1 + Math.floor((at % 188) / 2),
  ),
);
/** Steps that spread the mistakes over the questions' length. */
const STRIDE = 7;

/** The question with one frequent character mistyped by sound; which one depends on `seed` alone. */
export function withTypo(text: string, seed: number): string {
  const places = Array.from(text.matchAll(/\p{Script=Han}/gu), ({ index }) => index).filter((at) =>
    BY_SOUND.includes(text.charAt(at)),
  );
  const at = places[(seed * STRIDE) % Math.max(1, places.length)];
  if (at === undefined) return text;
  const order = BY_SOUND.indexOf(text.charAt(at));
  const slip = BY_SOUND.charAt(order === 0 ? 1 : order - 1);
  return text.slice(0, at) + slip + text.slice(at + 1);
}
