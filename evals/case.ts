/** One labelled question, whatever file it came from: what the runner asks and what the scorers compare with. */

/** A place in the library, by the source file's name (or document id) and its locator. */
export interface GoldPlace {
  doc: string;
  clause: string;
  /** Words of that place that justify the label. */
  quote: string;
  /** `key` must be found and cited; `related` may be cited without harm. */
  role: 'key' | 'related';
}

export type ExpectedStatus = 'cited' | 'calculated' | 'needsFacts' | 'refused';

/** In yuan. `ineligible` is a nought with its reason, `notStated` that the text grants support without a figure. */
export interface ExpectedAmount {
  kind: 'fixed' | 'upTo' | 'range' | 'ineligible' | 'needsFacts' | 'notStated';
  min: number | null;
  max: number | null;
}

/** A fact that must be read out of the question: an id of the vocabulary, and the value as `facts` of a request takes it. */
export interface ExpectedFact {
  factId: string;
  value: unknown;
}

export interface ExpectedTurn {
  place: { doc: string; clause: string } | null;
  mustContain: readonly string[];
}

/** Empty lists and nulls mean "not labelled", unless said otherwise: what is not labelled is not scored. */
export interface EvalCase {
  id: string;
  /** 1-based line of the file, for messages. */
  line: number;
  /** What the tables group by: the kind of a qa question, the expected kind of an amount, or the first tag. */
  kind: string;
  tags: readonly string[];
  /** Sent one after another, each with the turns before it and the answers really given; at least one. */
  turns: readonly string[];
  /** Of the same length as `turns`, or empty. */
  expectedTurns: readonly ExpectedTurn[];
  /** ISO date; null: the day of the run. */
  asOf: string | null;
  /** Handed over with the question, as `facts` of the request. */
  facts: Readonly<Record<string, unknown>>;
  /** Any of these is right. */
  status: readonly ExpectedStatus[];
  /** Null: not labelled. False: it must be refused. */
  answerable: boolean | null;
  gold: readonly GoldPlace[];
  mustContain: readonly string[];
  mustNot: readonly string[];
  /** Any of these is right; the first is the one to show. */
  amounts: readonly ExpectedAmount[];
  /** Facts of which one at least must be asked for. */
  missing: readonly string[];
  /** All facts of the question, and no others; null: not labelled (an empty list says that there are none). */
  expectedFacts: readonly ExpectedFact[] | null;
  note: string;
}

export interface CaseSet {
  /** File name, for messages and reports. */
  file: string;
  cases: readonly EvalCase[];
}
