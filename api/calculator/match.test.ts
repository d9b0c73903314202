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

  it('weighs two awards for each show held here by itself', () => {
    const { combination } = match(
      rules,
      readFacts(rules, {
        specialized_sme: true,
        hosted_shows: [{ venue_rent: '300万元' }, { venue_rent: '20万元' }],
      }),
      asOf,
    );
    expect(combination.total).toMatchObject({ kind: 'range', min: 1_000_000, max: 2_000_000 });
    expect(combination.chosen).toEqual(['intl-show-venue', 'sme-hosted-show']);
    expect(combination.dropped).toEqual([
      {
        awardId: 'intl-show-venue',
        subject: '在本区承办的国际展会第2场',
        because: expect.stringContaining('从高、从优、不重复'),
      },
      expect.objectContaining({ awardId: 'sme-hosted-show', subject: '在本区承办的国际展会第1场' }),
    ]);
    expect(combination.guaranteed).toMatchObject({
      chosen: ['intl-show-venue'],
      total: { min: 1_100_000, max: 1_100_000 },
    });
  });

  it('drops one award for one of two loans only', () => {
    const loan = { benchmark_rate: '4%', term: '1年' };
    const { combination } = match(
      rules,
      readFacts(rules, {
        specialized_sme: true,
        loans: [
          { ...loan, principal: '1000万元', ip_pledged: true },
          { ...loan, principal: '2000万元', ip_pledged: false },
        ],
      }),
      asOf,
    );
    expect(combination).toMatchObject({
      chosen: ['loan-interest'],
      total: { min: 0, max: 1_200_000 },
      guaranteed: { chosen: ['loan-interest', 'pledge-interest'], total: { min: 200_000, max: 1_000_000 } },
    });
    expect(combination.guaranteed?.dropped.map(({ awardId, subject }) => ({ awardId, subject }))).toEqual([
      { awardId: 'loan-interest', subject: '银行贷款第1笔' },
    ]);
  });

  it('moves a show to the other award where the limit of the year is used up', () => {
    const shows = (...fees: number[]) => ({
      specialized_sme: true,
      national_hte: true,
      shows: fees.map((fee) => ({ booth_fee: `${fee}万元`, overseas: true })),
    });
    // 国际性专业展 pays half, at most 100万元 a year; 境外展会 the fee, at most 20万元 a year.
    const totalOf = (...fees: number[]) =>
      match(rules, readFacts(rules, shows(...fees)), asOf).combination.total?.max;
    expect(totalOf(200, 20)).toBe(1_200_000);
    expect(totalOf(200, 20, 20)).toBe(1_200_000);
    expect(totalOf(20, 20)).toBe(300_000);
    expect(totalOf(10, 10)).toBe(200_000);
    expect(totalOf(150, 40)).toBe(950_000);
  });

  it('pays a show at home and one abroad under different awards', () => {
    const facts = readFacts(rules, {
      specialized_sme: true,
      national_hte: true,
      shows: [
        { booth_fee: '100万元', overseas: false },
        { booth_fee: '15万元', overseas: true },
      ],
    });
    const { combination } = match(rules, facts, asOf);
    expect(combination.total).toMatchObject({ min: 500_000, max: 650_000 });
    expect(combination.dropped).toMatchObject([{ awardId: 'intl-show-booth', subject: '参加的展会第2场' }]);
  });

  it('weighs shows that are alike one by one, and refuses more than it can weigh', () => {
    const alike = (count: number) =>
      match(
        rules,
        readFacts(rules, {
          specialized_sme: true,
          national_hte: true,
          shows: [{ booth_fee: '20万元', overseas: true, count }],
        }),
        asOf,
      ).combination;
    expect(alike(2).total).toMatchObject({ max: 300_000 });
    expect(new Set(alike(2).dropped.map(({ subject }) => subject))).toEqual(
      new Set(['参加的展会第1场之1', '参加的展会第1场之2']),
    );
    expect(alike(30)).toMatchObject({ total: null, chosen: [] });
    expect(alike(30).dropped[0]?.because).toContain('无法逐一比较');
    const hosted = readFacts(rules, {
      specialized_sme: true,
      hosted_shows: [{ venue_rent: '60万元', count: 1000 }],
    });
    expect(match(rules, hosted, asOf).combination.total).toMatchObject({ min: 0, max: 1_000_000_000 });
  });

  it('does not split what it does not know: the whole award gives way', () => {
    const facts = readFacts(rules, {
      specialized_sme: true,
      national_hte: true,
      shows: [
        { booth_fee: '300万元', overseas: true },
        { booth_fee: '30万元以上', overseas: true },
      ],
    });
    const { combination } = match(rules, facts, asOf);
    expect(combination).toMatchObject({
      chosen: ['intl-show-booth'],
      total: { min: 1_000_000, max: 1_000_000 },
    });
    expect(combination.dropped[0]).toMatchObject({ awardId: 'sme-overseas-booth' });
    expect(combination.dropped[0]?.because).toContain('各项无法逐一比较');
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

  it('neither takes nor drops what comes to nothing', () => {
    const { eligible, combination } = match(
      rules,
      readFacts(rules, {
        national_hte: true,
        specialized_sme: true,
        sme_titles: ['隐形冠军'],
        paid_before: [{ award: 'sme-title', amount: '100万元' }],
        shows: [{ booth_fee: '10万元', overseas: true }],
        paid_this_year: [{ award: 'intl-show-booth', amount: '100万元' }],
      }),
      asOf,
    );
    const because = (id: string) => eligible.find(({ awardId }) => awardId === id)?.because;
    expect(because('sme-title')).toContain('补差为零');
    expect(because('intl-show-booth')).toContain('年度限额已用完');
    expect(combination).toMatchObject({ chosen: ['sme-overseas-booth'], dropped: [] });
    expect(combination.total).toMatchObject({ min: 0, max: 100_000 });
  });

  it('asks few questions, each of which many awards wait for', () => {
    const { questions, undecided } = match(rules, readFacts(rules, {}), asOf);
    expect(questions.length).toBeLessThanOrEqual(8);
    // Thirty situations at once decide more awards, but nobody wants to begin with a list of thirty.
    expect(questions.slice(0, 2).map(({ factId }) => factId)).toEqual(['specialized_sme', 'situations']);
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
