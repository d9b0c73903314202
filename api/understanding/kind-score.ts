import type { QuantityFact } from '../../corpus/index.ts';
import { isMeasure } from '../calculator/index.ts';

type Kinds = readonly [label: RegExp, words: RegExp][];

const VERBS: Kinds = [
  [/投资|投入|费用|支出|成本|经费|保费/u, /花|投|费用|支出|用了|砸|掏|成本|总价|造价|合计/u],
  [/贷款|本金|融资/u, /贷|借|融/u],
  [/保费/u, /交|付|缴|保费/u],
  [/收入|营收|销售/u, /卖|做|收入|营收/u],
];
/** What is saved is not what is used, though both are measured alike. */
const USES: Kinds = [
  [/节|减|降/u, /(?:省(?![里级市])|节|少用|减|降)(?![低少]?[到至为])/u],
  [/耗|用能|用量|消费/u, /(?<!少)用|耗|烧|消费/u],
];

/**
 * 花了200万 fits a cost, 贷了1个亿 a loan: what kind of figure it is, where no word names the fact. A verb of another kind
 * speaks against it (前后一共花了50万 is no 展位费). Things are never counted without their name; what is measured is told
 * by its verb too: 一年省下650吨.
 */
export function kindScore(facts: readonly { fact: QuantityFact }[], left: string, right: string): number {
  const counted = facts.find(({ fact }) => fact.dimension === 'count');
  if (counted !== undefined && !isMeasure(counted.fact.unit)) return 0;
  // 利率5% may be any rate; only the words of the fact say that it is the benchmark.
  if (facts.some(({ fact }) => fact.dimension === 'yearlyRate') && /利率|年化|利息|息/u.test(left)) return 0;
  const fits = (kinds: Kinds): number | null => {
    const said = kinds.filter(([, words]) => words.test(left) || words.test(right.slice(0, 4)));
    if (said.length === 0) return null;
    return said.some(([label]) => facts.some(({ fact }) => label.test(fact.label))) ? 2.5 : 0;
  };
  if (counted !== undefined) return fits(USES) ?? 0;
  // Only sums of money are told apart by such verbs.
  const isMoney = facts.some(({ fact }) => ['yuan', 'dollar', 'money'].includes(fact.dimension));
  if (!isMoney) return 1.5;
  const called = Math.max(...facts.map(({ fact }) => callScore(fact, left, right)));
  return called > 0 ? called : (fits(VERBS) ?? 1.5);
}

/** 付了160万利息, where the fact is 当年实付利息: the noun of its label names the figure, behind it most of all. */
function callScore({ label }: QuantityFact, left: string, right: string): number {
  const noun = label
    .replace(/[（(].*$/u, '')
    .replace(/(?:总|金)?[额数量]$/u, '')
    .slice(-2);
  if (right.replace(/^的/u, '').startsWith(noun)) return 7;
  return left.slice(-6).includes(noun) ? 2.5 : 0;
}
