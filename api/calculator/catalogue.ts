import type {
  Anchor,
  AwardRule,
  Citation,
  DocumentStatus,
  Fact,
  Period,
  RuleSet,
} from '../../corpus/index.ts';
import { type AwardLimit, type AwardRate, limitsOf, ratesOf } from './award-rates.ts';
import { type AwardScale, scaleOf } from './award-scale.ts';
import { describeRule } from './describe-rule.ts';
import { noteText } from './notices.ts';

/** An award as it stands in a list. */
export interface AwardSummary {
  awardId: string;
  title: string;
  documentId: string;
  documentTitle: string;
  clauseId: string;
  locator: string;
  period: Period | null;
  /** False where the text grants support without printing an amount. */
  amountStated: boolean;
  status: DocumentStatus;
}

/** An award with the words it rests on and what it asks. */
export interface AwardDetail extends AwardSummary {
  /** The rule in sentences. */
  rule: string[];
  citations: Citation[];
  facts: FactView[];
  /** Readings besides the chosen one; their ids can be asked for in a calculation. */
  readings: { id: string; text: string; chosenText: string }[];
  notes: string[];
  /** Groups in which only the highest award is paid. */
  groups: { id: string; title: string }[];
  /** The bands, levels and rates of the clause, one a row. */
  rates: AwardRate[];
  limits: AwardLimit[];
  /** What the amount chiefly depends on; null where that is no quantity. */
  scale: AwardScale | null;
}

/** A fact of the vocabulary, as a form needs it. */
export interface FactView extends FieldView {
  /** Facts of one topic belong together in a form. */
  topic?: string;
  /** Of a list. */
  fields?: FieldView[];
}

/** A fact, or a field of a list. */
export interface FieldView {
  /** The same as `factId`, under which results ask for it. */
  id: string;
  factId: string;
  label: string;
  kind: string;
  question: string;
  aliases: string[];
  scope: string;
  unit?: string;
  dimension?: string;
  options?: string[];
  source?: string;
  /** What is taken for granted unless something else is said. */
  presumed?: { value: string | boolean; why: string };
}

export function listAwards(rules: RuleSet): AwardSummary[] {
  return rules.awards.map((award) => summaryOf(rules, award));
}

/** Undefined where the library has no such award. */
export function findAward(rules: RuleSet, awardId: string): AwardDetail | undefined {
  const award = rules.awards.find(({ id }) => id === awardId);
  if (award === undefined) return undefined;
  return {
    ...summaryOf(rules, award),
    rule: describeRule(award, rules.vocabulary),
    citations: award.anchors.map((anchor, at) => citationOf(rules, anchor, at + 1)),
    facts: listFacts(rules).filter(({ factId }) => award.factIds.includes(factId)),
    readings: award.readings.map(({ id, text, chosenText }) => ({ id, text, chosenText })),
    notes: award.notes.map(noteText),
    groups: award.groups.map((id) => ({ id, title: rules.groups.get(id)?.title ?? id })),
    rates: ratesOf(award, rules.vocabulary),
    limits: limitsOf(award, rules.vocabulary),
    scale: scaleOf(award, rules.vocabulary),
  };
}

function summaryOf(
  rules: RuleSet,
  { id, title, documentId, anchors, period, amount }: AwardRule,
): AwardSummary {
  const document = rules.documents.get(documentId);
  return {
    awardId: id,
    title,
    documentId,
    documentTitle: document?.title ?? '',
    clauseId: anchors[0]?.clauseId ?? '',
    locator: anchors[0]?.locator ?? '',
    period,
    amountStated: amount !== null,
    status: document?.validity.status ?? 'unknown',
  };
}

/** An anchor as the contract cites it. */
export function citationOf({ documents }: RuleSet, anchor: Anchor, marker: number): Citation {
  const { documentId, clauseId, locator, quote, start, end } = anchor;
  const { title = '', sourceFile = '' } = documents.get(documentId) ?? {};
  return { marker, documentId, documentTitle: title, sourceFile, clauseId, locator, quote, start, end };
}

/** The whole vocabulary. */
export function listFacts({ vocabulary }: Pick<RuleSet, 'vocabulary'>): FactView[] {
  return [...vocabulary.facts.values()].map((fact) => factView(fact.id, fact));
}

function factView(factId: string, fact: Fact): FactView {
  const view: FactView = fieldView(factId, fact);
  if ('topic' in fact && fact.topic !== undefined) view.topic = fact.topic;
  if (fact.kind !== 'list') return view;
  return { ...view, fields: fact.fields.map((field) => fieldView(`${factId}.${field.id}`, field)) };
}

function fieldView(factId: string, fact: Fact): FieldView {
  const { label, kind, question, aliases, scope } = fact;
  const view: FieldView = { id: factId, factId, label, kind, question, aliases, scope };
  if ('unit' in fact) view.unit = fact.unit;
  if ('dimension' in fact) view.dimension = fact.dimension;
  if ('options' in fact) view.options = fact.options.map(({ value }) => value);
  if (fact.source !== undefined) view.source = fact.source;
  if ('presumed' in fact && fact.presumed !== undefined) view.presumed = fact.presumed;
  return view;
}
