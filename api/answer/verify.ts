import type { PolicyDocument } from '../../corpus/index.ts';
import type { Draft, Statement } from './compose.ts';

/** A quotation that is not the exact slice of the served text proves nothing. */
function isExact(statement: Statement, documents: Map<string, PolicyDocument>): boolean {
  const { documentId, start, end, quote } = statement.citation;
  const document = documents.get(documentId);
  return quote !== '' && document?.text.slice(start, end) === quote;
}

/** Drops every statement whose quotation is not exact; figures are for the gate to check. */
export function verifyDraft(draft: Draft, documents: PolicyDocument[]): Draft {
  const byId = new Map(documents.map((document) => [document.documentId, document]));
  return { ...draft, statements: draft.statements.filter((statement) => isExact(statement, byId)) };
}
