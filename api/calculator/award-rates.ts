import {
  type AwardRule,
  type Condition,
  type Expression,
  type FactVocabulary,
  walkBody,
} from '../../corpus/index.ts';
import { describeRequirement } from './condition-wording.ts';
import { describeExpression } from './describe-rule.ts';
import { labelOf } from './facts.ts';

/** One line of what a clause pays: for which case, and how much. */
export interface AwardRate {
  /** Empty where the clause pays everybody the same. */
  when: string;
  gives: string;
}

/** What an amount may not exceed. */
export interface AwardLimit {
  text: string;
  /** In yuan, where the clause prints a sum and not a share or a fact. */
  amount: number | null;
  /** 年度累计: what was paid before in the same year counts against it. */
  yearly: boolean;
  /** 原则上: the office may depart from it. */
  soft: boolean;
}

/** The amounts of a rule as a table: a row for each band, level or case, or one for a rate that holds for all. */
export function ratesOf({ amount }: AwardRule, vocabulary: FactVocabulary): AwardRate[] {
  return amount === null ? [] : rowsOf(amount, vocabulary);
}

function rowsOf(expression: Expression, vocabulary: FactVocabulary): AwardRate[] {
  const row = (when: string, give: Expression) => ({ when, gives: describeExpression(give, vocabulary) });
  const label = (id: string) => labelOf(vocabulary, id);
  switch (expression.op) {
    case 'bands':
      return expression.rows.map(({ from, to, give }) =>
        row(`${label(expression.by)}${from.text}${to === null ? '及以上' : `至${to.text}`}`, give),
      );
    case 'milestones':
      return expression.rows.map(({ over, give }) =>
        row(`${label(expression.by)}首次突破${over.text}`, give),
      );
    case 'table':
      return expression.rows.map(({ is, give }) => row(is.join('、'), give));
    case 'choose':
      return expression.cases.map(({ if: condition, give }) => row(caseOf(condition, vocabulary), give));
    case 'upTo':
      return rowsOf(expression.of, vocabulary).map(({ when, gives }) => ({
        when,
        gives: gives.startsWith('最高') ? gives : `最高 ${gives}`,
      }));
    case 'each':
    case 'per':
      return insideOf(expression, vocabulary);
    default:
      return [row('', expression)];
  }
}

const caseOf = (condition: Condition | null, vocabulary: FactVocabulary) =>
  condition === null ? '其他' : describeRequirement(condition, vocabulary);

/** Rows for each of several things say so; a single one is worded as a whole. */
function insideOf(
  expression: Extract<Expression, { op: 'each' | 'per' }>,
  vocabulary: FactVocabulary,
): AwardRate[] {
  const rows = rowsOf(expression.give, vocabulary);
  const single = rows.length < 2;
  return single ? [{ when: '', gives: describeExpression(expression, vocabulary) }] : rows;
}

/** Limits of the award as a whole and those printed within its amount, each once. */
export function limitsOf(award: AwardRule, vocabulary: FactVocabulary): AwardLimit[] {
  const limit = (at: Expression, yearly: boolean, soft: boolean): AwardLimit => ({
    text: describeExpression(at, vocabulary),
    amount: at.op === 'literal' && at.literal.unit === '元' ? at.literal.value.toNumber() : null,
    yearly,
    soft,
  });
  const limits = award.caps.map(({ at, yearly, soft }) => limit(at, yearly, soft));
  walkBody(award, {
    expression: (part) => {
      if (part.op === 'cap') limits.push(limit(part.at, part.yearly, false));
    },
  });
  return limits.filter(({ text }, at) => limits.findIndex((other) => other.text === text) === at);
}
