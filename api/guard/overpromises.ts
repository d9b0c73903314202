import type { Figure, Measured } from './figure.ts';
import { matchesOf } from './matches.ts';
import { readClause, readFigures } from './read-figures.ts';
import { supports } from './supports.ts';
import type { NumberSources } from './violations.ts';

/** Words that promise more than the sources say. Offsets into the statement, end excluded. */
export interface Overpromise {
  text: string;
  start: number;
  end: number;
  /** `ceiling`: a limit is sold as the sum one gets. `guarantee`: the sum is called certain. */
  why: 'ceiling' | 'guarantee';
}

export interface OverpromiseOptions {
  /** The whole statement says what one gets (境外参展补贴：最高30万元), in whatever words. False by default. */
  isResult?: boolean;
}

/** A number and whether its own words make it a limit. */
interface Stated {
  figure: Measured;
  isCeiling: boolean;
  /** 最高 and the like before it, which also hold for the rest of a list: 最高给予200万元、100万元. */
  isHeaded: boolean;
  /** 最高300万元: how the calculator writes a result that is a limit. */
  isAtMost: boolean;
}

const CEILING = /最高|最多|至多|上限|限额|不超过|不得超过|不高于|不多于|不大于/;
const CEILING_BEHIND = /^\s*(?:及|或)?(?:以内|之内|以下|为限|封顶|[（(]?(?:为|是)?上限)/;
const CLAUSE_END = /[，。；！？,;\n]/;
const SENTENCE_END = /[。；！？;\n]/;
const LIST_GAP = /^\s*(?:、|和|及|与|或|至|到|[-–—－~～]+|、?分别)\s*$/;
const PROMISE =
  /(?<![不未无否没])(?:(?:可以?|能够?|将|会)(?:直接|一次性|每年)?(?:获|拿|得|享|领)|获得|拿到|得到|到手)|给予|给您|奖励|资助|补贴|补助|发放|兑现/;
const GUARANTEE =
  /(?<![不未无非])(?:一定|必定|必然|肯定|保证|确保|稳稳|百分之?百)(?:都|就)*(?:能够?|可以?|会|将)?(?:获|拿|得|领|享|给您|有)/g;

/**
 * Limits that a statement sells as sums one gets (可获得300万元 where all sources say 最高 or 以内), and
 * guarantees (一定能拿到), which no policy text supports.
 */
export function findOverpromises(
  statement: string,
  sources: NumberSources,
  { isResult = false }: OverpromiseOptions = {},
): Overpromise[] {
  const sold = soldCeilings(statement, sources, isResult);
  return [...sold, ...guarantees(statement)].sort((a, b) => a.start - b.start);
}

function guarantees(statement: string): Overpromise[] {
  return matchesOf(GUARANTEE, statement).map(({ 0: text, index }) => ({
    text,
    start: index,
    end: index + text.length,
    why: 'guarantee',
  }));
}

function soldCeilings(
  statement: string,
  { quotes, calculations }: NumberSources,
  isResult: boolean,
): Overpromise[] {
  const amounts = amountsIn(statement, readFigures);
  const ceilings = amounts.filter(({ isCeiling }) => isCeiling);
  // A sum that the statement itself calls a limit as well is not sold: 50%即100万元，最高100万元.
  const sold = amounts.filter(
    ({ figure, isCeiling }) =>
      !isCeiling && (isResult || isPromised(statement, figure)) && statingSame(ceilings, figure).length === 0,
  );
  if (sold.length === 0) return [];
  const quoted = quotes.flatMap((quote) => amountsIn(quote, readClause));
  const calculated = calculations.flatMap((step) => amountsIn(step, readFigures));
  return sold
    .filter(({ figure }) => isOnlyCeiling(statingSame(quoted, figure), statingSame(calculated, figure)))
    .map(({ figure: { text, start, end } }) => ({ text, start, end, why: 'ceiling' }));
}

function statingSame(sources: Stated[], claim: Measured): Stated[] {
  return sources.filter(({ figure }) => supports(figure, claim));
}

/** A calculation comes to 300万元 on the way and says at its end that this is 最高300万元. */
function isOnlyCeiling(quoted: Stated[], calculated: Stated[]): boolean {
  if (quoted.length + calculated.length === 0) return false;
  const isLimited = calculated.length === 0 || calculated.some(({ isAtMost }) => isAtMost);
  return isLimited && quoted.every(({ isCeiling }) => isCeiling);
}

function isPromised(statement: string, { start }: Measured): boolean {
  return PROMISE.test(statement.slice(0, start).split(SENTENCE_END).at(-1) ?? '');
}

type Read = (text: string) => readonly Figure[];

function amountsIn(text: string, read: Read): Stated[] {
  return measuresIn(text, read).filter(({ figure: { kind } }) => kind === 'money' || kind === 'percent');
}

/** All measures, because 不超过10人 ends what 不超过 is said of. */
function measuresIn(text: string, read: Read): Stated[] {
  const figures = read(text)
    .filter((figure) => 'approximate' in figure)
    .sort((a, b) => a.start - b.start);
  const stated: Stated[] = [];
  for (const figure of figures) stated.push(stateOf(text, figure, stated.at(-1)));
  return stated;
}

function stateOf(text: string, figure: Measured, previous: Stated | undefined): Stated {
  const gap = text.slice(previous?.figure.end ?? 0, figure.start);
  const isListed = previous !== undefined && LIST_GAP.test(gap);
  const isHeaded = isListed ? previous.isHeaded : CEILING.test(gap.split(CLAUSE_END).at(-1) ?? '');
  const isCeiling = isHeaded || CEILING_BEHIND.test(text.slice(figure.end));
  return { figure, isHeaded, isCeiling, isAtMost: gap.endsWith('最高') };
}
