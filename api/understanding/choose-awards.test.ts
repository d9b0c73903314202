import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { indexAwards, type AwardIndex } from './award-words.ts';
import { chooseAwards, matchAwards, rankAwards, type RankedAward } from './choose-awards.ts';
import { openTestReader, type TestReader } from './test-reader.ts';

let reader: TestReader;
let awards: AwardIndex;
beforeAll(async () => {
  reader = await openTestReader();
  awards = indexAwards(reader.rules);
});

/** By the facts alone, unless clauses are said to be likely. */
function rank(question: string, likely: Record<string, number> = {}): RankedAward[] {
  return rankAwards(awards, {
    clause: (id) => likely[id] ?? 0,
    coverage: () => 0,
    meaning: () => 0,
    facts: reader.read(question),
  });
}
const LEAST = 0.4;
const chosen = (question: string, least = LEAST): string[] =>
  chooseAwards(rank(question), question, least).map(({ award }) => award.id);
const matched = (question: string): string[] => matchAwards(rank(question)).map(({ award }) => award.id);

describe('an award is recognised by facts of its own', () => {
  it.each([
    ['马德里商标3件，能给多少', 'madrid-trademark'],
    ['信保保费50万，补多少', 'export-credit-insurance'],
    ['展位费40万，补多少', 'intl-show-booth'],
    ['离岸业绩额300万美元，补多少', 'offshore-performance'],
    ['重大技改项目投资额3000万', 'industrial-project'],
    ['反倾销案胜诉，律师费120万', 'trade-remedy'],
  ])('%s', (question, award) => {
    expect(rank(question)[0]?.award.id).toBe(award);
  });

  it('by its option where the option is rare', () => {
    expect(rank('我们被评为三星级总部企业')[0]?.award.id).toBe('three-star-headquarters');
  });

  it('but not by a status that many awards ask', () => {
    expect(rank('我们是专精特新企业')[0]?.own.length).toBe(0);
    expect(rank('我们不是高企').find(({ award }) => award.id === 'export-credit-insurance')?.own.length).toBe(
      0,
    );
  });

  it('and by its clause where no fact tells', () => {
    const clauseId = awards.awards.find(({ award }) => award.id === 'madrid-trademark')?.clauseIds[0] ?? '';
    expect(rank('有奖励吗', { [clauseId]: 0.9 })[0]?.award.id).toBe('madrid-trademark');
  });
});

describe('awards that a question is about', () => {
  it.each([
    ['专精特新企业科创板上市，同年新认定国家级企业技术中心，奖励合计', ['rd-centre', 'sme-listing']],
    ['信保保费50万，马德里商标2件，合计多少', ['export-credit-insurance', 'madrid-trademark']],
    ['信保保费50万，补多少', ['export-credit-insurance']],
  ])('%s', (question, expected) => {
    expect(chosen(question).toSorted()).toEqual(expected);
  });

  it.each(['我们是专精特新企业', '我们是国高企', '不是高企', '今天天气怎么样', ''])(
    'are none where nothing speaks clearly for any: %j',
    (question) => {
      expect(chosen(question, 0.5)).toEqual([]);
    },
  );

  it('are none where two of one clause are equally likely', () => {
    const shared = awards.awards.find(({ award }) => award.id === 'domestic-marketing')?.clauseIds[0] ?? '';
    expect(chooseAwards(rank('这趟能打过来多少', { [shared]: 0.9 }), '这趟能打过来多少', LEAST)).toEqual([]);
  });

  it('are both where the words of one reach into those of the other', () => {
    const question = '国内门店经营费用花了300万，国外办事处180万，两头合起来能支持多少';
    expect(chosen(question).toSorted()).toEqual(['domestic-marketing', 'overseas-marketing']);
  });

  it('are none where the best is below the least', () => {
    expect(chosen('信保保费50万，补多少', 5)).toEqual([]);
    expect(chooseAwards([], '补多少', 0)).toEqual([]);
  });

  it('are not widened by 注册 in a trademark', () => {
    expect(chosen('马德里商标注册成功3件，给多少')).toEqual(['madrid-trademark']);
  });
});

describe('a description matches', () => {
  it('every award that it names, and none that it only shares a status with', () => {
    expect(matched('专精特新企业，科创板上市，新认定国家级企业技术中心').toSorted()).toEqual([
      'rd-centre',
      'sme-listing',
    ]);
    expect(matched('我们是专精特新企业')).toEqual([]);
  });

  it('two awards where one word names two options of a fact', () => {
    const both = matched('我们做ai芯片');
    expect(both).toContain('artificial-intelligence');
    expect(both).toContain('integrated-circuits');
    expect(matched('我们做半导体')).not.toContain('artificial-intelligence');
  });

  it('no award for bringing in others where the asker is a 国高企 itself', () => {
    expect(matched('我们是国高企')).toEqual([]);
  });
});

describe('ranking', () => {
  it('puts ties in the order of ids, so that the same question is answered the same', () => {
    const ranked = rank('我们是国高企');
    const sorted = ranked.toSorted((a, b) => b.score - a.score || (a.award.id < b.award.id ? -1 : 1));
    expect(ranked.map(({ award }) => award.id)).toEqual(sorted.map(({ award }) => award.id));
    expect(new Set(ranked.map(({ score }) => score)).size).toBeLessThan(ranked.length);
    expect(ranked).toHaveLength(reader.rules.awards.length);
  });

  it('never falls when the clause becomes likelier', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...awards.awards), share, share, ({ award, clauseIds }, a, b) => {
        const scoreAt = (probability: number): number =>
          rank('信保保费50万', Object.fromEntries(clauseIds.map((id) => [id, probability]))).find(
            (one) => one.award.id === award.id,
          )?.score ?? 0;
        expect(scoreAt(Math.max(a, b))).toBeGreaterThanOrEqual(scoreAt(Math.min(a, b)));
      }),
      { numRuns: 25 },
    );
  });

  it('holds what nobody asks for nothing', () => {
    expect(awards.rarity('no_such_fact')).toBe(0);
    expect(awards.rarity('madrid_marks')).toBeGreaterThan(awards.rarity('specialized_sme'));
  });
});
