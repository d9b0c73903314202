import type { PolicyDocument } from '../../corpus/index.ts';
import type { Draft, Statement } from './compose.ts';

const FIGURE = /\d+(?:[.,]\d+)*\s*[%％万亿]?/g;

function figures(text: string): string[] {
  return (text.match(FIGURE) ?? []).map((figure) => figure.replace(/[\s,]/g, ''));
}

/** A quotation that is not the exact slice of the served text proves nothing. */
function isExact(statement: Statement, documents: Map<string, PolicyDocument>): boolean {
  const { documentId, start, end, quote } = statement.citation;
  const document = documents.get(documentId);
  return quote !== '' && document?.text.slice(start, end) === quote;
}

/** Figures in our own words must stand in a cited quotation; addresses and titles are not our words. */
function hasOnlyQuotedFigures(words: string, quotes: string): boolean {
  const quoted = new Set(figures(quotes));
  return figures(words).every((figure) => quoted.has(figure));
}

/**
 * The last gate. Statements whose quotation is not exact are dropped; an opening line with a figure
 * that no remaining quotation holds is dropped too.
 * @returns the draft that may be shown
 */
export function verifyDraft(draft: Draft, documents: PolicyDocument[]): Draft {
  const byId = new Map(documents.map((document) => [document.documentId, document]));
  const statements = draft.statements.filter((statement) => isExact(statement, byId));
  const quotes = statements.map((statement) => statement.citation.quote).join('\n');
  return { opening: hasOnlyQuotedFigures(draft.opening, quotes) ? draft.opening : '', statements };
}
