import type { Anchor } from '../../corpus/index.ts';
import { openAmount } from './format.ts';
import { sentences } from './sentences.ts';

/** One step of a calculation as data: what was done to what, by which words of the clause. */
export interface Step {
  op: StepOp;
  /** Filled into the sentence of `op`, see `sentences.ts`. */
  inputs: Readonly<Record<string, string>>;
  /** The amount after the step, in words. */
  result?: string;
  anchor?: Anchor;
}

export type StepOp = keyof typeof sentences;

/** A step as a Chinese sentence. */
export function renderStep({ op, inputs, result }: Step): string {
  const sentence = op === 'cap' && inputs['amount'] === openAmount ? 'capOpen' : op;
  return sentences[sentence].replace(/\{(\w+)\}/gu, (_, name: string) =>
    name === 'result' ? (result ?? '') : (inputs[name] ?? ''),
  );
}
