import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import type { Library } from '../app-env.ts';
import type { Answer } from '../contract.ts';
import { openTestLibrary } from '../test-app.ts';
import { createAnswerer } from './answerer.ts';
import { faultsOf, type Removal } from './gate.ts';
import type { Line } from './line.ts';
import { type Mutant, mutantsOf } from './test-mutants.ts';

const asOf = '2026-11-22';

let library: Library;
beforeAll(async () => {
  library = await openTestLibrary();
});
afterAll(() => library.index.close());

function questionsOf(set: string): string[] {
  const lines = readFileSync(`evals/sets/${set}.jsonl`, 'utf8').trim().split('\n');
  return lines.flatMap((line) => {
    const row: unknown = JSON.parse(line);
    return typeof row === 'object' && row !== null && 'question' in row ? [String(row.question)] : [];
  });
}

interface Asked {
  question: string;
  answer: Answer;
  /** As they were composed. */
  lines: readonly Line[];
  removals: readonly Removal[];
}

type Replace = (line: Line, at: number) => Line;

/** Asks with other words put in place of some lines, before they are checked. */
async function ask(question: string, replace: Replace = (line) => line): Promise<Asked> {
  let composed: readonly Line[] = [];
  const removals: Removal[] = [];
  const answerer = createAnswerer({
    index: library.index,
    rules: library.rules,
    today: () => asOf,
    revise: (lines) => {
      composed = lines;
      return lines.map(replace);
    },
  });
  const answer = await answerer.answer({ question }, { onRemovals: (found) => removals.push(...found) });
  return { question, answer, lines: composed, removals };
}

describe('true answers', () => {
  test.each(['numeric.dev', 'qa.dev'])(
    'lose no word: %s',
    async (set) => {
      const questions = questionsOf(set);
      const lost: string[] = [];
      for (const question of questions) {
        const { removals } = await ask(question);
        if (removals.length > 0) lost.push(`${question}: ${removals.map(({ kind }) => kind).join(' ')}`);
      }
      expect(questions.length).toBeGreaterThan(100);
      expect(lost).toEqual([]);
    },
    240_000,
  );
});

describe('false words put between composing and the gate', () => {
  let asked: Asked[] = [];
  let mutants: (Mutant & { of: Asked })[] = [];
  beforeAll(async () => {
    asked = [];
    for (const question of questionsOf('numeric.dev')) asked.push(await ask(question));
    mutants = asked.flatMap((of) => mutantsOf(of.lines).map((mutant) => ({ ...mutant, of })));
  }, 240_000);
  const falseOnes = () => mutants.filter(({ isTrue }) => !isTrue);

  test('are many, of every sort, and few come out true', () => {
    const kinds = [...new Set(mutants.map(({ how }) => how))];
    const counts = kinds.map((how) => [how, falseOnes().filter((one) => one.how === how).length] as const);
    const skipped = 1 - falseOnes().length / mutants.length;
    console.info(
      `${falseOnes().length} false lines of ${asked.length} answers; ${(skipped * 100).toFixed(1)}% more are true:`,
      Object.fromEntries(counts),
    );
    expect(asked.length).toBeGreaterThanOrEqual(60);
    expect(falseOnes().length).toBeGreaterThanOrEqual(500);
    expect(Math.min(...counts.map(([, count]) => count))).toBeGreaterThanOrEqual(5);
    expect(skipped).toBeLessThan(0.15);
  });

  test('are all caught', () => {
    const missed = falseOnes().filter(({ of, at, text }) => {
      const line = of.lines[at];
      return line !== undefined && faultsOf({ ...line, text }).length === 0;
    });
    expect(missed.map(({ how, text }) => `${how}: ${text}`)).toEqual([]);
  });

  test('never reach the answer, and leave the rest of it', async () => {
    const step = Math.max(1, Math.floor(falseOnes().length / 200));
    const sample = falseOnes().filter((_, at) => at % step === 0);
    expect(sample.length).toBeGreaterThanOrEqual(150);
    for (const { of, at, text } of sample) {
      const { answer, removals } = await ask(of.question, (line, place) =>
        place === at ? { ...line, text } : line,
      );
      expect(removals.length).toBeGreaterThan(0);
      expect(answer.text.split('\n').map((line) => line.replaceAll(/\[\d+\]/g, ''))).not.toContain(text);
      expect(answer.text).not.toBe('');
      expect(JSON.stringify(answer)).not.toContain(JSON.stringify(text).slice(1, -1));
    }
  }, 400_000);
});

describe('what falls with a line', () => {
  const question = '我们评上了国家级单项冠军，能拿多少';
  const spoil =
    (kind: Line['part']['kind']): Replace =>
    (line) =>
      line.part.kind === kind ? { ...line, text: `${line.text}，共987万元` } : line;

  test('is the step of the award, and nothing else', async () => {
    const { answer: whole } = await ask(question);
    const { answer } = await ask(question, spoil('step'));
    expect(whole.awards[0]?.steps.length).toBeGreaterThan(0);
    expect(answer).toMatchObject({ status: whole.status, total: whole.total });
    expect(answer.awards[0]?.steps).toEqual([]);
    expect(whole.notices.map(({ code }) => code)).not.toContain('guardRemoved');
    expect(answer.notices.map(({ code }) => code)).toContain('guardRemoved');
    expect(answer.awards[0]?.amount).toEqual(whole.awards[0]?.amount);
  });

  test('is the award with its headline: the clause stays, and no sum is stated anywhere', async () => {
    const { answer } = await ask(question, spoil('headline'));
    expect(answer).toMatchObject({ status: 'cited', awards: [], total: null, refusal: null });
    expect(answer.citations.length).toBeGreaterThan(0);
    expect(answer.text).toContain(answer.citations[0]?.quote ?? '?');
    expect(answer.text).not.toContain('987');
  });

  test('is the citation of a quotation; an answer without any is a refusal', async () => {
    const { answer } = await ask('专精特新意见第9条', spoil('quotation'));
    expect(answer).toMatchObject({ status: 'refused', citations: [], refusal: { code: 'notCovered' } });
  });
});
