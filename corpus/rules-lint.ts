import type { AwardRule, Condition, Expression, Literal, RuleSet } from './award-rule.ts';
import type { Fact, FactVocabulary } from './fact.ts';
import { dimensionMistakes, factOf, thresholdMistakes } from './rules-dimensions.ts';
import { unfoundLiterals, unusedPrintedNumbers } from './rules-literals.ts';
import { walkBody, walkCondition, walkNotes, walkReadings } from './rules-walk.ts';

/** A mistake in an award; `near` is text of the rule close to it, by which its line is found. */
export interface AwardMistake {
  message: string;
  near?: string;
}

/** Everything that can be wrong with one award without calculating it. */
export function lintAward(award: AwardRule, vocabulary: FactVocabulary): AwardMistake[] {
  const mistakes: AwardMistake[] = [];
  const visitor = {
    condition: (one: Condition) => void mistakes.push(...conditionMistakes(one, vocabulary)),
    expression: (one: Expression) => void mistakes.push(...expressionMistakes(one, vocabulary)),
  };
  walkBody(award, visitor);
  walkReadings(award.readings, visitor);
  walkNotes(award.notes, visitor);
  mistakes.push(...unfoundLiterals(award).map(({ literal, message }) => ({ message, near: literal.text })));
  mistakes.push(...dimensionMistakes(award, vocabulary).map((message) => ({ message })));
  mistakes.push(...statedMistakes(award), ...readingMistakes(award), ...yearsMistakes(award, vocabulary));
  return mistakes;
}

/** The same, for a whole rule set in memory; empty for one that was loaded. */
export function lintRules({ awards, vocabulary, documents }: RuleSet): string[] {
  const own = awards.flatMap((award) =>
    lintAward(award, vocabulary).map(({ message }) => `${award.id}：${message}`),
  );
  const unused = [...documents.keys()].flatMap((documentId) =>
    unusedPrintedNumbers(awards.filter((award) => award.documentId === documentId)),
  );
  return [...own, ...unused.map(({ message }) => message)];
}

/** Everything that can be wrong with a condition that stands by itself. */
export function lintCondition(condition: Condition, vocabulary: FactVocabulary): AwardMistake[] {
  const mistakes: AwardMistake[] = [];
  const visit = (one: Condition): void =>
    void mistakes.push(
      ...conditionMistakes(one, vocabulary),
      ...thresholdMistakes(one, vocabulary).map((message) => ({ message })),
    );
  walkCondition(condition, { condition: visit }, null);
  return mistakes;
}

/** Ids of all facts, lists and fields an award looks at. */
export function factsUsed(award: Omit<AwardRule, 'factIds'>): Set<string> {
  const used = new Set<string>();
  const condition = (one: Condition): void => {
    if ('fact' in one) used.add(one.fact);
    if ('list' in one) used.add(one.list);
  };
  const expression = (one: Expression): void => factsOfExpression(one).forEach((id) => used.add(id));
  walkBody(award, { condition, expression });
  walkReadings(award.readings, { condition, expression });
  walkNotes(award.notes, { condition });
  if (award.years !== null) used.add(award.years.asked);
  return used;
}

function factsOfExpression(expression: Expression): string[] {
  switch (expression.op) {
    case 'fact':
      return [expression.fact];
    case 'bands':
    case 'table':
      return [expression.by];
    case 'milestones':
      return [expression.by, expression.before, expression.first];
    case 'per':
      return [expression.count];
    case 'each': {
      const { list, distinct } = expression;
      return [
        list,
        ...(distinct === null ? [] : [distinct.field]),
        ...(distinct?.date ? [distinct.date] : []),
      ];
    }
    case 'staged':
      return [expression.stage];
    default:
      return [];
  }
}

function needKind(vocabulary: FactVocabulary, id: string, kinds: readonly Fact['kind'][]): AwardMistake[] {
  const fact = factOf(vocabulary, id);
  if (fact === undefined) return [{ message: `facts.yaml 中没有事项“${id}”`, near: id }];
  return kinds.includes(fact.kind)
    ? []
    : [{ message: `事项“${id}”是 ${fact.kind}，此处需要 ${kinds.join(' 或 ')}`, near: id }];
}

function conditionMistakes(condition: Condition, vocabulary: FactVocabulary): AwardMistake[] {
  switch (condition.op) {
    case 'is':
      return needKind(vocabulary, condition.fact, ['boolean']);
    case 'in':
      return optionMistakes(vocabulary, condition.fact, condition.values);
    case 'atLeast':
    case 'moreThan':
    case 'atMost':
    case 'lessThan':
      return needKind(vocabulary, condition.fact, ['quantity']);
    case 'some':
      return needKind(vocabulary, condition.list, ['list']);
    case 'all':
    case 'any':
    case 'not':
      return [];
  }
}

