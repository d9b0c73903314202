import type { PolicyDocument, Quantity } from '../../corpus/index.ts';
import type { Draft } from './compose.ts';
import type { RefusalReason } from './refuse.ts';
import type { Scope } from './scope.ts';
import type { Assessment } from './assess.ts';

/** A term rarer than this names a subject; 补贴, 企业, 最高 do not. */
export const SUBJECT_WEIGHT = 2.6;

/** What was found before it is verified and worded. */
export type Finding =
  | { kind: 'draft'; draft: Draft }
  | { kind: 'refusal'; reason: RefusalReason }
  /** Awards decided for the asker's facts, and what is quoted for other parts of the question. */
  | { kind: 'awards'; assessment: Assessment; quoted: Draft | null };

/** Everything that finding an answer needs to know of one request. */
export interface Inquiry {
  /** The question itself, without orders and repetition. */
  focus: string;
  /** Earlier questions that it leans on, oldest first. */
  context: string[];
  /** With what earlier turns supply; this is searched. */
  searched: string;
  /** The asker states something and wants it confirmed. */
  confirms: boolean;
  /** Figures that the asker states. */
  quantities: Quantity[];
  scope: Scope;
  /** Documents that the caller allows, whatever the question names. */
  requested: PolicyDocument[];
  /** Pieces of titles that name one document (`tellingPieces`). */
  telling: Map<string, string>;
}
