import type { Clause, PolicyDocument } from '../corpus/index.ts';
import { readAddresses, type AskedAddress } from './address-steps.ts';
import { addressTree, resolveIn, titlesOf, type AddressTree, type Resolution } from './address-tree.ts';
import { lazily } from './lazily.ts';
import type { FindNamings, Naming } from './naming.ts';
import { normalize } from './normalize.ts';
import type { AddressMatch } from './search-index.ts';
import { originalRange, squeeze } from './squeeze.ts';
import { STOP_WORDS } from './stop-words.ts';

export interface AddressParts {
  documents: readonly PolicyDocument[];
  findNamings: FindNamings;
  /** Words of a squeezed text. */
  words: (text: string) => string[];
}

/** Finds the clauses that a query names by their address; null where it names none. */
export type FindAddress = (query: string) => AddressMatch | null;

/** What may follow an address in a question. 第一条生产线 is no address. */
const MAY_FOLLOW =
  /^(?:$|[\s,。?!;:、…"“”'‘’)\]》】~\-—.]|的|是|讲|说|写|规定|内容|和|与|及|跟|或|有|怎|如何|什么|啥|哪|能|可|关于|要求|提|中|里|内|下|指|适用|属于|原文|全文|具体|主要|到|至|对|给|支持|奖|补|吗|呢|呀|啊|请|查|在|为|这|那|条款|条目|款|都|也|从|由)/u;
/** 《民法典》第9条, 劳动合同法第9条, 实施办法第9条 belong to a text that is not here. */
const OTHER_TEXT =
  /(?:》|法|条例|规则|章程|合同|协议|(?<!^|[该本此个份述的])(?:办法|意见|规定|通知|方案|细则))["”]?的?\s*$/u;
/** What may stand between a document's name and the address. */
const AFTER_NAME = /^[\s的之中里:,、"“”'‘’《》()-]*(?:里面|当中|之中)?[的\s]*$/u;
/** Words that speak of a library and say nothing about what is looked for. */
const ABOUT_TEXTS: ReadonlySet<string> = new Set([
  '意见',
  '办法',
  '政策',
  '解读',
  '通知',
  '具体',
  '主要',
  '全部',
  '编号',
  '条目',
]);

interface Named {
  documentIds: string[];
  start: number;
  end: number;
}

export function createAddressBook(parts: AddressParts): FindAddress {
  // A large library's trees take a while, and most queries name no address.
  const library = lazily(() => {
    const trees = parts.documents.map(addressTree);
    return { trees, titles: new Set(trees.flatMap(titlesOf)) };
  });
  const isTitle = (text: string): boolean => library().titles.has(squeeze(text).text);
  return (query) => {
    const text = normalize(query);
    const addresses = readAddresses(text, isTitle);
    if (addresses.length === 0) return null;
    const named = namesIn(text, parts.findNamings);
    const asked = addresses.filter((address) => isAsked(address, text, addresses, named, parts));
    if (asked.length === 0) return null;
    return combine(
      asked.map((address) => lookUp(address, text, library().trees, documentsFor(address, addresses, named))),
    );
  };
}

function namesIn(text: string, findNamings: FindNamings): Named[] {
  const squeezed = squeeze(text);
  return findNamings(squeezed.text).map((naming: Naming) => {
    const [start, end] = originalRange(squeezed, naming.start, naming.end);
    return { documentIds: naming.documentIds, start, end };
  });
}

/** Tells an address that is asked for from one that only looks like it. */
function isAsked(
  address: AskedAddress,
  text: string,
  all: readonly AskedAddress[],
  named: readonly Named[],
  parts: AddressParts,
): boolean {
  if (isNamedDirectly(address, text, named)) return true;
  if (OTHER_TEXT.test(text.slice(0, address.start)) || !MAY_FOLLOW.test(text.slice(address.end)))
    return false;
  if (address.steps.length > 1) return true;
  if (address.isExplicit && (named.length > 0 || !address.steps.some((step) => step.isEveryday))) return true;
  return !hasOtherContent(text, all, named, parts);
}

function isNamedDirectly(address: AskedAddress, text: string, named: readonly Named[]): boolean {
  return named.some(({ end }) => end <= address.start && AFTER_NAME.test(text.slice(end, address.start)));
}

function hasOtherContent(
  text: string,
  addresses: readonly AskedAddress[],
  named: readonly Named[],
  parts: AddressParts,
): boolean {
  let rest = text;
  for (const { start, end } of [...addresses, ...named]) {
    rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  }
  return parts.words(squeeze(rest).text).some((word) => !STOP_WORDS.has(word) && !ABOUT_TEXTS.has(word));
}

/** The documents named nearest before an address; else those of the address before; else any named; else all. */
function documentsFor(
  address: AskedAddress,
  all: readonly AskedAddress[],
  named: readonly Named[],
): Set<string> | null {
  if (named.length === 0) return null;
  const before = named.filter((name) => name.end <= address.start);
  if (before.length === 0) return new Set(named.flatMap((name) => name.documentIds));
  const previous = all.findLast((other) => other.end <= (before.at(-1)?.start ?? 0));
  const since = before.filter((name) => name.start >= (previous?.end ?? 0));
  return new Set(since.flatMap((name) => name.documentIds));
}

function lookUp(
  address: AskedAddress,
  text: string,
  trees: readonly AddressTree[],
  documents: ReadonlySet<string> | null,
): AddressMatch | null {
  const asked = text.slice(address.start, address.end).trim();
  const searched = trees.filter(({ documentId }) => documents === null || documents.has(documentId));
  const results = searched.map((tree) => ({ id: tree.documentId, result: resolveIn(tree, address.steps) }));
  const found = results.flatMap(({ result }) => (result.kind === 'found' ? [result] : []));
  const best = found.some(({ isExact }) => isExact) ? found.filter(({ isExact }) => isExact) : found;
  if (best.length > 0) {
    const clauses = best.flatMap((result) => result.clauses);
    return { kind: 'found', clauses, documentIds: idsOf(clauses), asked };
  }
  const missing = results.filter(({ result }) => result.kind === 'missing');
  if (missing.length === 0) return null;
  return {
    kind: 'missing',
    documentIds: missing.map(({ id }) => id),
    asked,
    last: highest(missing.map(({ result }) => result)),
  };
}

function idsOf(clauses: readonly Clause[]): string[] {
  return [...new Set(clauses.map((clause) => clause.documentId))];
}

/** The last number, if the documents agree on it. */
function highest(results: readonly Resolution[]): string | null {
  const labels = new Set(results.map((result) => (result.kind === 'missing' ? result.last : null)));
  const [only = null] = labels;
  return labels.size === 1 ? only : null;
}

/** Several addresses in one query: everything that is found, in the order asked. */
function combine(matches: readonly (AddressMatch | null)[]): AddressMatch | null {
  const present = matches.filter((match) => match !== null);
  const found = present.filter((match) => match.kind === 'found');
  if (found.length === 0) return present[0] ?? null;
  const clauses = [...new Set(found.flatMap((match) => match.clauses))];
  const asked = found.map((match) => match.asked).join('、');
  return { kind: 'found', clauses, documentIds: idsOf(clauses), asked };
}
