import { Counter, Registry } from 'prom-client';

/** What is counted besides requests. */
export interface Metrics {
  registry: Registry;
  guardViolations: Counter<'kind'>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const guardViolations = new Counter({
    name: 'cewen_guard_violations_total',
    help: 'Words taken out of answers because their sources do not bear them out, by kind',
    labelNames: ['kind'] as const,
    registers: [registry],
  });
  return { registry, guardViolations };
}
