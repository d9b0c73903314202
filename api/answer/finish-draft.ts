import type { PolicyDocument } from '../../corpus/index.ts';
import type { Citation, Notice } from '../contract.ts';
import { dates } from './award-sources.ts';
import { displayTitle, numberStatements, type Draft, type Statement, wordDraft } from './compose.ts';
import type { Gate } from './gate.ts';
import { type Line, NO_SOURCES } from './line.ts';
import { noticesFor } from './notices.ts';
import { verifyDraft } from './verify.ts';

/** An answer of quotations; null where none of them may be shown. */
export function finishDraft(
  draft: Draft,
  documents: PolicyDocument[],
  asOf: string,
  gate: Gate,
): { lines: Line[]; citations: Citation[]; notices: Notice[] } | null {
  const verified = verifyDraft({ ...draft, statements: distinct(draft.statements) }, documents);
  const statements = numberStatements(verified.statements);
  const passed = gate.pass(wordDraft({ ...verified, statements }));
  const shown = new Set(passed.flatMap(({ part }) => (part.kind === 'quotation' ? [part.marker] : [])));
  const citations = statements.map(({ citation }) => citation).filter(({ marker }) => shown.has(marker));
  if (citations.length === 0) return null;
  const quoted = documents.filter((one) => citations.some(({ documentId }) => documentId === one.documentId));
  const ids = new Set(quoted.map(({ documentId }) => documentId));
  return {
    lines: passed.filter(({ part }) => part.kind !== 'heading' || ids.has(part.documentId)),
    citations,
    notices: documentNotices(quoted, asOf, gate),
  };
}

/** Notices on the documents an answer quotes; their dates are those of the metadata. */
export function documentNotices(documents: PolicyDocument[], asOf: string, gate: Gate): Notice[] {
  return documents.flatMap((document) => {
    const { issuedDate, effectiveDate, expiryDate } = document;
    const sources = {
      ...NO_SOURCES,
      calculations: dates([issuedDate, effectiveDate, expiryDate, asOf]),
      addresses: [displayTitle(document)],
    };
    return noticesFor([document], asOf).filter(({ message }) => gate.holds(message, sources));
  });
}

/** Neither the same words twice, nor a part of what is quoted already. */
function distinct(statements: Statement[]): Statement[] {
  return statements.filter(
    ({ citation }, at) =>
      !statements.some(
        ({ citation: other }, otherAt) =>
          at !== otherAt &&
          other.documentId === citation.documentId &&
          other.start <= citation.start &&
          other.end >= citation.end &&
          (otherAt < at || other.end - other.start > citation.end - citation.start),
      ),
  );
}
