import type { Amount, Citation } from '../../corpus/index.ts';

/** A fact to ask for. */
export interface MissingFact {
  factId: string;
  label: string;
  question: string;
  unit?: string;
  options?: string[];
}

/** Something a reader must know besides the amount. */
export interface Notice {
  code: string;
  message: string;
  documentId?: string;
}

/** One step of the calculation as a sentence; `marker` points into `AwardResult.citations`. */
export interface ResultStep {
  op: string;
  text: string;
  value?: string;
  marker?: number;
}

/** One way to read the clause, with the amount it gives here. */
export interface ResultReading {
  id: string;
  text: string;
  amount: Amount;
  chosen: boolean;
  /** Facts that only this reading needs; its amount is open until they are known. */
  missingFacts: MissingFact[];
}

/** What is answered about one award: the shape of the HTTP contract, with the words its steps point to. */
export interface AwardResult {
  awardId: string;
  title: string;
  documentId: string;
  clauseId: string;
  outcome: 'calculated' | 'needsFacts' | 'ineligible' | 'amountNotStated';
  amount: Amount;
  /** Fact → condition → formula → cap → amount. */
  steps: ResultStep[];
  /** The most decisive first; empty unless the outcome waits for them. */
  missingFacts: MissingFact[];
  /** Facts that could only lower the ceiling; nothing waits for them. */
  refiningFacts: MissingFact[];
  /** The condition that fails, with its clause. */
  because?: string;
  /** The citation that states it. */
  becauseMarker?: number;
  /** Empty, or the chosen reading and those that give another amount. */
  readings: ResultReading[];
  notices: Notice[];
  citations: Citation[];
}
