import { beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../../api/contract.ts';
import type { EvalCase } from '../case.ts';
import { placesOf, textOfPlace, type Library } from './library.ts';
import { scoreCase } from './score-case.ts';
import {
  cite,
  MADRID,
  makeAnswer,
  makeCase,
  makeFact,
  makeMadridCase,
  makeRefusal,
  openTestLibrary,
  recordOf,
} from './test-cases.ts';

let library: Library;
beforeAll(async () => {
  library = await openTestLibrary();
});

const OTHER = 'industry-internationalization.s2.n11';
/** A clause on which no rule rests. */
const RULELESS = { doc: '003_85c93f81d851e7b4.txt', clause: '二（五）3', quote: '', role: 'key' } as const;

function causeOf(one: EvalCase, answer: Answer | null, ranked: readonly string[] | null = null) {
  return scoreCase(one, recordOf(one, answer, ranked), library).cause;
}

const citing = (clauseId: string, quote?: string) =>
  makeAnswer({ citations: [cite(library, clauseId, quote)] });

describe('a case that is right', () => {
  test('has no cause', () => {
    const one = makeMadridCase({ mustContain: ['1万元'] });
    expect(scoreCase(one, recordOf(one, citing(MADRID.id)), library)).toMatchObject({
      right: true,
      failures: [],
      cause: null,
    });
  });
});

describe('clauses', () => {
  test.each([
    { name: 'not among the first found', ranked: [OTHER], cause: 'notRetrieved' },
    { name: 'found and left aside', ranked: [OTHER, MADRID.id], cause: 'retrievedNotUsed' },
    { name: 'not searched for', ranked: null, cause: 'notCited' },
  ])('$name', ({ ranked, cause }) => {
    expect(causeOf(makeMadridCase(), citing(OTHER), ranked)).toMatchObject({ cause });
  });

  test('the right clause with the wrong sentence', () => {
    const one = makeMadridCase({ mustContain: ['1万元'] });
    expect(causeOf(one, citing(MADRID.id, '企业商标在马德里国际注册成功的'))).toMatchObject({
      cause: 'wrongSentence',
      evidence: expect.stringContaining('1万元'),
    });
  });

  test('a phrase that stands nowhere in the texts is a fault of the label', () => {
    const one = makeMadridCase({ mustContain: ['1万元', '每枚图章另有津贴'] });
    expect(causeOf(one, citing(MADRID.id, '企业商标在马德里国际注册成功的'))).toEqual({
      cause: 'labelOutsideLibrary',
      evidence: '现有文件里没有「每枚图章另有津贴」',
    });
  });

  test('a phrase of another clause is no fault of the label', () => {
    const elsewhere = textOfPlace(OTHER, library)?.slice(0, 12) ?? '';
    const one = makeMadridCase({ mustContain: [elsewhere] });
    expect(causeOf(one, citing(MADRID.id))).toMatchObject({
      cause: 'wrongSentence',
      evidence: expect.stringContaining(elsewhere),
    });
  });

  test('without a key clause nothing says that a phrase is one of a text', () => {
    const one = makeCase({ mustContain: ['每枚图章另有津贴'] });
    expect(causeOf(one, citing(MADRID.id))?.cause).toBe('wrongSentence');
  });

  test('an amount that nothing could compute is a fault of the label too', () => {
    const one = makeCase({ gold: [RULELESS], mustContain: ['987万元'] });
    const id = placesOf([RULELESS], library)[0]?.id ?? '';
    expect(causeOf(one, citing(id))?.cause).toBe('labelOutsideLibrary');
  });

  test('a label whose clause is gone, and one whose words are gone', () => {
    const gone = makeCase({ gold: [{ doc: MADRID.doc, clause: '九、99', quote: '', role: 'key' }] });
    expect(causeOf(gone, citing(MADRID.id))?.cause).toBe('labelOutsideLibrary');
    const reworded = makeMadridCase({
      mustContain: ['2万元'],
      gold: [{ doc: MADRID.doc, clause: MADRID.clause, quote: '每件商标给予2万元资助', role: 'key' }],
    });
    expect(causeOf(reworded, citing(MADRID.id))).toMatchObject({
      cause: 'labelOutsideLibrary',
      evidence: expect.stringContaining('每件商标给予2万元资助'),
    });
  });

  test('a quotation that is not verbatim comes before what it leaves out', () => {
    const citation = { ...cite(library, OTHER), quote: '每件商标给予9万元资助' };
    expect(causeOf(makeMadridCase(), makeAnswer({ citations: [citation] }))?.cause).toBe('quoteInexact');
  });
});

describe('refusals', () => {
  test('an answer to what the library does not say', () => {
    expect(causeOf(makeCase({ answerable: false }), citing(MADRID.id))?.cause).toBe('shouldRefuse');
  });

  test('a refusal although the clause was found, and one because it was not', () => {
    expect(causeOf(makeMadridCase(), makeRefusal(), [MADRID.id])?.cause).toBe('falseRefusal');
    expect(causeOf(makeMadridCase(), makeRefusal(), [OTHER])?.cause).toBe('notRetrieved');
  });

  test.each<{ name: string; labels: Partial<EvalCase> }>([
    { name: 'nothing but that it can be answered', labels: { answerable: true } },
    { name: 'a phrase', labels: { answerable: true, mustContain: ['1万元'] } },
    { name: 'a status', labels: { status: ['cited'] } },
    { name: 'an amount', labels: { amounts: [{ kind: 'fixed', min: 30_000, max: 30_000 }] } },
  ])('a refusal where $name is labelled', ({ labels }) => {
    expect(causeOf(makeCase(labels), makeRefusal())).toEqual({
      cause: 'falseRefusal',
      evidence: '库内文件没有写到。',
    });
  });

  test('a refusal that the labels allow has failed for what it says', () => {
    const one = makeMadridCase({ answerable: null, status: ['cited', 'refused'], mustNot: ['没有写到'] });
    expect(causeOf(one, makeRefusal(), [OTHER])?.cause).toBe('forbiddenSaid');
  });

  test('the guard left nothing to answer with', () => {
    const notices = [{ code: 'guardRemoved', message: '有内容没有放进回答' }];
    expect(causeOf(makeCase({ answerable: true }), { ...makeRefusal(), notices })?.cause).toBe(
      'guardRemoved',
    );
  });

  test('the guard took the amount away, and the answer says so', () => {
    const one = makeMadridCase({ amounts: [{ kind: 'fixed', min: 30_000, max: 30_000 }] });
    const notices = [{ code: 'guardRemoved', message: '有内容没有放进回答' }];
    const answer = makeAnswer({ citations: [cite(library, MADRID.id)], notices });
    expect(causeOf(one, answer)?.cause).toBe('guardRemoved');
  });
});

describe('what is left', () => {
  test.each([
    [
      'a labelled fact that is wrong',
      { expectedFacts: [{ factId: 'madrid_marks', value: '2件' }] },
      'wrongFact',
    ],
    ['no question for what decides', { missing: ['export_total'] }, 'notAsked'],
    ['words that must not be said', { mustNot: ['肯定能拿到'] }, 'forbiddenSaid'],
    ['another status', { status: ['calculated'] }, 'wrongStatus'],
  ] as const)('%s', (_name, labels, cause) => {
    const text = '肯定能拿到[1]';
    const answer = { ...citing(MADRID.id), text, facts: [makeFact('madrid_marks', '3件')] };
    expect(causeOf(makeMadridCase(labels), answer)?.cause).toBe(cause);
  });

  test('words of a quotation are not asserted', () => {
    const one = makeMadridCase({ mustNot: ['1万元'] });
    expect(scoreCase(one, recordOf(one, citing(MADRID.id)), library).right).toBe(true);
  });

  test('an earlier turn', () => {
    const { doc, clause } = MADRID;
    const turn = { place: { doc, clause }, mustContain: [] };
    const one = makeMadridCase({ turns: ['一', '二'], expectedTurns: [turn, turn] });
    const record = recordOf(one, citing(MADRID.id));
    const [first, last] = record.turns;
    if (!first || !last) throw new Error('two turns');
    const turns = [{ ...first, answer: citing(OTHER) }, last];
    expect(scoreCase(one, { ...record, turns }, library).cause?.cause).toBe('turnWrong');
  });

  test('no answer at all', () => {
    expect(causeOf(makeMadridCase(), null)).toEqual({ cause: 'systemError', evidence: 'boom' });
  });
});
