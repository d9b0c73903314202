import { listDocuments } from '../client.ts';
import { loadOnce } from '../load-once.ts';

/** What the library holds; it stays the same during a visit. */
export const loadDocuments = loadOnce(async () => (await listDocuments()).documents);
