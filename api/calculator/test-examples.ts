import type { AwardRule, Example, ExampleOutcome, RuleSet } from '../../corpus/index.ts';
import { calculate, parseFacts } from './index.ts';
import type { AwardResult } from './index.ts';
import { asOf } from './test-library.ts';

/** What is wrong with one worked example; empty where it holds. */
export function checkExample(rules: RuleSet, award: AwardRule, example: Example): string[] {
  const parsed = parseFacts(rules.vocabulary, example.facts, new Set(rules.awards.map(({ id }) => id)));
  if (parsed.kind === 'invalid') return parsed.issues.map(({ factId, message }) => `${factId}: ${message}`);
  const [result] = calculate(rules, parsed.facts, asOf, { awardIds: [award.id] }).results;
  if (result === undefined) return ['no result'];
  return [...checkOutcome(result, example.gives), ...checkReadings(result, example.readings)];
}

function checkOutcome(result: AwardResult, expected: ExampleOutcome): string[] {
  const actual = describeResult(result);
  if (expected.kind !== 'needsFacts') {
    const wanted = describeOutcome(expected);
    return actual === wanted ? [] : [`expected ${wanted}, got ${actual}`];
  }
  if (result.outcome !== 'needsFacts') return [`expected needsFacts, got ${actual}`];
  const missing = result.missingFacts.map(({ factId }) => factId);
  const unnamed = expected.facts.filter((id) => !missing.includes(id));
  return unnamed.length === 0
    ? []
    : [`expected to be asked for ${unnamed.join()}, asked for ${missing.join()}`];
}

function checkReadings(result: AwardResult, expected: Example['readings']): string[] {
  const shown = result.readings.filter(({ chosen }) => !chosen);
  const missing = Object.entries(expected).flatMap(([id, outcome]) => {
    const reading = shown.find((one) => one.id === id);
    if (reading === undefined) return [`reading ${id} is not shown`];
    if (outcome.kind === 'needsFacts' || reading.missingFacts.length > 0) {
      return checkNeeds(id, reading, outcome);
    }
    const actual = describeAmount(reading.amount);
    const wanted = outcome.kind === 'ineligible' ? 'fixed 0' : describeOutcome(outcome);
    return actual === wanted ? [] : [`reading ${id}: expected ${wanted}, got ${actual}`];
  });
  const extra = shown
    .filter(({ id }) => !Object.hasOwn(expected, id))
    .map(({ id }) => `unexpected reading ${id}`);
  return [...missing, ...extra];
}

/** A reading that is open names exactly the facts it waits for. */
function checkNeeds(
  id: string,
  { missingFacts }: AwardResult['readings'][number],
  outcome: ExampleOutcome,
): string[] {
  const needs = missingFacts.map(({ factId }) => factId).join();
  const wanted = outcome.kind === 'needsFacts' ? outcome.facts.join() : 'nothing';
  return needs === wanted ? [] : [`reading ${id}: expected to need ${wanted}, needs ${needs}`];
}

function describeResult({ outcome, amount }: AwardResult): string {
  return outcome === 'calculated' ? describeAmount(amount) : outcome;
}

function describeAmount({ kind, min, max }: AwardResult['amount']): string {
  return kind === 'fixed' ? `fixed ${max}` : kind === 'upTo' ? `upTo ${max}` : `range ${min} ${max}`;
}

function describeOutcome(outcome: ExampleOutcome): string {
  switch (outcome.kind) {
    case 'fixed':
    case 'upTo':
      return `${outcome.kind} ${outcome.amount.toString()}`;
    case 'range':
      return `range ${outcome.from.toString()} ${outcome.to.toString()}`;
    case 'needsFacts':
    case 'ineligible':
    case 'amountNotStated':
      return outcome.kind;
  }
}
