/** Who is asked: the system in this process, or a server. */
import type { Answer, AskRequest } from '../../api/contract.ts';
import type { PolicyDocument, RuleSet } from '../../corpus/index.ts';
import type { LabelledLibrary } from '../cases/index.ts';

/** A failure belongs to the one question: the others are asked all the same. */
export type Reply<T> = { kind: 'ok'; value: T } | { kind: 'failed'; message: string };

/** With the milliseconds that the reply took; of several tries the last one, without the waiting before it. */
export type TimedReply<T> = Reply<T> & { elapsedMs: number };

export interface KnowledgeBase {
  version: string;
  documents: number;
}

export interface Respondent {
  knowledgeBase: KnowledgeBase;
  /** Which program it is, as far as can be known: answers of different ones must not be mixed. */
  program: string | null;
  ask(request: AskRequest): Promise<TimedReply<Answer>>;
  /** Clause ids, best first. */
  rank(query: string): Promise<Reply<string[]>>;
  close(): Promise<void>;
}

/** The two steps of opening: labels are checked before anything slow is done. */
export interface Source {
  library: LabelledLibrary;
  /** As the answers quote them. */
  documents: readonly PolicyDocument[];
  /** Null where the system does not give them away. */
  rules: RuleSet | null;
  open(): Promise<Respondent>;
}

/** The server does not answer any more, not even that it is alive. */
export class ServerGone extends Error {
  override readonly name = 'ServerGone';
}

/** The widest list that is measured; a server gives no more at once. */
export const SEARCH_DEPTH = 100;
