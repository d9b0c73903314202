export { createFactReader, type ReadFactsOf, type ReadOptions } from './read-facts.ts';
export type { FactInput, ReadFacts, SourceSpan, StatedFact, StatedPayment, UnusableFact } from './stated.ts';
export { indexAwards, type AwardIndex } from './award-words.ts';
export {
  asksForSeveral,
  chooseAwards,
  matchAwards,
  rankAwards,
  type AwardEvidence,
  type RankedAward,
} from './choose-awards.ts';
export { type ReplacedFigure, replaceFigure } from './follow-up.ts';
export { maskDocumentNames } from './mask.ts';
