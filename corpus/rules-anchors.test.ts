import { beforeAll, describe, expect, it } from 'vitest';
import type { RuleSet } from './award-rule.ts';
import type { Corpus, PolicyDocument } from './document.ts';
import { loadCorpus } from './load.ts';
import { findAnchor } from './rules-anchors.ts';
import { assembleRules } from './rules-assemble.ts';
import type { Classified } from './rules-classify.ts';
import { coverageOf } from './rules-coverage.ts';
import { readRuleSources } from './rules-load.ts';

let corpus: Corpus;
let classified: readonly Classified[];
let awards: RuleSet['awards'];

beforeAll(async () => {
  corpus = await loadCorpus('corpus');
  const assembled = assembleRules(corpus, await readRuleSources('corpus'));
  if (assembled.kind === 'error')
    throw new Error(assembled.problems.map(({ message }) => message).join('\n'));
  ({ classified, awards } = assembled.rules);
});

const documentOf = (id: string): PolicyDocument => {
  const document = corpus.documents.find(({ documentId }) => documentId === id);
  if (document === undefined) throw new Error(id);
  return document;
};

/** Every text that differs from the given one in a single digit or numeral. */
function withOneDigitChanged(text: string): string[] {
  return [...text.matchAll(/[0-9一二三四五六七八九十]/gu)].map(({ index, 0: digit }) => {
    const other = /\d/u.test(digit) ? String((Number(digit) + 1) % 10) : digit === '九' ? '八' : '九';
    return text.slice(0, index) + other + text.slice(index + 1);
  });
}

describe('anchors', () => {
  it('are verbatim slices of their documents', () => {
    for (const { anchor, documentId } of classified) {
      expect(documentOf(documentId).text.slice(anchor.start, anchor.end)).toBe(anchor.quote);
    }
  });

  it('are lost by a change of any digit in any quote', () => {
    const anchors = new Map(classified.map(({ anchor }) => [`${anchor.documentId} ${anchor.id}`, anchor]));
    let changes = 0;
    for (const { documentId, id, locator, quote } of anchors.values()) {
      for (const changed of withOneDigitChanged(quote)) {
        changes += 1;
        const found = findAnchor(documentOf(documentId), id, { clause: locator, quote: changed });
        expect({ changed, found: found.kind }).toEqual({ changed, found: 'missing' });
      }
    }
    expect(changes).toBeGreaterThan(250);
  });

  it('are lost by a change of any number that an award or another class covers, in the source', () => {
    for (const document of corpus.documents) {
      for (const { start, end, text, as } of coverageOf(document, classified)) {
        const covering = classified.filter(
          ({ anchor, documentId }) =>
            documentId === document.documentId && anchor.start <= start && end <= anchor.end,
        );
        expect(covering.length > 0 || as === 'noise').toBe(true);
        for (const other of withOneDigitChanged(text)) {
          const changed = {
            ...document,
            text: document.text.slice(0, start) + other + document.text.slice(end),
          };
          for (const { anchor } of covering) {
            const authored = { clause: anchor.locator, quote: anchor.quote };
            expect(findAnchor(changed, anchor.id, authored).kind).toBe('missing');
          }
        }
      }
    }
  });

  it('ask which occurrence is meant where a quote stands twice', () => {
    const document = documentOf('industry-internationalization');
    const twice = { clause: '二、9', quote: '符合' };
    expect(findAnchor(document, 'a', twice).kind).toBe('missing');
    const second = findAnchor(document, 'a', { ...twice, nth: 2 });
    expect(second.kind === 'found' && second.anchor.start).toBeGreaterThan(0);
    expect(findAnchor(document, 'a', { ...twice, nth: 99 }).kind).toBe('missing');
  });

  it('of every award name the clause the award stands in', () => {
    for (const { anchors, documentId } of awards) {
      const ids = new Set(documentOf(documentId).clauses.map(({ clauseId }) => clauseId));
      expect(anchors.every(({ clauseId }) => ids.has(clauseId))).toBe(true);
      expect(anchors.length).toBeGreaterThan(0);
    }
  });
});
