import { describe, expect, it } from 'vitest';
import type { AwardRule, Fact, FactVocabulary, QuantityFact } from '../../corpus/index.ts';
import { createFactReader } from './read-facts.ts';
import type { FactInput, ReadFacts } from './stated.ts';

const quantity = (id: string, label: string, more: Partial<QuantityFact>): QuantityFact => ({
  id,
  label,
  kind: 'quantity',
  dimension: 'count',
  unit: '个',
  aliases: [],
  contraries: [],
  given: [],
  derive: [],
  signed: false,
  scope: 'enterprise',
  question: '多少？',
  ...more,
});

const all: Fact[] = [
  quantity('used', '年综合能耗', { unit: '吨标准煤' }),
  quantity('saved', '年节能量', { unit: '吨标准煤' }),
  quantity('power', '装机容量', { unit: '千瓦', aliases: ['水轮机'] }),
  quantity('interest', '当年实付利息', { dimension: 'yuan', unit: '万元' }),
  quantity('lots', '建成的车位', { aliases: ['车位'] }),
  {
    id: 'open',
    label: '车位向社会开放',
    kind: 'boolean',
    aliases: ['对社会开放', '公用车位'],
    contraries: [],
    entails: {},
    scope: 'enterprise',
    question: '开放吗？',
  },
];
const vocabulary: FactVocabulary = { facts: new Map(all.map((fact) => [fact.id, fact])), fields: new Map() };
const reader = createFactReader(vocabulary);

/** An award that looks at these facts alone. */
const award = (factIds: string[]): AwardRule => ({
  id: 'award',
  title: '奖励',
  documentId: 'document',
  anchors: [],
  period: null,
  unstated: null,
  review: null,
  years: null,
  topUp: null,
  when: null,
  amount: null,
  uplift: [],
  caps: [],
  groups: [],
  yieldsTo: [],
  caseByCase: false,
  settings: {},
  readings: [],
  general: [],
  exceptions: [],
  notes: [],
  unused: [],
  examples: [],
  factIds,
});
const read = (text: string, ...factIds: string[]): ReadFacts =>
  reader(text, { awards: factIds.length === 0 ? null : [award(factIds)], year: 2025 });
const facts = (text: string, ...factIds: string[]): Record<string, FactInput> =>
  Object.fromEntries(read(text, ...factIds).facts.map(({ factId, value }) => [factId, value]));

describe('what is measured', () => {
  it('speaks of every fact measured so, before the award is known', () => {
    expect([...read('一年省下650吨标煤').named.keys()].toSorted()).toEqual(['saved', 'used']);
  });

  it.each([
    ['一年省下650吨标煤', 'saved', '650吨标准煤'],
    ['每年刚好少用800吨标准煤', 'saved', '800吨标准煤'],
    ['一年要用掉2600吨标准煤', 'used', '2600吨标准煤'],
    ['每年节约标准煤2600吨', 'saved', '2600吨标准煤'],
    ['水轮机一共2兆瓦', 'power', '2000千瓦'],
  ])('%s is %s', (text, factId, value) => {
    expect(facts(text, factId)).toEqual({ [factId]: value });
  });

  it.each([
    ['一年要用掉2600吨标准煤', 'saved'],
    ['省里核定2600吨标准煤', 'saved'],
    ['从3000吨标准煤降到2300吨标准煤', 'saved'],
    ['用电负荷600千瓦', 'power'],
    ['水轮机装好了', 'power'],
  ])('%s says nothing of %s', (text, factId) => {
    expect(facts(text, factId)).toEqual({});
  });
});

describe('the noun of a label', () => {
  it('names the figure it stands behind', () => {
    expect(facts('今年付掉160万元利息', 'interest')).toEqual({ interest: '160万元' });
  });
  it('leaves what is lent alone', () => {
    expect(facts('贷款到手160万元', 'interest')).toEqual({});
  });
});

it.each(['30个对社会开放的车位', '30个公用车位'])('%s counts them and says what they are', (text) => {
  expect(facts(text, 'open', 'lots')).toEqual({ open: true, lots: '30个' });
});
