/** A comparison as programs and the page take it: without what only the reports show. */
import type { EvalsComparison } from '../../api/index.ts';
import { CAUSES } from '../scoring/index.ts';
import type { Change, Comparison } from './compare-reports.ts';

export function comparisonView(comparison: Comparison): EvalsComparison {
  const { runs, common, relabelled, onlyBefore, onlyAfter, measures, broken, mended, p } = comparison;
  return {
    runs: [...runs],
    common,
    relabelled: relabelled.length,
    onlyBefore,
    onlyAfter,
    measures: [...measures],
    broken: broken.map(changeView),
    mended: mended.map(changeView),
    p,
  };
}

/** With the cause on the side on which it was wrong. */
function changeView({ set, id, question, before, after }: Change): EvalsComparison['broken'][number] {
  const found = after.cause ?? before.cause;
  const cause =
    found === null ? null : { id: found.cause, name: CAUSES[found.cause][0], evidence: found.evidence };
  return { set, id, question, cause };
}
