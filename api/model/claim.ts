import { findQuantities, type Fact, type FactVocabulary, type Quantity } from '../../corpus/index.ts';
import type { FactValue as ReadValue } from '../calculator/index.ts';

/** Why a proposal is not believed. */
export type BrokenRule =
  | 'unknownFact'
  | 'wholeList'
  | 'wordsNotInText'
  | 'wordsEverywhere'
  | 'unreadableValue'
  | 'numberNotInWords'
  | 'boundNotInWords'
  | 'textNotInWords'
  | 'otherFactInWords'
  | 'otherOptionInWords'
  | 'factNotInWords'
  | 'deniedInWords'
  | 'askedInWords';

/** The user's text with its figures; `shown` is the part that the model has seen. */
export interface UserText {
  whole: string;
  shown: string;
  figures: readonly Quantity[];
}

export function readUserText(whole: string, mostShown: number): UserText {
  return { whole, shown: whole.slice(0, mostShown), figures: findQuantities(whole) };
}

/** Reads a value of one fact as the API does; null where it would be refused. */
export type Read = (value: unknown) => ReadValue | null;

/** What is claimed of one fact. */
export interface Claim {
  factId: string;
  fact: Fact;
  meant: ReadValue;
  /** The parts of a sum, each read; otherwise the value alone. */
  pieces: (ReadValue | null)[];
  read: Read;
  vocabulary: FactVocabulary;
}

/** The words where they stand in the text. */
export interface Place {
  text: UserText;
  words: string;
  start: number;
  end: number;
}

/** 贷款 names the list of loans, and so no other fact than the principal of one. */
export function isAboutOthers(factId: string, named: ReadonlySet<string>): boolean {
  const [list = ''] = factId.split('.');
  return named.size > 0 && !named.has(factId) && !named.has(list);
}
