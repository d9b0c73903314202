import { describe, expect, it } from 'vitest';
import { parseSet, SetError, loadSet } from './sets.ts';

const single = {
  id: 'EQ-1',
  kind: 'enterprise_qa',
  question: '参展补贴多少',
  doc: ['a.txt'],
  gold: [{ doc: 'a.txt', clause: '一、1', quote: '补贴', role: 'key' }],
  must_contain: ['50%'],
  must_not: [],
  answerable: true,
  note: '',
};
const conversation = {
  ...single,
  id: 'MT-1',
  kind: 'multi_turn',
  question: undefined,
  turns: ['国家级多少？', '省级呢？'],
  turn_expect: [
    { doc: 'a.txt', clause: '一、1', must_contain: [] },
    { doc: 'a.txt', clause: '一、1', must_contain: ['50万元'] },
  ],
};
const numeric = {
  id: 'g1',
  question: '能补多少',
  doc: 'a.txt',
  clauses: ['三、附则 4'],
  quote: '补贴',
  facts: { newly: true, fees: [1, 2], items: [{ n: 1 }] },
  expect: {
    kind: 'fixed',
    amount_min: 1,
    amount_max: 1,
    currency: 'CNY',
    unit: 'yuan',
    period: null,
  },
  steps: '',
  ambiguity: 'none',
};

const lines = (...rows: object[]): string => rows.map((row) => JSON.stringify(row)).join('\n');

function problemsOf(text: string): readonly string[] {
  try {
    parseSet(text, 'x.jsonl');
  } catch (error) {
    if (error instanceof SetError) return error.problems;
    throw error;
  }
  return [];
}

describe('parseSet', () => {
  it('reads single questions and conversations, and knows their lines', () => {
    const set = parseSet(`\uFEFF${lines(single)}\n\n${lines(conversation)}\n`, 'x.jsonl');
    expect(set.form).toBe('qa');
    expect(set.questions.map(({ id, line }) => [id, line])).toEqual([
      ['EQ-1', 1],
      ['MT-1', 3],
    ]);
  });

  it('reads questions about amounts, with further accepted answers', () => {
    const accept = [{ kind: 'up_to', amount_min: null, amount_max: 2 }];
    const set = parseSet(lines(numeric, { ...numeric, id: 'g2', accept }), 'x.jsonl');
    expect(set.form).toBe('numeric');
    expect(set.questions).toHaveLength(2);
  });

  it('names file, line and field of every problem, not only the first', () => {
    const problems = problemsOf(
      lines(
        single,
        { ...single, id: 'EQ-2', must_contain: '50%' },
        { ...single, id: 'EQ-3', gold: [{ ...single.gold[0], role: 'main' }], extra: 1 },
      ),
    );
    expect(problems).toHaveLength(3);
    expect(problems[0]).toMatch(/^x\.jsonl:2 must_contain: /u);
    expect(problems[1]).toMatch(/^x\.jsonl:3 gold\.0\.role: /u);
    expect(problems[2]).toMatch(/^x\.jsonl:3 整行: .*extra/u);
  });

  it.each([
    ['a line that is not JSON', `${lines(single)}\n{"id":`, 'x.jsonl:2 '],
    ['an unknown kind', lines({ ...single, kind: 'riddle' }), 'x.jsonl:1 kind: '],
    ['a repeated id', lines(single, single), 'x.jsonl:2 id: EQ-1 与第 1 行重复'],
    ['an answerable question without key', lines({ ...single, gold: [] }), 'x.jsonl:1 gold: '],
    ['an unanswerable question with key', lines({ ...single, answerable: false }), 'x.jsonl:1 gold: '],
    ['turns without expectations', lines({ ...conversation, turn_expect: [] }), 'x.jsonl:1 turn_expect: '],
    ['an empty file', '\n', 'x.jsonl: 没有题目'],
    ['a file of two forms', lines(single, numeric), 'x.jsonl:2 '],
    [
      'a currency other than CNY',
      lines({ ...numeric, expect: { ...numeric.expect, currency: 'USD' } }),
      'x.jsonl:1 expect.currency: ',
    ],
    [
      'a phrase asked for and forbidden',
      lines({ ...single, must_contain: ['50 %'], must_not: ['50%'] }),
      'x.jsonl:1 must_not: ',
    ],
    ...[
      { kind: 'fixed', amount_min: 9, amount_max: -3 },
      { kind: 'fixed', amount_min: 1, amount_max: 2 },
      { kind: 'fixed', amount_min: null, amount_max: 2 },
      { kind: 'up_to', amount_min: null, amount_max: -1 },
      { kind: 'up_to', amount_min: 1, amount_max: 2 },
      { kind: 'range', amount_min: 2, amount_max: 2 },
      { kind: 'range', amount_min: null, amount_max: 2 },
      { kind: 'not_eligible', amount_min: 0, amount_max: 1 },
      { kind: 'needs_facts', amount_min: null, amount_max: 1 },
      { kind: 'no_amount', amount_min: 0, amount_max: null },
    ].flatMap((amount): [string, string, string][] => [
      [
        `${JSON.stringify(amount)} as expected`,
        lines({ ...numeric, expect: { ...numeric.expect, ...amount } }),
        'x.jsonl:1 expect.amount_max: ',
      ],
      [
        `${JSON.stringify(amount)} as accepted`,
        lines({ ...numeric, accept: [amount] }),
        'x.jsonl:1 accept.0.amount_max: ',
      ],
    ]),
  ])('refuses %s', (_, text, start) => {
    expect(problemsOf(text)).toEqual(expect.arrayContaining([expect.stringContaining(start)]));
  });

  it('keeps an empty question: it is a question to refuse', () => {
    expect(parseSet(lines({ ...single, question: '' }), 'x.jsonl').questions).toHaveLength(1);
  });
});

describe('loadSet', () => {
  it.each([
    ['qa.dev.jsonl', 'qa', 163],
    ['numeric.dev.jsonl', 'numeric', 127],
  ] as const)('reads the bundled set %s', async (name, form, count) => {
    const set = await loadSet(new URL(`./sets/${name}`, import.meta.url).pathname);
    expect([set.form, set.questions.length, set.file]).toEqual([form, count, name]);
  });

  it('says which file cannot be read', async () => {
    await expect(loadSet('/nowhere/x.jsonl')).rejects.toThrow('/nowhere/x.jsonl');
  });
});
