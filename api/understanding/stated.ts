/** A fact in the form in which the calculator takes it: `"2600万美元"`, true, 流通型, items of a list. */
export type FactInput = string | boolean | readonly string[] | readonly Readonly<Record<string, FactInput>>[];

/** Offsets into the question. */
export interface SourceSpan {
  start: number;
  end: number;
}

/** A fact that the asker states, with the words that state it. */
export interface StatedFact {
  factId: string;
  value: FactInput;
  /** The words, in the order of the text. */
  spans: readonly SourceSpan[];
  /** Of a set: the words for each of its options. */
  options?: ReadonlyMap<string, readonly SourceSpan[]>;
  /** How loose words were taken: 约 as ten percent either way, 一款 as one. Null where nothing was decided. */
  note: string | null;
}

/** A payment that was had already, for the award that the question is about. */
export interface StatedPayment {
  /** As the calculator takes it. */
  amount: string;
  when: 'before' | 'thisYear';
  span: SourceSpan;
}

/** Words for a fact that cannot be used as they are: dollars without saying so, yuan for a fact in dollars. */
export interface UnusableFact {
  factId: string;
  span: SourceSpan;
  why: string;
}

/** All that one text says of the facts of the vocabulary. */
export interface ReadFacts {
  facts: StatedFact[];
  payments: StatedPayment[];
  unusable: UnusableFact[];
  /** Facts whose words stand in the text, with or without a value, and where: what it speaks of. */
  named: ReadonlyMap<string, readonly SourceSpan[]>;
}
