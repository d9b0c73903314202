import type { DocumentMetadataView, DocumentView } from '../../../api/contract.ts';
import { documentHref } from '../source/document-href.ts';

export interface Reference {
  start: number;
  end: number;
  href: string;
}

/** Words of a text that name another text of the library, or one clause of the same text. */
export function referencesOf(
  document: Pick<DocumentView, 'documentId' | 'text' | 'clauses'>,
  library: readonly DocumentMetadataView[],
): Reference[] {
  return [...titleReferences(document, library), ...articleReferences(document)].sort(
    (a, b) => a.start - b.start,
  );
}

function titleReferences(
  { documentId, text }: Pick<DocumentView, 'documentId' | 'text'>,
  library: readonly DocumentMetadataView[],
): Reference[] {
  return [...text.matchAll(/《([^《》]+)》/gu)].flatMap(({ index, 0: named, 1: title = '' }) => {
    const target = library.find((one) => [one.title, ...one.aliases].map(plain).includes(plain(title)));
    if (target === undefined || target.documentId === documentId) return [];
    return [{ start: index, end: index + named.length, href: documentHref(target.documentId) }];
  });
}

/** Titles are quoted with other quotation marks and blanks than they are printed with. */
function plain(title: string): string {
  return title.replaceAll(/[\s“”"'‘’]/gu, '');
}

/** 第九条 of another law (《民法典》第九条) is none of ours, nor is a number that two clauses bear. */
function articleReferences({
  documentId,
  text,
  clauses,
}: Pick<DocumentView, 'documentId' | 'text' | 'clauses'>): Reference[] {
  return [...text.matchAll(/(?<!》)第([一二三四五六七八九十百\d]{1,5})条/gu)].flatMap(
    ({ index, 0: named, 1: numeral = '' }) => {
      const bearing = clauses.filter(({ path }) => numberOf(path.at(-1) ?? '') === numberOf(numeral));
      const [clause] = bearing;
      // Its own number, at its beginning.
      if (clause === undefined || bearing.length > 1 || clause.start === index) return [];
      const href = documentHref(documentId, { clause: clause.clauseId });
      return [{ start: index, end: index + named.length, href }];
    },
  );
}

const digits = '零一二三四五六七八九';

/** Both spellings of a number as one: 十二 and 12; a label that has no number stays as it is. */
function numberOf(label: string): string {
  const numeral = /^第(.+)条$/u.exec(label)?.[1] ?? label;
  if (!/^[一二三四五六七八九十百]+$/u.test(numeral)) return numeral;
  const [hundreds, below] = numeral.includes('百') ? numeral.split('百') : ['', numeral];
  const [tens, units = ''] = below?.includes('十') === true ? below.split('十') : ['', below];
  const ten = below?.includes('十') === true && tens === '' ? 1 : digits.indexOf(tens ?? '');
  return String(
    Math.max(0, digits.indexOf(hundreds || '零')) * 100 +
      Math.max(0, ten) * 10 +
      digits.indexOf(units || '零'),
  );
}
