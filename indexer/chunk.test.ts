import { beforeAll, describe, expect, it } from 'vitest';
import type { Clause, Corpus } from '../corpus/index.ts';
import { passagesOf } from './chunk.ts';
import { realCorpus } from './testing/corpus.ts';

function clauseOf(text: string, start = 100): Clause {
  return {
    clauseId: 'd.n1',
    documentId: 'd',
    documentTitle: '某某办法',
    sourceFile: 'd.txt',
    locator: '1',
    path: ['1'],
    heading: '',
    headings: [],
    text,
    start,
    end: start + text.length,
    quantities: [],
  };
}

describe('passagesOf', () => {
  let corpus: Corpus;
  beforeAll(async () => {
    corpus = await realCorpus();
  });

  it('gives stretches of the served text that lie inside their clause', () => {
    for (const document of corpus.documents) {
      for (const clause of document.clauses) {
        for (const { start, end, text } of passagesOf(clause, true)) {
          expect(start).toBeGreaterThanOrEqual(clause.start);
          expect(end).toBeLessThanOrEqual(clause.end);
          expect(text.endsWith(document.text.slice(start, end))).toBe(true);
        }
      }
    }
  });

  it('has a chunk for every character that says something', () => {
    for (const clause of corpus.documents.flatMap((document) => document.clauses)) {
      const covered = new Set<number>();
      for (const { start, end, kind } of passagesOf(clause, true)) {
        if (kind === 'chunk') for (let at = start; at < end; at += 1) covered.add(at);
      }
      const uncovered = Array.from(clause.text).filter((_, at) => !covered.has(clause.start + at));
      expect(uncovered.join('').trim()).toBe('');
    }
  });

  it('gives one chunk and no sentence for a clause of one sentence', () => {
    expect(passagesOf(clauseOf('本意见自发布后30日施行。'), true)).toEqual([
      { kind: 'chunk', start: 100, end: 113, text: '本意见自发布后30日施行。' },
    ]);
  });

  it('reads the chunk under the title of its document, and sentences as they stand', () => {
    const passages = passagesOf(clauseOf('给予奖励。不重复享受。'), true);
    expect(passages.map(({ kind, text }) => [kind, text])).toEqual([
      ['chunk', '某某办法：给予奖励。不重复享受。'],
      ['sentence', '给予奖励。'],
      ['sentence', '不重复享受。'],
    ]);
  });

  it('leaves the title out where there are no sentences', () => {
    expect(passagesOf(clauseOf('给予奖励。不重复享受。'), false).map(({ text }) => text)).toEqual([
      '给予奖励。不重复享受。',
    ]);
  });

  it('splits a long clause at the ends of sentences', () => {
    const sentence = `${'企业'.repeat(60)}。`;
    const chunks = passagesOf(clauseOf(sentence.repeat(7)), false);
    expect(chunks.map(({ text }) => text)).toEqual([sentence.repeat(3), sentence.repeat(3), sentence]);
  });

  it('cuts a sentence without end by length', () => {
    const passages = passagesOf(clauseOf('企业'.repeat(500)), false);
    expect(passages.map(({ text }) => text.length)).toEqual([334, 334, 332]);
  });
});
