import type { Exact, Period } from './amount.ts';
import type { DocumentStatus } from './document.ts';
import type { FactVocabulary } from './fact.ts';
import type { Classified } from './rules-classify.ts';

/** A number of a rule, as the clause writes it. Percentages are held as a share: 40% is 0.4. */
export interface Literal {
  text: string;
  value: Exact;
  /** Unit in the sense of `Quantity.unit`: 元, 美元, %, 平方米, 年 or a counter. */
  unit: string;
  /** Words of the clause the number follows from where it is not printed: 全额 → 100%. */
  derived: { from: string; why: string } | null;
}

/** A condition on facts; three-valued, so that a missing fact leaves it open. */
export type Condition =
  | { op: 'is'; fact: string }
  | { op: 'in'; fact: string; values: string[] }
  | { op: Comparison; fact: string; to: Literal[] }
  | { op: 'all' | 'any'; of: Condition[] }
  | { op: 'not'; of: Condition }
  | { op: 'some'; list: string; where: Condition };

/** 以上 (included), 超过 (excluded), 以下 (included), 不满 (excluded). */
export type Comparison = 'atLeast' | 'moreThan' | 'atMost' | 'lessThan';

/** How an amount is formed. The set is closed: a new policy needs YAML and no code. */
export type Expression =
  | { op: 'literal'; literal: Literal }
  | { op: 'fact'; fact: string }
  | { op: 'sum' | 'product' | 'min' | 'max'; of: Expression[] }
  /** 最高, 不超过, 以内: anything from nothing to the amount. */
  | { op: 'upTo'; of: Expression }
  /** A share of a base; two different bounds for 5—10%. */
  | { op: 'rate'; of: Expression; from: Literal; to: Literal }
  /** A rate, then a ceiling in the same sentence: 50%，不超过100万元. */
  | {
      op: 'cap';
      of: Expression;
      at: Expression;
      /** 年度资助不超过: what was paid before in the same year counts against it. */
      yearly: boolean;
    }
  | { op: 'bands'; by: string; rows: { from: Literal; to: Literal | null; give: Expression }[] }
  /** 首次突破: what was exceeded for the first time, from this year's value and the best before. */
  | {
      op: 'milestones';
      by: string;
      before: string;
      first: string;
      rows: { over: Literal; give: Expression }[];
    }
  | { op: 'table'; by: string; rows: { is: string[]; give: Expression }[] }
  | { op: 'per'; count: string; give: Expression }
  | {
      op: 'each';
      list: string;
      where: Condition | null;
      give: Expression;
      /** Items that share this field, the name of the thing, are one thing and paid once. */
      distinct: { field: string; date: string | null } | null;
    }
  | { op: 'choose'; cases: { if: Condition | null; give: Expression }[] }
  /** A total paid in stages whose shares the clause does not print. */
  | { op: 'staged'; total: Expression; stage: string };

/** Points on which a clause can be read in more than one way; the first value is the default. */
export const settingValues = {
  /** A value in two printed bands: 至1000万 and 1000万至. */
  sharedBoundary: ['upper', 'lower'],
  /** 突破: strictly above, or reached. */
  breakthrough: ['over', 'reached'],
  /** Several milestones or titles in one year. */
  severalAtOnce: ['highest', 'sum'],
  upliftCombine: ['max', 'sum', 'product'],
  /** One patent granted in several countries. */
  sameSubject: ['highest', 'first'],
  /** Several items: each is paid, or only the best. */
  perItem: ['each', 'once'],
  /** After a lower prize of the same series: the full amount, or the difference. */
  promotion: ['full', 'topUp'],
} as const;
export type Settings = { -readonly [K in keyof typeof settingValues]: (typeof settingValues)[K][number] };

export interface Uplift {
  if: Condition;
  by: Literal;
  /** 可按上浮: the office may, it need not. */
  may: boolean;
}

export interface Cap {
  at: Expression;
  /** 原则上: the office may depart from it. */
  soft: boolean;
  /** 年度累计: what was paid before in the same year counts against it. */
  yearly: boolean;
}

/** The parts of an award that another reading may replace. */
export interface AwardBody {
  when: Condition | null;
  amount: Expression | null;
  uplift: Uplift[];
  caps: Cap[];
}

