import type { QuantityFact } from '../../corpus/index.ts';

const VERBS: readonly [RegExp, RegExp][] = [
  [/投资|投入|费用|支出|成本|经费/u, /花|投|费用|支出|用了|砸|掏|成本|总价|造价|合计/u],
  [/贷款|本金|融资/u, /贷|借|融/u],
  [/保费/u, /交|付|缴|保费/u],
  [/收入|营收|销售/u, /卖|做|收入|营收/u],
];

/**
 * 花了200万 fits a cost, 贷了1个亿 a loan: what kind of figure it is, where no word names the fact. A verb of another kind
 * speaks against it (前后一共花了50万 is no 展位费), and things are never counted without their name.
 */
export function kindScore(facts: readonly { fact: QuantityFact }[], left: string, right: string): number {
  if (facts.some(({ fact }) => fact.dimension === 'count')) return 0;
  // 利率5% may be any rate; only the words of the fact say that it is the benchmark.
  if (facts.some(({ fact }) => fact.dimension === 'yearlyRate') && /利率|年化|利息|息/u.test(left)) return 0;
  // Only sums of money are told apart by such verbs.
  const isMoney = facts.some(({ fact }) => ['yuan', 'dollar', 'money'].includes(fact.dimension));
  const said = VERBS.filter(([, verb]) => verb.test(left) || verb.test(right.slice(0, 4)));
  if (said.length === 0 || !isMoney) return 1.5;
  return said.some(([label]) => facts.some(({ fact }) => label.test(fact.label))) ? 2.5 : 0;
}
