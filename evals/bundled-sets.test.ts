import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../corpus/index.ts';
import { BUNDLED_SETS } from './arguments.ts';
import { resolveGold } from './gold.ts';
import { containsPhrase } from './phrase.ts';
import { loadSet } from './sets.ts';

const { documents } = await loadCorpus(fileURLToPath(new URL('../corpus', import.meta.url)));
const qa = await loadSet(BUNDLED_SETS.qa);
const numeric = await loadSet(BUNDLED_SETS.numeric);

const withoutSpace = (text: string) => text.replace(/\s/gu, '');

/** The words of the places with this locator or id, without white space. */
function wordsAt(matches: (place: { locator: string; id: string; sourceFile: string }) => boolean): string[] {
  return documents.flatMap(({ text, sourceFile, clauses, blocks }) =>
    [
      ...clauses.map(({ clauseId, ...clause }) => ({ ...clause, id: clauseId })),
      ...blocks.map(({ blockId, ...block }) => ({ ...block, id: blockId })),
    ]
      .filter(({ locator, id }) => matches({ locator, id, sourceFile }))
      .map(({ start, end }) => withoutSpace(text.slice(start, end))),
  );
}

describe.each([qa, numeric])('the labels of $file', (set) => {
  it('name places of the library', () => {
    expect(resolveGold(set, documents).size).toBe(set.questions.length);
  });
});

describe('the labels of questions and answers', () => {
  if (qa.form !== 'qa') throw new Error('the set of questions and answers has another form');
  const gold = resolveGold(qa, documents);
  const answerable = qa.questions.filter((question) => question.answerable);

  it('quote the places they name', () => {
    const wrong = answerable.flatMap(({ id, gold: labels }) =>
      labels
        .filter(({ doc, clause, quote }) => {
          const words = wordsAt(({ locator, sourceFile }) => locator === clause && sourceFile === doc);
          return !words.some((text) => text.includes(withoutSpace(quote)));
        })
        .map(({ clause }) => `${id} ${clause}`),
    );
    expect(wrong).toEqual([]);
  });

  it('ask for phrases that stand in a place they name, so that a quotation can pass', () => {
    const wrong = answerable.flatMap((question) => {
      const accepted = gold.get(question.id)?.accepted ?? new Set();
      const words = wordsAt(({ id }) => accepted.has(id));
      return question.must_contain
        .filter((phrase) => !words.some((text) => containsPhrase(text, phrase)))
        .map((phrase) => `${question.id} ${phrase}`);
    });
    expect(wrong).toEqual([]);
  });
});
