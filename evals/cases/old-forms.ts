/** The forms `qa` and `numeric` as cases: every label they hold, and none that they do not. */
import type { EvalCase, ExpectedAmount, ExpectedStatus } from '../case.ts';
import type { NumericQuestion, QaQuestion, QuestionSet } from '../sets.ts';

export function casesOf(set: QuestionSet): EvalCase[] {
  return set.form === 'qa' ? set.questions.map(qaCase) : set.questions.map(numericCase);
}

const UNLABELLED = {
  tags: [],
  asOf: null,
  facts: {},
  amounts: [],
  missing: [],
  expectedFacts: null,
  expectedTurns: [],
} satisfies Partial<EvalCase>;

function qaCase(row: QaQuestion): EvalCase {
  const turns = row.kind === 'multi_turn' ? row.turns : [row.question];
  const expected = row.kind === 'multi_turn' ? row.turn_expect : [];
  return {
    ...UNLABELLED,
    id: row.id,
    line: row.line,
    kind: row.kind,
    turns,
    expectedTurns: expected.map(({ doc, clause, must_contain }) => ({
      place: { doc, clause },
      mustContain: must_contain,
    })),
    status: row.answerable ? [] : ['refused'],
    answerable: row.answerable,
    gold: row.gold,
    mustContain: row.must_contain,
    mustNot: row.must_not,
    note: row.note,
  };
}

type Expectation = NonNullable<NumericQuestion['accept']>[number];

/** The labelled `facts` and `steps` are for readers: a numeric question is asked in words alone. */
function numericCase(row: NumericQuestion): EvalCase {
  const expected: Expectation[] = [row.expect, ...(row.accept ?? [])];
  const amounts = expected.map(expectedAmount);
  const isStated = amounts.every(({ kind }) => kind !== 'notStated');
  return {
    ...UNLABELLED,
    id: row.id,
    line: row.line,
    kind: row.expect.kind,
    turns: [row.question],
    // That no amount is stated may be said with a quotation or with a refusal.
    status: isStated ? [...new Set(amounts.map(statusOf))] : [],
    answerable: isStated ? true : null,
    gold: row.clauses.map((clause, at) => ({
      doc: row.doc,
      clause,
      quote: at === 0 ? row.quote : '',
      role: 'key',
    })),
    mustContain: [],
    mustNot: [],
    amounts,
    missing: row.missing ?? [],
    note: row.ambiguity === 'none' ? '' : row.ambiguity,
  };
}

function statusOf({ kind }: ExpectedAmount): ExpectedStatus {
  return kind === 'needsFacts' ? 'needsFacts' : 'calculated';
}

const KIND_OF = {
  fixed: 'fixed',
  up_to: 'upTo',
  range: 'range',
  not_eligible: 'ineligible',
  needs_facts: 'needsFacts',
  no_amount: 'notStated',
} as const satisfies Record<Expectation['kind'], ExpectedAmount['kind']>;

function expectedAmount({ kind, amount_min, amount_max }: Expectation): ExpectedAmount {
  return { kind: KIND_OF[kind], min: amount_min, max: amount_max };
}
