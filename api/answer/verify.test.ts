import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../corpus/index.ts';
import { quoteFrom, type Draft, type Statement } from './compose.ts';
import { verifyDraft } from './verify.ts';

const { documents } = await loadCorpus('corpus');
const [document] = documents;
if (document === undefined) throw new Error('the library is empty');
const clauses = document.clauses;

function statementOf(at: number): Statement {
  const clause = clauses[at % clauses.length];
  if (clause === undefined || document === undefined) throw new Error('no such clause');
  return quoteFrom({ document, unitId: clause.clauseId, locator: clause.locator }, clause.start, clause.end);
}

const draftOf = (statements: Statement[]): Draft => ({ opening: '', statements });

describe('verifyDraft', () => {
  it('keeps an exact quotation', () => {
    const verified = verifyDraft(draftOf([statementOf(0)]), documents);
    expect(verified.statements).toHaveLength(1);
  });

  it('drops any quotation with a changed, added or lost character, or moved offsets', () => {
    const change = fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('swap', 'drop', 'add', 'shift', 'unknown'));
    fc.assert(
      fc.property(change, ([at, position, how]) => {
        const statement = statementOf(at);
        const verified = verifyDraft(draftOf([spoil(statement, position, how)]), documents);
        expect(verified.statements).toEqual([]);
      }),
    );
  });
});

function spoil(statement: Statement, position: number, how: string): Statement {
  const { citation } = statement;
  const at = position % citation.quote.length;
  const spoiled = {
    swap: { quote: `${citation.quote.slice(0, at)}\u0001${citation.quote.slice(at + 1)}` },
    drop: { quote: citation.quote.slice(0, at) + citation.quote.slice(at + 1) },
    add: { quote: `${citation.quote.slice(0, at)}\u0001${citation.quote.slice(at)}` },
    shift: { start: citation.start + 1, end: citation.end + 1 },
    unknown: { documentId: 'no-such-document' },
  }[how];
  return { ...statement, citation: { ...citation, ...spoiled } };
}
