/** Scores of many questions → the figures that are reported and gated. */
import { mean, refusalRates, share } from './metrics.ts';
import type { Tally } from './outcome.ts';
import type { AskScore, QaScore, SearchScore } from './qa-score.ts';
import { KINDS } from './sets.ts';
import type { Kind } from './sets.ts';

/** The measures; null where no question of the group can say anything about one. Formulas: README.md. */
export interface QaMeasures {
  recallAt5: number | null;
  /** Recall as a share of what a perfect ranking reaches. */
  ofCeilingAt5: number | null;
  /** Share of questions with any key clause among the first five. */
  hitAt5: number | null;
  recallAt10: number | null;
  ofCeilingAt10: number | null;
  mrr: number | null;
  citationRecall: number | null;
  /** Mean over answers; `citationPrecisionMicro` is over all citations. */
  citationPrecision: number | null;
  citationPrecisionMicro: number | null;
  /** Mean over questions; `mustContainMicro` is over all phrases. */
  mustContain: number | null;
  mustContainMicro: number | null;
  refused: number | null;
  falselyRefused: number | null;
  turnsRight: number | null;
  keyBlocksCited: number | null;
  quoteExact: number | null;
  /** Questions answered fully: every key clause cited, every phrase there, refused exactly where it must be. */
  fullyRight: number | null;
}

export interface QaSummary {
  questions: number;
  searched: number;
  /** Phrases asserted that must not be; a correct denial may repeat one, so it is counted and not barred. */
  forbidden: number;
  measures: QaMeasures;
}

export function summarizeQa(scores: readonly QaScore[]): QaSummary {
  const searches = scores.flatMap(({ search }) => search ?? []);
  return {
    questions: scores.length,
    searched: searches.length,
    forbidden: scores.reduce((sum, { ask }) => sum + ask.forbidden, 0),
    measures: { ...searchMeasures(searches), ...askMeasures(scores) },
  };
}

/** One summary for each kind that occurs, in the order of {@link KINDS}. */
export function summarizeByKind(scores: readonly QaScore[]): [Kind, QaSummary][] {
  return KINDS.flatMap((kind): [Kind, QaSummary][] => {
    const ofKind = scores.filter((score) => score.kind === kind);
    return ofKind.length === 0 ? [] : [[kind, summarizeQa(ofKind)]];
  });
}

type SearchMeasures = Pick<
  QaMeasures,
  'recallAt5' | 'ofCeilingAt5' | 'hitAt5' | 'recallAt10' | 'ofCeilingAt10' | 'mrr'
>;

function searchMeasures(searches: readonly SearchScore[]): SearchMeasures {
  const average = (pick: (score: SearchScore) => number): number | null => mean(searches.map(pick));
  const recallAt5 = average((score) => score.recallAt5);
  const recallAt10 = average((score) => score.recallAt10);
  return {
    recallAt5,
    ofCeilingAt5: ratio(
      recallAt5,
      average((score) => score.ceilingAt5),
    ),
    hitAt5: share(searches.filter(({ hitAt5 }) => hitAt5).length, searches.length),
    recallAt10,
    ofCeilingAt10: ratio(
      recallAt10,
      average((score) => score.ceilingAt10),
    ),
    mrr: average((score) => score.reciprocalRank),
  };
}

function askMeasures(scores: readonly QaScore[]): Omit<QaMeasures, keyof SearchMeasures> {
  const asks = scores.map(({ ask }) => ask);
  const answered = scores.filter(({ answerable }) => answerable).map(({ ask }) => ask);
  const rates = refusalRates(scores.map(({ answerable, ask }) => ({ answerable, refused: ask.refused })));
  return {
    citationRecall: mean(answered.map(({ keyRecall }) => keyRecall)),
    citationPrecision: macro(answered, (ask) => ask.citations),
    citationPrecisionMicro: micro(answered, (ask) => ask.citations),
    mustContain: macro(answered, (ask) => ask.phrases),
    mustContainMicro: micro(answered, (ask) => ask.phrases),
    refused: rates.refused,
    falselyRefused: rates.falselyRefused,
    turnsRight: micro(asks, (ask) => ask.turns),
    keyBlocksCited: micro(answered, (ask) => ask.keyBlocks),
    quoteExact: micro(asks, (ask) => ask.quotes),
    fullyRight: share(scores.filter(isFullyRight).length, scores.length),
  };
}

function isFullyRight({ answerable, ask }: QaScore): boolean {
  if (!answerable) return ask.refused;
  return !ask.refused && (ask.keyRecall ?? 1) === 1 && ask.phrases.hit === ask.phrases.of;
}

/** Mean of the shares, each question counting the same. */
function macro(asks: readonly AskScore[], pick: (ask: AskScore) => Tally): number | null {
  return mean(asks.map((ask) => share(pick(ask).hit, pick(ask).of)));
}

/** One share over all items, so that a long answer counts for more. */
function micro(asks: readonly AskScore[], pick: (ask: AskScore) => Tally): number | null {
  const sum = (part: keyof Tally): number => asks.reduce((total, ask) => total + pick(ask)[part], 0);
  return share(sum('hit'), sum('of'));
}

function ratio(value: number | null, ceiling: number | null): number | null {
  return value === null || ceiling === null ? null : share(value, ceiling);
}
