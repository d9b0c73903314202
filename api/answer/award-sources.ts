import type { AwardRule, RuleSet, Validity } from '../../corpus/index.ts';
import type { AwardResult, FactFigures, StepFigures } from '../calculator/index.ts';
import type { Amount, Citation } from '../contract.ts';
import type { NumberSources } from '../guard/index.ts';

/** What all lines about awards rest on. */
export interface AwardEvidence {
  rules: RuleSet;
  /** Of the whole answer, by their markers. */
  citations: readonly Citation[];
  /** The facts that the calculator took. */
  facts: readonly FactFigures[];
  figures: StepFigures;
}

/**
 * Where the numbers of a sentence about an award may come from: the words it cites, the figures computed there (as data,
 * never the calculator's own sentence), and those facts of the asker that the sentence names. Facts are what the calculator
 * was given: a sentence says 年出口额2600万美元, not 您说的, and the answer lists each with the words it was read from.
 */
export function sourcesOf(
  text: string,
  markers: readonly number[],
  figures: readonly string[],
  { award, ...evidence }: AwardEvidence & { award: AwardResult },
): NumberSources {
  const cited = evidence.citations.filter(({ marker }) => markers.includes(marker));
  return {
    quotes: cited.map(({ quote }) => quote),
    calculations: [
      ...figures,
      ...namedFacts(text, evidence.facts),
      ...derivedNumbers(evidence.rules.awards.find(({ id }) => id === award.awardId)),
    ],
    userWords: [],
    addresses: [...addressesOf(cited), award.title],
  };
}

const derivedByRule = new WeakMap<AwardRule, string[]>();

/** 100% where the clause says 全额: numbers of the rule whose words were checked when it was loaded. */
function derivedNumbers(rule: AwardRule | undefined): string[] {
  if (rule === undefined) return [];
  const known = derivedByRule.get(rule);
  if (known !== undefined) return known;
  const { when, amount, uplift, caps, readings } = rule;
  const found = derivedIn([when, amount, uplift, caps, readings.map(({ replace }) => replace)]);
  derivedByRule.set(rule, found);
  return found;
}

function derivedIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  const isDerived = 'derived' in part && part.derived !== null && 'text' in part;
  if (isDerived) return [String(part.text)];
  return Object.values(part).flatMap(derivedIn);
}

/** Locators and titles of what is cited. */
export function addressesOf(cited: readonly Citation[]): string[] {
  return cited.flatMap(({ locator, documentTitle }) => [locator, documentTitle]);
}

function namedFacts(text: string, facts: readonly FactFigures[]): string[] {
  return facts.filter(({ names }) => names.some((name) => text.includes(name))).flatMap(({ texts }) => texts);
}

/** The figures of an amount from its numbers, whatever its text says; a ceiling is called one. */
export function figuresOfAmount({ kind, min, max }: Amount): string[] {
  if (kind === 'none') return [];
  const floor = min === null || (min === 0 && max !== 0) ? [] : sums(min, kind === 'upTo' ? '最高' : '');
  if (max === null) return floor;
  return [...floor, ...(max === min ? [] : sums(max, min === 0 ? '最高' : ''))];
}

/** An open amount can only be bounded: 按已知情况不超过30万元. */
export function boundOfAmount({ max }: Amount): string[] {
  return max === null ? [] : sums(max, '最高');
}

/** What a sentence about this amount must state. */
export function statedBy(amount: Amount): string[] {
  const { kind, min, max } = amount;
  if (kind === 'none') return [];
  return [min, max]
    .filter((value) => value !== null && (value > 0 || max === 0))
    .map((value) => `${Math.trunc(value ?? 0)}元`);
}

/** Sentences leave out fractions of a yuan. */
function sums(value: number, bound: string): string[] {
  return [...new Set([value, Math.trunc(value)])].map((one) => `${bound}${one}元`);
}

/** What remarks on an award may state: every word its rule rests on, the facts, and the dates of its document. */
export function noticeSources(rule: AwardRule, { rules, facts }: AwardEvidence, asOf: string): NumberSources {
  const document = rules.documents.get(rule.documentId);
  const { retroactiveYear = null } = document?.validity ?? {};
  const anchors = [
    ...rule.anchors,
    ...rule.notes.flatMap(({ anchor }) => anchor ?? []),
    ...rule.general.flatMap(({ anchor }) => anchor ?? []),
    ...(document?.notices ?? []).map(({ anchor }) => anchor),
    ...(rule.topUp === null ? [] : [rule.topUp]),
    ...(retroactiveYear === null ? [] : [retroactiveYear.anchor]),
  ];
  // What officers wrote beside a rule was checked when it was loaded; here it must arrive unchanged.
  const authored = [
    ...rule.notes.map(({ text }) => text),
    ...rule.readings.flatMap(({ text, chosenText }) => [text, chosenText]),
    ...(document?.notices ?? []).map(({ message }) => message),
    document?.validity.unknown ?? '',
    rule.review ?? '',
    rule.unstated?.refersTo ?? '',
    ...presumptions(rules),
  ];
  return {
    quotes: [...anchors.map(({ quote }) => quote), ...authored],
    calculations: [
      ...facts.flatMap(({ texts }) => texts),
      ...dates([asOf]),
      ...(document === undefined ? [] : validityFigures(document.validity)),
    ],
    userWords: [],
    addresses: [...anchors.map(({ locator }) => locator), rule.title],
  };
}

const presumedWhys = new WeakMap<RuleSet, string[]>();

/** Why a fact is taken for granted, as the vocabulary says. */
function presumptions(rules: RuleSet): string[] {
  const known = presumedWhys.get(rules);
  if (known !== undefined) return known;
  const { facts, fields } = rules.vocabulary;
  const whys = [...facts.values(), ...fields.values()].flatMap((fact) => [
    'presumed' in fact ? (fact.presumed?.why ?? '') : '',
    'presumedEmpty' in fact ? (fact.presumedEmpty?.why ?? '') : '',
    'presumedDistinct' in fact ? (fact.presumedDistinct?.why ?? '') : '',
  ]);
  const found = [...new Set(whys)].filter((why) => why !== '');
  presumedWhys.set(rules, found);
  return found;
}

/** When a document holds, and the document it cites that tells how old it can be at most. */
export function validityFigures({ from, to, cites }: Validity): string[] {
  return [...dates([from, to]), ...(cites === null ? [] : [cites.quote, `${cites.year}年`])];
}

export function dates(all: readonly (string | null)[]): string[] {
  return all.filter((date) => date !== null);
}