function expressionMistakes(expression: Expression, vocabulary: FactVocabulary): AwardMistake[] {
  switch (expression.op) {
    case 'fact':
      return [
        ...needKind(vocabulary, expression.fact, ['quantity']),
        ...signMistakes(vocabulary, expression.fact),
      ];
    case 'bands':
      return [...needKind(vocabulary, expression.by, ['quantity']), ...bandMistakes(expression.rows)];
    case 'milestones':
      return [
        ...[expression.by, expression.before, expression.first].flatMap((id) =>
          needKind(vocabulary, id, ['quantity']),
        ),
        ...risingMistakes(expression.rows.map(({ over }) => over)),
      ];
    case 'table': {
      const values = expression.rows.flatMap(({ is }) => is);
      return [...optionMistakes(vocabulary, expression.by, values), ...repeatedRows(values)];
    }
    case 'per':
      return needKind(vocabulary, expression.count, ['quantity']);
    case 'each':
      return [
        ...needKind(vocabulary, expression.list, ['list']),
        ...(expression.distinct === null ? [] : needKind(vocabulary, expression.distinct.field, ['text'])),
      ];
    case 'staged':
      return needKind(vocabulary, expression.stage, ['text', 'enum']);
    default:
      return [];
  }
}

function optionMistakes(vocabulary: FactVocabulary, id: string, values: readonly string[]): AwardMistake[] {
  const fact = factOf(vocabulary, id);
  if (fact?.kind !== 'enum' && fact?.kind !== 'set') return needKind(vocabulary, id, ['enum', 'set']);
  const known = new Set(fact.options.map(({ value }) => value));
  return values
    .filter((value) => !known.has(value))
    .map((value) => ({ message: `事项“${id}”没有选项“${value}”`, near: value }));
}

function repeatedRows(values: readonly string[]): AwardMistake[] {
  const repeated = values.filter((value, at) => values.indexOf(value) !== at);
  return repeated.map((value) => ({ message: `表中“${value}”出现两次`, near: value }));
}

/** A negative base would turn a grant into a debt; changes may be negative only where they are compared. */
function signMistakes(vocabulary: FactVocabulary, id: string): AwardMistake[] {
  const fact = factOf(vocabulary, id);
  if (fact?.kind === 'quantity' && fact.dimension === 'money') {
    return [{ message: `“${id}”可以是人民币或美元，只能与门槛比较，不能直接参与计算`, near: id }];
  }
  return fact?.kind === 'quantity' && fact.signed
    ? [{ message: `“${id}”可以为负，只能用于分档或条件，不能直接参与计算`, near: id }]
    : [];
}

function bandMistakes(rows: Extract<Expression, { op: 'bands' }>['rows']): AwardMistake[] {
  const mistakes = risingMistakes(rows.map(({ from }) => from));
  rows.forEach(({ to }, at) => {
    const next = rows[at + 1];
    if (to === null && next !== undefined) mistakes.push({ message: '只有最后一档可以没有上限' });
    if (to !== null && next !== undefined && !to.value.eq(next.from.value)) {
      const kind = to.value.lt(next.from.value) ? '有空档' : '有重叠';
      mistakes.push({ message: `“${to.text}”与下一档“${next.from.text}”之间${kind}`, near: to.text });
    }
  });
  return mistakes;
}

function risingMistakes(bounds: readonly { text: string; value: Literal['value'] }[]): AwardMistake[] {
  return bounds.slice(1).flatMap((bound, at) => {
    const before = bounds[at];
    return before !== undefined && !bound.value.gt(before.value)
      ? [{ message: `“${bound.text}”应大于前一档“${before.text}”`, near: bound.text }]
      : [];
  });
}

/** Words of the clause that a rule gives as its ground: a review, an exception from a general condition. */
function statedMistakes({ review, exceptions, anchors }: AwardRule): AwardMistake[] {
  const stated = [...(review === null ? [] : [review]), ...exceptions.map(({ words }) => words)];
  return stated
    .filter((words) => !anchors.some(({ quote }) => quote.includes(words)))
    .map((words) => ({ message: `“${words}”不在锚点原文中`, near: words }));
}

/** A reading that no example shows may never differ from the chosen one. */
function readingMistakes({ readings, examples }: AwardRule): AwardMistake[] {
  const shown = new Set(examples.flatMap((example) => Object.keys(example.readings)));
  const known = new Set(readings.map(({ id }) => id));
  return [
    ...readings
      .filter(({ id }) => !shown.has(id))
      .map(({ id }) => ({ message: `读法“${id}”没有样例`, near: id })),
    ...[...shown]
      .filter((id) => !known.has(id))
      .map((id) => ({ message: `样例写了不存在的读法“${id}”`, near: id })),
  ];
}

function yearsMistakes({ years }: AwardRule, vocabulary: FactVocabulary): AwardMistake[] {
  return years === null ? [] : needKind(vocabulary, years.asked, ['quantity']);
}
