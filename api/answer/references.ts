import type { PolicyDocument } from '../../corpus/index.ts';

/** 文号: 杭政办函〔2018〕64号, 区党委[2019]25号; brackets are written in every way. */
const DOCUMENT_NUMBER = /[\u4e00-\u9fa5]{2,10}[〔[（(【]\s*(\d{4})\s*[〕\]）)】]\s*(\d+)\s*号/g;
/** 《…》 that the question treats as the place where the answer stands. */
const TITLED = /《([^》]{2,60})》[^，。？！]{0,6}?(里|中|规定|第.{1,4}条|原文|全文|内容|写)/g;
/** Unquoted names of instruments: 浙江省海外工程师管理办法里规定…; the library's own texts are checked apart. */
const NAMED = /([\u4e00-\u9fa5]{4,30}(?:条例|办法|细则|规划|法))(?:里|中|规定|第.{1,4}条)/g;

export interface DocumentReference {
  /** As the question writes it. */
  text: string;
  /** Blocks of the library that mention it, if any. */
  mentions: { document: PolicyDocument; start: number; end: number }[];
}

interface NumberedReference {
  text: string;
  year: string;
  serial: string;
}

function numbered(question: string): NumberedReference[] {
  return [...question.matchAll(DOCUMENT_NUMBER)].map((match) => ({
    text: match[0],
    year: match[1] ?? '',
    serial: match[2] ?? '',
  }));
}

function mentionsOfNumber(
  ref: NumberedReference,
  documents: PolicyDocument[],
): DocumentReference['mentions'] {
  const pattern = new RegExp(`[〔\\[（(【]\\s*${ref.year}\\s*[〕\\]）)】]\\s*${ref.serial}\\s*号`, 'g');
  return documents.flatMap((document) =>
    [...document.text.matchAll(pattern)].map((m) => ({
      document,
      start: m.index,
      end: m.index + m[0].length,
    })),
  );
}

function mentionsOfTitle(title: string, documents: PolicyDocument[]): DocumentReference['mentions'] {
  return documents.flatMap((document) => {
    const start = document.text.indexOf(title);
    return start < 0 ? [] : [{ document, start, end: start + title.length }];
  });
}

function isOwnNumber(ref: NumberedReference, documents: PolicyDocument[]): boolean {
  return documents.some(({ documentNumber }) => {
    if (documentNumber === null) return false;
    return numbered(documentNumber).some((own) => own.year === ref.year && own.serial === ref.serial);
  });
}

function isOwnTitle(title: string, documents: PolicyDocument[]): boolean {
  return documents.some(
    (document) => document.title.includes(title) || document.aliases.some((alias) => title.includes(alias)),
  );
}

/**
 * Documents that a question asks about and that the library does not hold. A text that is only mentioned
 * somewhere (依据〔2017〕15号文) says nothing about its own content.
 */
export function unheldReferences(question: string, documents: PolicyDocument[]): DocumentReference[] {
  const byNumber = numbered(question)
    .filter((ref) => !isOwnNumber(ref, documents))
    .map((ref) => ({ text: ref.text, mentions: mentionsOfNumber(ref, documents) }));
  const titles = [...question.matchAll(TITLED), ...question.matchAll(NAMED)].map((match) => match[1] ?? '');
  const byTitle = titles
    .filter((title) => !isOwnTitle(title, documents))
    .map((title) => ({ text: title, mentions: mentionsOfTitle(title, documents) }));
  return [...byNumber, ...byTitle];
}
