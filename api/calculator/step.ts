import type { Anchor } from '../../corpus/index.ts';
import { formatInterval, openAmount } from './format.ts';
import type { Interval } from './interval.ts';
import { sentences } from './sentences.ts';

/**
 * One step of a calculation as data: what was done to what, by which words of the clause. Words are formed only when the
 * step is shown: most awards turn out not to apply, and nobody reads the steps to that.
 */
export interface Step {
  op: StepOp;
  /** Filled into the sentence of `op`, see `sentences.ts`. */
  inputs: () => Readonly<Record<string, string>>;
  /** The amount after the step; in words where it is no money. */
  result: Interval | string | undefined;
  /** Texts of the clause by which its words are found (a number, a label), or the words themselves. */
  by: readonly string[] | Anchor;
}

export type StepOp = keyof typeof sentences;

/** A step as a Chinese sentence. */
export function renderStep(step: Step): string {
  const { op, inputs } = step;
  const words = inputs();
  const sentence = op === 'cap' && words['amount'] === openAmount ? 'capOpen' : op;
  return sentences[sentence].replace(/\{(\w+)\}/gu, (_, name: string) =>
    name === 'result' ? (resultText(step) ?? '') : (words[name] ?? ''),
  );
}

/** What a step came to, in words. */
export function resultText({ result }: Step): string | undefined {
  return typeof result === 'object' ? formatInterval(result) : result;
}

/** Inputs that are figures the calculator came to; all others name facts, or repeat the clause. */
const COMPUTED = [
  'amount',
  'limitAmount',
  'used',
  'paid',
  'number',
  'items',
  'years',
  'give',
  'baseAmount',
] as const;

/** The figures of a step as data, apart from the sentence that tells them. */
export function figuresOf(step: Step): string[] {
  const words = step.inputs();
  // 只资助一次, 取最高一项: what the bare sentence says of every calculation.
  const constant = sentences[step.op].replace(/\{\w+\}/gu, '…');
  const own = [resultText(step), ...COMPUTED.map((name) => words[name]), constant];
  return own.filter((text) => text !== undefined);
}
