import type { AwardList } from '../../../api/contract-calculator.ts';
import type { DocumentList } from '../../../api/contract.ts';
import { listAwards } from '../client.ts';
import { loadOnce, useLoaded } from '../load-once.ts';
import { loadDocuments } from './documents.ts';

export type Library = DocumentList & AwardList;

const nothing: Library = { documents: [], awards: [] };
const loadLibrary = loadOnce(async (): Promise<Library> => {
  const [documents, awards] = await Promise.all([loadDocuments(), listAwards()]);
  return { documents, ...awards };
});

/** Documents and awards of the library; empty until they are there, or where they cannot be had. */
export function useLibrary(): Library {
  return useLoaded(loadLibrary) ?? nothing;
}
