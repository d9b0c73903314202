import type { PolicyDocument } from '../../corpus/index.ts';

/** Which documents may answer, and why not the others. */
export interface Scope {
  /** Documents that may be quoted. */
  documents: PolicyDocument[];
  /** Documents that the question names. */
  named: PolicyDocument[];
  /** How many jurisdictions of the library the question names. */
  jurisdictions: number;
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
  return { documents: allowed, named, jurisdictions: jurisdictions.length };
}

/** 市里给多少, 省级奖励金额: another level of government pays, whose texts the library does not hold. */
const HIGHER_LEVEL =
  /(省|市|中央)财政|(杭州市|浙江省|市里|省里|市级|省级|国家|中央)(那一级|这一级|一级|层面|财政|政府)|(杭州市|浙江省|市里|省里|省财政|市财政|中央)(这边)?(对[^，。？]{0,14}|会|能|还|另外|再)?(给|补|奖(?!项|励?评)|资助|发|的(奖励|补贴|补助)(标准|金额|是多少))/;
const OWN_LEVEL = /区里|区级|本区|我区|滨江|高新区|下城/;

export function asksHigherLevel(question: string): boolean {
  return HIGHER_LEVEL.test(question) && !OWN_LEVEL.test(question);
}

/** 总部经济那份, 新质意见, 下城的解读: a telling piece of a title, then a word for a document close by. */
const DOCUMENT_WORD = /意见|政策|文件|办法|解读|草案|征求意见稿|行动计划|[那这][份篇]|[那这]个文|稿/;
/** 总部[经济]那份, 新质[生产力]意见; but not 国高企[有哪些]政策, 电竞产业[ 哪些]文件. */
const BETWEEN = '[^，。？、\\s哪什有分各对关几]{0,3}';
const NAMES_NEXT = new RegExp(`^${BETWEEN}(${DOCUMENT_WORD.source})`);
/** 国际化、总部、专精特新三份文件: then every telling piece in the question names its document. */
const SEVERAL = /[两二三四五几]\s*(份|个)(文件|意见|政策|征求意见稿|材料|办法|稿)/;
/** 三份征求意见稿, 哪些草案: the drafts as a class. */
const DRAFTS = /([两二三四五几\d]\s*(份|个)|这些|那些|所有|各)(的)?(征求意见稿|草案|草稿)/;

/** Pairs of letters that stand in the names of one document only. */
export function tellingPieces(documents: PolicyDocument[]): Map<string, string> {
  const owners = new Map<string, Set<string>>();
  for (const { documentId, title, aliases, jurisdiction } of documents) {
    for (const name of [title, ...aliases, jurisdiction])
      for (let at = 0; at + 2 <= name.length; at += 1) {
        const piece = name.slice(at, at + 2);
        owners.set(piece, (owners.get(piece) ?? new Set()).add(documentId));
      }
  }
  const telling = [...owners].filter(([piece, ids]) => ids.size === 1 && /^[\u4e00-\u9fa5]+$/.test(piece));
  return new Map(telling.flatMap(([piece, ids]) => [...ids].map((id): [string, string] => [piece, id])));
}

/** Whether a question speaks of documents at all: 这份, 几份文件, 那个意见. */
export function mentionsDocuments(question: string): boolean {
  return DOCUMENT_WORD.test(question) || /[几五四三两]份/.test(question);
}

/** The question without the words by which it names documents: 小巨人那份跟新质文件 → what is asked of them. */
export function withoutLooseNames(question: string, telling: Map<string, string>): string {
  const pieces = [...telling.keys()].filter((piece) => question.includes(piece));
  if (pieces.length === 0) return question;
  const word = DOCUMENT_WORD.source;
  return question.replace(new RegExp(`(${pieces.join('|')})${BETWEEN}(${word})(里|中|上)?`, 'g'), ' ');
}

/** Documents that a question names in its own words. */
export function looselyNamed(
  question: string,
  documents: PolicyDocument[],
  telling: Map<string, string>,
): string[] {
  const ids = new Set<string>();
  const several = SEVERAL.test(question);
  for (let at = 0; at + 2 <= question.length; at += 1) {
    const id = telling.get(question.slice(at, at + 2));
    if (id !== undefined && (several || NAMES_NEXT.test(question.slice(at + 2)))) ids.add(id);
  }
  if (DRAFTS.test(question)) for (const d of documents) if (d.status === 'draft') ids.add(d.documentId);
  return [...ids];
}
