import type { DocumentMetadataView } from '../../../api/contract.ts';
import { listDocuments } from '../client.ts';
import { loadOnce } from '../load-once.ts';

/** What the library holds; it stays the same during a visit. */
export const loadDocuments = loadOnce(async () => (await listDocuments()).documents);

/** What people call a document, where the library knows it. */
export function shortTitle({ aliases, title }: Pick<DocumentMetadataView, 'aliases' | 'title'>): string {
  return aliases[0] ?? title;
}