export interface Reading {
  id: string;
  /** What this reading says, and what the chosen one says instead. */
  text: string;
  chosenText: string;
  settings: Partial<Settings>;
  replace: Partial<AwardBody>;
}

/** The words a rule rests on; `document.text.slice(start, end) === quote`. */
export interface Anchor {
  id: string;
  documentId: string;
  clauseId: string;
  locator: string;
  quote: string;
  start: number;
  end: number;
}

/** What a worked example must give; texts are parsed like rule literals. */
export type ExampleOutcome =
  | { kind: 'fixed' | 'upTo'; amount: Exact }
  | { kind: 'range'; from: Exact; to: Exact }
  | { kind: 'ineligible' | 'amountNotStated' }
  | { kind: 'needsFacts'; facts: string[] };

export interface Example {
  name: string;
  facts: Record<string, unknown>;
  gives: ExampleOutcome;
  readings: Record<string, ExampleOutcome>;
}

/** What a document demands of every award that is not excepted from it. */
export interface GeneralCondition {
  id: string;
  when: Condition;
  /** The words that state it; null where each clause names its own addressees. */
  anchor: Anchor | null;
}

/** A remark to show with the amount. */
export interface AwardNote {
  text: string;
  /** Words of the text it rests on; they are quoted with it. */
  anchor: Anchor | null;
  /** Shown only where this holds; null where it always is. */
  when: Condition | null;
}

export interface AwardRule extends AwardBody {
  id: string;
  title: string;
  documentId: string;
  anchors: Anchor[];
  /** Ids of the facts, lists and fields it looks at. */
  factIds: string[];
  period: Period | null;
  /** Why there is no amount: the text prints none, or refers to another document. */
  unstated: { why: 'noAmount' | 'external'; refersTo: string | null } | null;
  /** 经审核, 经认定: stated beside the result, never evaluated. */
  review: string | null;
  /** Paid for several years: the number of years printed and the fact that asks for more than one. */
  years: { at: Literal; asked: string } | null;
  /** The clause that has a promotion paid as a difference. */
  topUp: Anchor | null;
  /** Awards of one group are for the same thing: the highest only. */
  groups: string[];
  /** Awards that are the special provision for the same thing: where one of them applies, this one does not. */
  yieldsTo: string[];
  /** 一事一议: shown apart, never added to what a firm can count on. */
  caseByCase: boolean;
  settings: Partial<Settings>;
  readings: Reading[];
  /** Conditions of the whole document that hold for this award. */
  general: GeneralCondition[];
  /** Conditions of the document from which its own words except it. */
  exceptions: { condition: string; words: string }[];
  /** Restrictions, and points on which the clause is silent. */
  notes: AwardNote[];
  /** Printed numbers it need not use (每1家), as the author declared. */
  unused: string[];
  examples: Example[];
}

/** Start and end of a document's awards, as far as the text lets them be computed. */
export interface Validity {
  status: DocumentStatus;
  from: string | null;
  to: string | null;
  /** Why a date is unknown, in words for the user. */
  unknown: string | null;
  /** The newest document that the text cites: where its own dates are unknown, it is no older than that year. */
  cites: { year: number; quote: string } | null;
  /** Matters of this year may follow the text though it began later. */
  retroactiveYear: { year: number; anchor: Anchor } | null;
}

export interface DocumentRules {
  documentId: string;
  title: string;
  sourceFile: string;
  validity: Validity;
  /** What every result of the document must say. */
  notices: { code: string; message: string; anchor: Anchor }[];
}

/** The group of awards for one and the same thing and the clause that pays only the highest. */
export interface StackingGroup {
  id: string;
  title: string;
  anchor: Anchor;
  /** It names no awards: any that the applicant says are for one thing are in it. */
  whenTold: boolean;
}

/** Everything the calculator needs; made by `loadRules`, never changed afterwards. */
export interface RuleSet {
  vocabulary: FactVocabulary;
  documents: ReadonlyMap<string, DocumentRules>;
  awards: readonly AwardRule[];
  groups: ReadonlyMap<string, StackingGroup>;
  /** What the rule files say of their documents, stretch by stretch. */
  classified: readonly Classified[];
  /** Changes with any byte of any rule file or of the vocabulary. */
  version: string;
}
