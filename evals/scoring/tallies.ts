import { citationPrecision, citationRecall, ndcgAt, recallAt, reciprocalRank } from '../metrics.ts';
import type { Inspection } from './inspect.ts';
import type { MeasureId, Tallies, Tally } from './measures.ts';

/** What one case adds to each measure that it says something about. */
export function talliesOf(seen: Inspection, isCaseRight: boolean): Tallies {
  const all: [MeasureId, Tally | null][] = [
    ['right', yesOrNo(isCaseRight)],
    ...searchTallies(seen),
    ...citationTallies(seen),
    ...amountTallies(seen),
    ...factTallies(seen),
    ...refusalTallies(seen),
    ['turnsRight', turnTally(seen)],
  ];
  return Object.fromEntries(all.filter(([, tally]) => tally !== null && tally.of > 0));
}

const yesOrNo = (is: boolean): Tally => ({ hit: is ? 1 : 0, of: 1 });
const shareOf = (share: number | null): Tally | null => (share === null ? null : { hit: share, of: 1 });

type Entries = [MeasureId, Tally | null][];

function searchTallies({ record: { ranked }, keyClauses, mustRefuse }: Inspection): Entries {
  if (ranked === null || keyClauses.size === 0 || mustRefuse === true) return [];
  return [
    ['recallAt1', shareOf(recallAt(ranked, keyClauses, 1))],
    ['recallAt5', shareOf(recallAt(ranked, keyClauses, 5))],
    ['recallAt10', shareOf(recallAt(ranked, keyClauses, 10))],
    ['mrr', shareOf(reciprocalRank(ranked.slice(0, 10), keyClauses))],
    ['ndcgAt10', shareOf(ndcgAt(ranked, keyClauses, 10))],
  ];
}

function citationTallies({ keyClauses, accepted, cited, quotes, mustRefuse, ...seen }: Inspection): Entries {
  const { mustContain, mustNot } = seen.case;
  const said = mustContain.length - seen.missingPhrases.length;
  const always: Entries = [
    ['quoteExact', quotes],
    ['mustContain', mustContain.length === 0 ? null : { hit: said / mustContain.length, of: 1 }],
    ['mustNotSaid', mustNot.length === 0 ? null : yesOrNo(seen.forbidden.length > 0)],
  ];
  if (mustRefuse === true) return always;
  const hasKey = keyClauses.size > 0;
  return [
    ...always,
    ['citationRecall', hasKey ? shareOf(citationRecall(cited, keyClauses)) : null],
    ['citationPrecision', accepted.size > 0 ? shareOf(citationPrecision(cited, accepted)) : null],
    ['allCited', hasKey ? yesOrNo(seen.uncited.length === 0) : null],
  ];
}

function amountTallies({ amount, wrongNumber, asked }: Inspection): Entries {
  return [
    ['amountExact', amount === null ? null : yesOrNo(amount === 'right')],
    ['wrongNumber', wrongNumber === null ? null : yesOrNo(wrongNumber)],
    ['asked', asked === null ? null : yesOrNo(asked)],
  ];
}

/** Micro: each fact counts once, so F1 is twice the right ones over all labelled and all read. */
function factTallies({ facts }: Inspection): Entries {
  if (facts === null) return [];
  const right = facts.right.length;
  const read = right + facts.wrong.length + facts.extra.length;
  const labelled = right + facts.wrong.length + facts.missing.length;
  return [
    ['factPrecision', { hit: right, of: read }],
    ['factRecall', { hit: right, of: labelled }],
    ['factF1', { hit: 2 * right, of: read + labelled }],
  ];
}

function refusalTallies({ mustRefuse, refused }: Inspection): Entries {
  return [
    ['refused', mustRefuse === true ? yesOrNo(refused) : null],
    ['falselyRefused', mustRefuse === false ? yesOrNo(refused) : null],
  ];
}

function turnTally({ wrongTurns, labelledTurns }: Inspection): Tally {
  return { hit: labelledTurns - wrongTurns.length, of: labelledTurns };
}
