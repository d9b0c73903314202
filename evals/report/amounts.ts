/** How exactly amounts are stated, by what kind of amount the labels expect. */
import type { EvalCase, ExpectedAmount } from '../case.ts';
import { rate, type CaseScore } from '../scoring/index.ts';
import type { ReportAmounts } from './report-shape.ts';

/** As sets write them, in the order of tables. */
const KINDS = [
  ['fixed', 'fixed'],
  ['upTo', 'up_to'],
  ['range', 'range'],
  ['ineligible', 'ineligible'],
  ['needsFacts', 'needs_facts'],
  ['notStated', 'not_stated'],
] as const satisfies readonly (readonly [ExpectedAmount['kind'], string])[];

interface Amount {
  one: Pick<EvalCase, 'amounts'>;
  score: CaseScore;
}

/** A case with several amounts that are right counts under the first, which is the one to show. */
export function amountsByKind(scored: readonly Amount[]): ReportAmounts[] {
  return KINDS.flatMap(([kind, id]) => {
    const scores = scored.filter(({ one }) => one.amounts[0]?.kind === kind).map(({ score }) => score);
    const exact = rate(scores, 'amountExact');
    const wrongNumbers = scores.filter(({ tallies }) => tallies.wrongNumber?.hit === 1).length;
    return exact === null ? [] : [{ kind: id, cases: scores.length, exact, wrongNumbers }];
  });
}
