/** What must hold of every answer, whatever the question: quotes are verbatim and markers are paired. */
import type { PolicyDocument } from '../corpus/index.ts';
import type { Answer, Citation } from '../api/contract.ts';
import type { Failure, Tally } from './outcome.ts';

/** Why a citation is not an exact quotation from the place it names; null where it is one. */
export function citationFault(citation: Citation, documents: readonly PolicyDocument[]): string | null {
  const document = documents.find(({ documentId }) => documentId === citation.documentId);
  if (!document) return `没有文件 ${citation.documentId}`;
  if (citation.quote === '') return '引文为空';
  if (document.text.slice(citation.start, citation.end) !== citation.quote) return '引文与原文不同';
  const place = placeOf(citation.clauseId, document);
  if (!place) return `没有条款 ${citation.clauseId}`;
  if (citation.start < place.start || citation.end > place.end) return '引文不在所引条款之内';
  return citation.locator === place.locator ? null : `地址应为 ${place.locator}`;
}

/** How many of all quotes are exact. */
export function quoteTally(answers: readonly (Answer | null)[], documents: readonly PolicyDocument[]): Tally {
  const citations = answers.flatMap((answer) => answer?.citations ?? []);
  const exact = citations.filter((citation) => citationFault(citation, documents) === null);
  return { hit: exact.length, of: citations.length };
}

/** Quotes that are not exact and markers that are not paired, over all answers. */
export function answerFaults(
  answers: readonly (Answer | null)[],
  documents: readonly PolicyDocument[],
): Failure[] {
  return answers.flatMap((answer) => [
    ...(answer?.citations ?? []).flatMap((citation) => quoteFailure(citation, documents)),
    ...(answer ? markerFailure(answer) : []),
  ]);
}

function quoteFailure(citation: Citation, documents: readonly PolicyDocument[]): Failure[] {
  const fault = citationFault(citation, documents);
  if (fault === null) return [];
  const got = `[${citation.marker}] ${citation.clauseId} ${citation.locator} ${citation.start}–${citation.end}：${fault}`;
  return [{ check: 'quote', expected: '逐字引用', got }];
}

function markerFailure(answer: Answer): Failure[] {
  const unpaired = unpairedMarkers(answer);
  if (unpaired.length === 0) return [];
  return [{ check: 'marker', expected: '每个标记恰有一条引用', got: unpaired.map((n) => `[${n}]`).join('') }];
}

/** [1] … [999]; the years of document numbers, [2019]25号, have four digits. */
const MARKER = /\[(\d{1,3})\]/gu;

/** Markers in the text without a citation, citations whose marker the text never uses, and shared markers. */
export function unpairedMarkers(answer: Pick<Answer, 'text' | 'citations'>): number[] {
  const used = new Set(Array.from(answer.text.matchAll(MARKER), ([, digits]) => Number(digits)));
  const given = answer.citations.map(({ marker }) => marker);
  const repeated = given.filter((marker, at) => given.indexOf(marker) !== at);
  const missing = [...used].filter((marker) => !given.includes(marker));
  const unused = given.filter((marker) => !used.has(marker));
  return [...new Set([...repeated, ...missing, ...unused])];
}

function placeOf(id: string, document: PolicyDocument) {
  return (
    document.clauses.find(({ clauseId }) => clauseId === id) ??
    document.blocks.find(({ blockId }) => blockId === id)
  );
}
