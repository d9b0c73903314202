import { describe, expect, it } from 'vitest';
import { calculate, match } from './index.ts';
import { asOf, loadLibrary, readFacts } from './test-library.ts';

const rules = await loadLibrary();

describe('matching a profile', () => {
  it('decides every award of the library', () => {
    const { eligible, undecided, ineligible } = match(
      rules,
      readFacts(rules, { specialized_sme: true }),
      asOf,
    );
    const ids = [...eligible, ...undecided, ...ineligible].map(({ awardId }) => awardId);
    expect(ids.sort()).toEqual(rules.awards.map(({ id }) => id).sort());
  });

  it('pays the higher of two awards for one stand, and names the clause that drops the other', () => {
    const { combination } = match(
      rules,
      readFacts(rules, {
        specialized_sme: true,
        national_hte: true,
        shows: [{ booth_fee: '80万元', overseas: true }],
      }),
      asOf,
    );
    expect(combination.chosen).toContain('intl-show-booth');
    expect(combination.dropped).toEqual([
      { awardId: 'sme-overseas-booth', because: expect.stringContaining('从高、从优、不重复') },
    ]);
    expect(combination.total).toMatchObject({ kind: 'fixed', max: 400_000 });
  });

  it('follows the special provision for a listing abroad, though the general one pays more', () => {
    const { combination } = match(
      rules,
      readFacts(rules, { specialized_sme: true, listing_place: '境外' }),
      asOf,
    );
    expect(combination.chosen).toEqual(['sme-listing']);
    expect(combination.dropped[0]?.because).toContain('特别规定');
  });

  it('shows the best guaranteed set where it differs from the best ceiling', () => {
    const { combination } = match(
      rules,
      readFacts(rules, {
        specialized_sme: true,
        loans: [{ principal: '1亿元', benchmark_rate: '4.35%', term: '1年', ip_pledged: true }],
      }),
      asOf,
    );
    expect(combination.chosen).toEqual(['loan-interest']);
    expect(combination.guaranteed).toMatchObject({
      chosen: ['pledge-interest'],
      total: { kind: 'fixed', max: 2_000_000 },
    });
  });

  it('asks few questions, each of which many awards wait for', () => {
    const { questions, undecided } = match(rules, readFacts(rules, {}), asOf);
    expect(questions.length).toBeLessThanOrEqual(8);
    expect(questions[0]?.factId).toBe('situations');
    expect(undecided.length).toBeGreaterThan(50);
  });

  it('does not count on what is decided case by case', () => {
    const { eligible, combination } = match(rules, readFacts(rules, { project_leader: '院士' }), asOf);
    expect(eligible.map(({ awardId }) => awardId)).toEqual(['laureate-project']);
    expect(combination).toMatchObject({ total: null, chosen: [] });
    const facts = readFacts(rules, { project_leader: '院士', madrid_marks: 2 });
    const awardIds = ['laureate-project', 'madrid-trademark'];
    const { total, combination: chosen } = calculate(rules, facts, asOf, { awardIds });
    expect(total?.text).toBe('2万元');
    expect(chosen.chosen).toEqual(['madrid-trademark']);
  });

  it('has no total while nothing is decided', () => {
    expect(match(rules, readFacts(rules, {}), asOf).combination.total).toBeNull();
  });

  it('of another district is refused what is for this one', () => {
    const { eligible, ineligible } = match(
      rules,
      readFacts(rules, { district: '下城区', key_supplier: true, situations: ['国内发明专利'] }),
      asOf,
    );
    expect(eligible.map(({ awardId }) => awardId)).toEqual(['domestic-patent']);
    expect(ineligible.find(({ awardId }) => awardId === 'key-supplier')?.because).toContain(
      '财政收入级次所在区',
    );
  });

  it('gives a person only what the text grants to persons, and names the clause of the rest', () => {
    const { eligible, undecided, ineligible } = match(
      rules,
      readFacts(rules, { applicant_type: '个人' }),
      asOf,
    );
    expect(eligible).toEqual([]);
    expect(undecided.map(({ awardId }) => awardId).sort()).toEqual([
      'foreign-patent-grant',
      'headquarters-housing',
      'headquarters-talents',
      'overseas-experts',
    ]);
    const unexplained = ineligible.filter(
      ({ because, becauseMarker }) => becauseMarker === undefined || !/（[^（]*）$/u.test(because ?? ''),
    );
    expect(unexplained.map(({ awardId }) => awardId)).toEqual([]);
  });

  it('takes a headquarters award for headquarters alone', () => {
    const { eligible, ineligible } = match(
      rules,
      readFacts(rules, { situations: ['与院校合作订单式培养人才'], specialized_sme: false }),
      asOf,
    );
    expect(eligible).toEqual([]);
    const refused = ineligible.find(({ awardId }) => awardId === 'headquarters-training');
    expect(refused?.because).toContain('总部企业');
    expect(refused?.because).toContain('第二章');
  });
});
