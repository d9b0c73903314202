import type { PolicyDocument } from '../../corpus/index.ts';
import type { SearchIndex } from '../../indexer/index.ts';
import type { Finding, Inquiry } from './answerer.ts';
import { quoteFrom, type Statement } from './compose.ts';
import { expectedOf } from './expectation.ts';
import { reachOf } from './intent.ts';
import { candidateOf, type Candidate } from './select.ts';

/** Clauses that are considered for quotation. */
const CONSIDERED = 30;

/** Finds the clauses that answer and the sentences of each to quote. */
export async function gatherEvidence(
  index: SearchIndex,
  inquiry: Inquiry,
  onStatus: (message: string) => void,
): Promise<Finding> {
  const documentIds = inquiry.scope.documents.map((document) => document.documentId);
  const result = await index.search(inquiry.searched, { k: CONSIDERED, documentIds });
  onStatus('正在摘录原文');
  const expected = expectedOf(inquiry.focus);
  const candidates = result.hits.map((hit) => candidateOf(result.query, hit, expected, inquiry.focus));
  const chosen = candidates.slice(0, reachOf(inquiry.searched) === 'list' ? 4 : 1);
  const byId = new Map(index.corpus.documents.map((document) => [document.documentId, document]));
  const statements = chosen.flatMap((candidate) => statementsFrom(candidate, byId));
  return { kind: 'draft', draft: { opening: '', statements, closing: '' } };
}

function statementsFrom(candidate: Candidate, documents: Map<string, PolicyDocument>): Statement[] {
  const document = documents.get(candidate.clause.documentId);
  const best = candidate.passages[candidate.best];
  if (document === undefined || best === undefined) return [];
  const unit = { document, unitId: candidate.clause.clauseId, locator: candidate.clause.locator };
  return [quoteFrom(unit, best.start, best.end)];
}
