import type { PolicyDocument } from '../../corpus/index.ts';

/** Which documents may answer, and why not the others. */
export interface Scope {
  /** Documents that may be quoted. */
  documents: PolicyDocument[];
  /** Documents that the question names. */
  named: PolicyDocument[];
}

/** 杭州高新区（滨江） → 杭州高新, 滨江; 杭州市下城区 → 杭州, 下城. */
function jurisdictionNames(jurisdiction: string): string[] {
  return jurisdiction.split(/[（）()省市区县]+/).filter((name) => name.length >= 2);
}

/** Names that tell one jurisdiction of the library from the others. */
export function distinctiveNames(documents: PolicyDocument[]): Map<string, string[]> {
  const jurisdictions = [...new Set(documents.map((document) => document.jurisdiction))];
  return new Map(
    jurisdictions.map((jurisdiction) => {
      const others = jurisdictions.filter((other) => other !== jurisdiction);
      const names = jurisdictionNames(jurisdiction);
      return [jurisdiction, names.filter((name) => !others.some((other) => other.includes(name)))];
    }),
  );
}

/** Jurisdictions of the library that the question names; naming one excludes the others. */
export function askedJurisdictions(question: string, documents: PolicyDocument[]): string[] {
  return [...distinctiveNames(documents)]
    .filter(([, names]) => names.some((name) => question.includes(name)))
    .map(([jurisdiction]) => jurisdiction);
}

/**
 * @param namedIds documents that the question names by title or alias
 * @param requestedIds the caller's own restriction
 */
export function scopeOf(
  question: string,
  documents: PolicyDocument[],
  namedIds: string[],
  requestedIds: string[] | undefined,
): Scope {
  const requested = documents.filter((document) => requestedIds?.includes(document.documentId) ?? true);
  const jurisdictions = askedJurisdictions(question, documents);
  const allowed = requested.filter(
    (document) => jurisdictions.length === 0 || jurisdictions.includes(document.jurisdiction),
  );
  const named = allowed.filter((document) => namedIds.includes(document.documentId));
  return { documents: allowed, named };
}

/** 市里给多少, 省级奖励金额: another level of government pays, whose texts the library does not hold. */
const HIGHER_LEVEL =
  /(杭州市|浙江省|市里|省里|国家层面|中央|省财政|市财政)(政府|财政)?(这边|层面)?(对|会|能|还|另外|再)?(给|补|奖|资助|发|的(奖励|补贴|补助)(标准|金额|是多少))/;
const OWN_LEVEL = /区里|区级|本区|我区|滨江|高新区|下城/;

export function asksHigherLevel(question: string): boolean {
  return HIGHER_LEVEL.test(question) && !OWN_LEVEL.test(question);
}
