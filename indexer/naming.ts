import type { PolicyDocument } from '../corpus/index.ts';
import { createPhraseSet, longestFirst, type Span } from './phrases.ts';
import { squeeze } from './squeeze.ts';

/** A stretch of a query that names documents. */
export interface Naming extends Span {
  documentIds: string[];
}

/** Finds the documents that a squeezed query names: by title, alias, 文号 or the telling part of a name. */
export type FindNamings = (text: string) => Naming[];

const KIND = '(?:若干|实施|具体|相关|有关|产业)*(?:政策|意见|办法|计划|解读|文件|规定|方案|细则|通知|措施)+';
const KIND_ENDING = new RegExp(`(?:的)?${KIND}$`, 'u');
/** What titles have in common; what is left over tells them apart. */
const BOILERPLATE =
  /关于|进一步|推进|推动|支持|促进|加快|加强|鼓励|发展|高质量|实施|若干|政策|意见|办法|细则|方案|通知|计划|解读|加大|力度|建设|的|，|、|\n/u;

export function createNaming(documents: readonly PolicyDocument[]): FindNamings {
  const names = new Map<string, Set<string>>();
  const stems = new Map<string, Set<string>>();
  for (const document of documents) {
    for (const name of fullNames(document)) note(names, name, document.documentId);
    for (const stem of stemsOf(document)) note(stems, stem, document.documentId);
  }
  const nameSet = createPhraseSet(names.keys());
  const stemSet = createPhraseSet(stems.keys());
  return (text) => {
    const found = [
      ...nameSet.find(text).map((span) => naming(span, names.get(span.text))),
      ...stemSet.find(text).flatMap((span) => withKind(text, span, stems)),
    ];
    return longestFirst(found, text.length);
  };
}

function note(index: Map<string, Set<string>>, name: string, documentId: string): void {
  const documents = index.get(name) ?? new Set<string>();
  index.set(name, documents.add(documentId));
}

function fullNames(document: PolicyDocument): string[] {
  const { title, aliases, documentNumber } = document;
  const names = [title, ...aliases, ...(documentNumber === null ? [] : [documentNumber])];
  return names.map((name) => squeeze(name).text).filter((name) => name.length >= 3);
}

/** 国际化意见 → 国际化, so that 国际化的政策 is understood too; and the telling parts of the title. */
function stemsOf(document: PolicyDocument): string[] {
  const fromAliases = document.aliases.map((alias) => squeeze(alias).text.replace(KIND_ENDING, ''));
  const fromTitle = squeeze(document.title).text.split(BOILERPLATE);
  return [...fromAliases, ...fromTitle].filter((stem) => stem.length >= 3);
}

/** A stem alone is a subject (专精特新企业); only followed by 政策, 意见 … does it name a document. */
function withKind(text: string, span: Span, stems: ReadonlyMap<string, ReadonlySet<string>>): Naming[] {
  const kind = new RegExp(`(?:的|类|方面的)?${KIND}`, 'uy');
  kind.lastIndex = span.end;
  const match = kind.exec(text);
  if (match === null) return [];
  const end = span.end + match[0].length;
  return [naming({ text: text.slice(span.start, end), start: span.start, end }, stems.get(span.text))];
}

function naming(span: Span, documents: ReadonlySet<string> | undefined): Naming {
  return { ...span, documentIds: [...(documents ?? [])] };
}
