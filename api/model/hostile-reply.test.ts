import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadCorpus, loadRules } from '../../corpus/index.ts';
import { readFacts } from './propose-facts.ts';
import { readReply } from './reply.ts';
import { readWording } from './reword.ts';

const { vocabulary } = await loadRules(await loadCorpus('corpus'), 'corpus');

const ids = [...vocabulary.facts.keys(), ...vocabulary.fields.keys(), '__proto__', 'constructor', ''];
const characters = '我们国高企出口增长下降超过不足没有是否2600万美元元%件、，。「」“”《》[1][2]第三条<>一\n ';
const words = fc.string({ unit: fc.constantFrom(...characters), maxLength: 40 });
const value = fc.oneof(fc.jsonValue(), words, fc.boolean(), fc.array(words, { maxLength: 3 }));
const proposal = fc.record(
  { factId: fc.constantFrom(...ids), value, words },
  { requiredKeys: [], noNullPrototype: true },
);

describe('whatever a model replies', () => {
  test('facts come with a span of the text, an id of the vocabulary, and no figure that is not there', () => {
    fc.assert(
      fc.property(words, fc.array(fc.oneof(proposal, fc.jsonValue())), (text, facts) => {
        const read = readFacts({ facts }, text, vocabulary);
        for (const fact of read?.facts ?? []) {
          expect(text.slice(fact.start, fact.end)).toBe(fact.words);
          expect(ids.slice(0, -3)).toContain(fact.factId);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('a wording keeps its markers', () => {
    const statement = words.map((text) => ({ text: `${text}[1]`, markers: [1], quotes: [] }));
    fc.assert(
      fc.property(fc.array(statement), fc.array(words), (statements, other) => {
        const answer = { question: '', statements, notices: [] };
        const read = readWording({ statements: other }, answer);
        if (read?.text === null || read === null) return;
        expect(read.text.match(/\[1\]/gu)?.length ?? 0).toBeGreaterThanOrEqual(statements.length);
      }),
      { numRuns: 500 },
    );
  });

  test('reading it throws nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), fc.jsonValue(), (reply, json) => {
        const answer = { question: '', statements: [], notices: [] };
        for (const read of [readReply(reply), json]) {
          expect(() => readFacts(read, '今年出口2600万美元', vocabulary)).not.toThrow();
          expect(() => readWording(read, answer)).not.toThrow();
        }
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['fences', '```'.repeat(100_000)],
    ['thoughts', '</think>'.repeat(100_000)],
    ['brackets', '['.repeat(500_000)],
    ['line breaks', '```json\n'.padEnd(1_000_000, '\n')],
  ])('a megabyte of %s is put aside at once', (_, reply) => {
    expect(readReply(reply)).toBeUndefined();
  });

  test.each(['1', '一', '百万', '1,', '1、', '「', '“', '。', '[1]', '&a', '资料', '不', '第'])(
    'a statement of nothing but %s is judged in time',
    (part) => {
      const text = part.repeat(Math.floor(6000 / part.length));
      const answer = { question: '', statements: [{ text, markers: [1], quotes: [] }], notices: [] };
      expect(readWording({ statements: [`${text}${text}`] }, answer)).not.toBeNull();
      expect(readWording({ statements: [`${text}[1]`] }, answer)).not.toBeNull();
    },
  );
});
