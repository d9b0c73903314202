import type { PolicyDocument, Quantity } from '../../corpus/index.ts';
import type { Draft } from './compose.ts';
import type { RefusalReason } from './refuse.ts';
import type { Scope } from './scope.ts';

/** A term rarer than this names a subject; 补贴, 企业, 最高 do not. */
export const SUBJECT_WEIGHT = 2.6;

/** What was found before it is verified and worded. */
export type Finding = { kind: 'draft'; draft: Draft } | { kind: 'refusal'; reason: RefusalReason };

/** Everything that finding an answer needs to know of one request. */
export interface Inquiry {
  /** The question itself, without orders and repetition. */
  focus: string;
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
