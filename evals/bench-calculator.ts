import { decideAll, match, parseFacts } from '../api/index.ts';
import type { AwardRule, RuleSet } from '../corpus/index.ts';

/** How often a second one piece of work can be done; the best of several rounds, because other programs run too. */
export interface Measured {
  name: string;
  perSecond: number;
}

const rounds = 15;
const roundMilliseconds = 120;

/** @param units how many things one call of `work` does. */
export function measure(name: string, units: number, work: () => void): Measured {
  const rates = Array.from({ length: rounds }, () => {
    const start = performance.now();
    let calls = 0;
    while (performance.now() - start < roundMilliseconds) {
      work();
      calls += 1;
    }
    return (calls * units * 1000) / (performance.now() - start);
  });
  return { name, perSecond: Math.max(...rates) };
}

/** An exporting 专精特新 firm that knows most about itself: a profile on which many rules have to calculate. */
const richProfile = {
  specialized_sme: true,
  national_hte: true,
  exporter_type: '自营',
  export_total: '4000万美元',
  export_previous: '2500万美元',
  district_contribution: '900万元',
  premium_paid: '120万元',
  simple_mode: false,
  export_brand: false,
  service_outsourcing: false,
  shows: [{ booth_fee: '80万元', overseas: true }],
  loans: [{ principal: '1亿元', benchmark_rate: '4.35%', term: '9个月', ip_pledged: true }],
  listing_place: '境内',
  rd_centres: [{ level: '省级' }],
  platform_investment: '3000万元',
  situations: ['以上都没有'],
  industries: ['其他'],
  sme_titles: ['小巨人'],
};

/** Four simple awards and the facts they need, as strings. */
export const fourAwards = {
  ids: ['export-growth', 'export-credit-insurance', 'madrid-trademark', 'intl-cooperation-base'],
  facts: {
    exporter_type: '流通型',
    national_hte: false,
    export_total: '2600万美元',
    export_increment: '600万美元',
    premium_paid: '50万元',
    export_brand: false,
    simple_mode: false,
    madrid_marks: '4件',
    intl_base_level: '国家级',
  },
};

const asOf = '2026-11-22';

function only(rules: RuleSet, ids: readonly string[]): RuleSet {
  return { ...rules, awards: rules.awards.filter(({ id }: AwardRule) => ids.includes(id)) };
}

function factsOf(rules: RuleSet, input: unknown) {
  const parsed = parseFacts(rules.vocabulary, input);
  if (parsed.kind === 'invalid') throw new Error(parsed.issues.map(({ message }) => message).join('\n'));
  return parsed.facts;
}

/** What one thread does with the real rules. */
export function measureCalculator(rules: RuleSet): Measured[] {
  const profile = factsOf(rules, richProfile);
  const four = only(rules, fourAwards.ids);
  const known = factsOf(four, fourAwards.facts);
  return [
    measure(
      `企业画像判定（${rules.awards.length} 项规则，只判定）`,
      1,
      () => void decideAll(rules, profile, asOf),
    ),
    measure('企业画像匹配（含说明、组合与追问）', 1, () => void match(rules, profile, asOf)),
    measure('四项奖补，自字符串起', fourAwards.ids.length, () => {
      decideAll(four, factsOf(four, fourAwards.facts), asOf);
    }),
    measure('四项奖补，事项已读', fourAwards.ids.length, () => void decideAll(four, known, asOf)),
    measure('读取事项（18 项画像）', 1, () => void parseFacts(rules.vocabulary, richProfile)),
  ];
}
