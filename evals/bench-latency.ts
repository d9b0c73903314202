/** How long an answer takes, beside the embedding that any answer needs. */
import { relativeTo, spread } from './bench-stats.ts';
import type { Spread } from './bench-stats.ts';
import type { System } from './evaluate.ts';

const OPERATIONS = ['embed', 'search', 'ask'] as const;
type Operation = (typeof OPERATIONS)[number];

export interface Latency extends Spread {
  operation: Operation;
  /** The same percentile of the bare embedding taken as 1. */
  toEmbed: { p50: number; p95: number };
}

export interface LatencyPlan {
  /** Measured passes over all questions. */
  rounds: number;
  /** Passes before, thrown away: compiled code and filled buffers are what a running server has. */
  warmUp: number;
}

/**
 * Times bare query embedding, whole search and whole answer for the same questions. The three take turns on each
 * question and change places each round, so that a slow spell of the machine falls on all of them.
 */
export async function measureLatency(
  questions: readonly string[],
  system: System,
  plan: LatencyPlan,
  onProgress: (done: number, total: number) => void,
): Promise<Latency[]> {
  const timings: Record<Operation, number[]> = { embed: [], search: [], ask: [] };
  const rounds = plan.warmUp + plan.rounds;
  for (let round = 0; round < rounds; round += 1) {
    for (const question of questions) {
      for (const operation of rotated(round)) {
        const took = await timed(() => perform(operation, question, system));
        if (round >= plan.warmUp) timings[operation].push(took);
      }
    }
    onProgress(round + 1, rounds);
  }
  const base = spread(timings.embed);
  return OPERATIONS.map((operation) => {
    const measured = spread(timings[operation]);
    return { operation, ...measured, toEmbed: relativeTo(base, measured) };
  });
}

function rotated(round: number): readonly Operation[] {
  const by = round % OPERATIONS.length;
  return [...OPERATIONS.slice(by), ...OPERATIONS.slice(0, by)];
}

async function perform(operation: Operation, question: string, { index, answerer }: System): Promise<void> {
  switch (operation) {
    case 'embed':
      await index.embed([question], 'query');
      return;
    case 'search':
      await index.search(question, { k: 10 });
      return;
    case 'ask':
      await answerer.answer({ question });
      return;
  }
}

/** Milliseconds that the work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
