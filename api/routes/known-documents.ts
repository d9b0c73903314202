import type { DocumentMetadata } from '../../corpus/index.ts';

/** The ids among those asked for that the library does not have. */
export function unknownDocuments(documents: DocumentMetadata[], asked: string[] | undefined): string[] {
  const known = new Set(documents.map((document) => document.documentId));
  return (asked ?? []).filter((documentId) => !known.has(documentId));
}
