import { beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../../api/contract.ts';
import type { EvalCase } from '../case.ts';
import type { Library } from './library.ts';
import { scoreCase, type CaseScore } from './score-case.ts';
import {
  cite,
  MADRID,
  makeAnswer,
  makeAward,
  makeCase,
  makeRefusal,
  openTestLibrary,
  recordOf,
  sum,
} from './test-cases.ts';

let library: Library;
beforeAll(async () => {
  library = await openTestLibrary();
});

const score = (one: EvalCase, answer: Answer): CaseScore => scoreCase(one, recordOf(one, answer), library);
const checksOf = ({ failures }: CaseScore): string[] => failures.map(({ check }) => check);
const citing = (clauseId: string): Answer => makeAnswer({ citations: [cite(library, clauseId)] });

const { doc, clause } = MADRID;
const keyPlace = { doc, clause, quote: '', role: 'key' } as const;
const statedTurn = { place: { doc, clause }, mustContain: [] };
const openTurn = { place: null, mustContain: [] };

describe('a refusal', () => {
  test.each<{ name: string; labels: Partial<EvalCase> }>([
    { name: 'a key clause', labels: { gold: [keyPlace] } },
    { name: 'a phrase', labels: { mustContain: ['1万元'] } },
    { name: 'both', labels: { gold: [keyPlace], mustContain: ['1万元'] } },
    {
      name: 'a place for the last turn',
      labels: { turns: ['一', '二'], expectedTurns: [openTurn, statedTurn] },
    },
    {
      name: 'a phrase for the last turn',
      labels: { turns: ['一'], expectedTurns: [{ place: null, mustContain: ['1万元'] }] },
    },
  ])('is false where $name is labelled and nothing else', ({ labels }) => {
    const scored = score(makeCase(labels), makeRefusal());
    expect(scored.right).toBe(false);
    expect(checksOf(scored)).toContain('falselyRefused');
    expect(scored.tallies.falselyRefused).toEqual({ hit: 1, of: 1 });
    expect(scored.cause?.cause).toBe('falseRefusal');
  });

  test('is counted among the answers that were due, also where none was refused', () => {
    const one = makeCase({ gold: [keyPlace] });
    expect(score(one, citing(MADRID.id))).toMatchObject({
      right: true,
      tallies: { falselyRefused: { hit: 0, of: 1 } },
    });
  });

  test.each<{ name: string; labels: Partial<EvalCase> }>([
    { name: 'nothing', labels: {} },
    { name: 'a related clause alone', labels: { gold: [{ ...keyPlace, role: 'related' }] } },
    { name: 'a refusal beside an answer', labels: { status: ['cited', 'refused'], gold: [keyPlace] } },
    { name: 'that it must be refused', labels: { answerable: false } },
    { name: 'an empty last turn', labels: { turns: ['一'], expectedTurns: [openTurn] } },
  ])('is right where $name is labelled', ({ labels }) => {
    const scored = score(makeCase(labels), makeRefusal());
    expect(scored.right).toBe(true);
    expect(scored.tallies).not.toHaveProperty('falselyRefused');
  });

  test('of an amount that is not stated is right, and must give that reason', () => {
    const one = makeCase({ gold: [keyPlace], amounts: [{ kind: 'notStated', min: null, max: null }] });
    const refusal = { code: 'amountNotStated', message: '未写明金额' } as const;
    expect(score(one, { ...makeRefusal(), refusal }).right).toBe(true);
    expect(checksOf(score(one, makeRefusal()))).toEqual(['amount']);
  });

  test('that is due must still hold the phrases labelled for it', () => {
    const one = makeCase({ status: ['refused'], mustContain: ['请咨询窗口'] });
    const advising = { ...makeRefusal(), text: '库内文件没有写到，请咨询窗口。' };
    expect(score(one, advising).right).toBe(true);
    expect(score(one, makeRefusal())).toMatchObject({
      failures: [{ check: 'mustContain' }],
      tallies: { mustContain: { hit: 0, of: 1 } },
    });
  });
});

describe('a figure that nobody may be told', () => {
  const calculated = (yuan: number): Answer => ({
    ...citing(MADRID.id),
    status: 'calculated',
    total: sum(yuan),
    awards: [makeAward({ amount: sum(yuan) })],
  });

  test.each([
    ['where it must be refused', { answerable: false }, 'notRefused', 'shouldRefuse'],
    ['where only the status refused is right', { status: ['refused'] }, 'notRefused', 'shouldRefuse'],
    ['where only a quotation is right', { status: ['cited'] }, 'status', 'wrongAmount'],
  ] as const)('is a wrong number %s', (_name, labels, check, cause) => {
    const scored = score(makeCase(labels), calculated(500_000));
    expect(checksOf(scored)).toEqual([check, 'wrongNumber']);
    expect(scored.tallies.wrongNumber).toEqual({ hit: 1, of: 1 });
    expect(scored.cause).toMatchObject({ cause, evidence: expect.stringMatching(/500000元|50万元/u) });
  });

  test('is one too where it is nought, or stands beside a question, and must be refused', () => {
    const one = makeCase({ answerable: false });
    expect(score(one, calculated(0)).tallies.wrongNumber).toEqual({ hit: 1, of: 1 });
    const asking = { ...calculated(500_000), status: 'needsFacts' as const };
    expect(score(one, asking).tallies.wrongNumber).toEqual({ hit: 1, of: 1 });
    expect(score(makeCase({ status: ['cited'] }), asking).tallies.wrongNumber).toEqual({ hit: 0, of: 1 });
  });

  test('is not stated by a refusal or a quotation, and not judged where a sum may be right', () => {
    expect(score(makeCase({ answerable: false }), makeRefusal()).tallies.wrongNumber).toEqual({
      hit: 0,
      of: 1,
    });
    expect(score(makeCase({ answerable: false }), citing(MADRID.id)).tallies.wrongNumber).toEqual({
      hit: 0,
      of: 1,
    });
    for (const labels of [{ answerable: true }, { status: ['cited', 'calculated'] }, {}] as const)
      expect(score(makeCase(labels), calculated(1)).tallies).not.toHaveProperty('wrongNumber');
  });
});

describe('turns', () => {
  test('count only where something is labelled for them', () => {
    const one = makeCase({ turns: ['一', '二', '三'], expectedTurns: [openTurn, openTurn, statedTurn] });
    expect(score(one, citing('industry-internationalization.s2.n11')).tallies.turnsRight).toEqual({
      hit: 0,
      of: 1,
    });
    expect(score(one, citing(MADRID.id)).tallies.turnsRight).toEqual({ hit: 1, of: 1 });
  });

  test('say nothing where none is labelled', () => {
    const one = makeCase({ turns: ['一', '二'], expectedTurns: [openTurn, openTurn] });
    expect(score(one, citing(MADRID.id)).tallies).not.toHaveProperty('turnsRight');
  });
});

test('a label that something must be asked for is not met by leaving the sum out', () => {
  const one = makeCase({ amounts: [{ kind: 'needsFacts', min: null, max: null }] });
  const leftOut = { ...citing(MADRID.id), awards: [makeAward()] };
  expect(score(one, leftOut)).toMatchObject({
    tallies: { amountExact: { hit: 0, of: 1 } },
    failures: [{ check: 'amount', expected: '需补充信息', got: '没有给出金额' }],
  });
});
