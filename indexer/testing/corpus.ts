import { fileURLToPath } from 'node:url';
import { loadCorpus, type Clause, type Corpus } from '../../corpus/index.ts';

/** The library as it is delivered. */
export async function realCorpus(): Promise<Corpus> {
  return loadCorpus(fileURLToPath(new URL('../../corpus', import.meta.url)));
}

/** One document of it, which is embedded in about a second. */
export async function oneDocument(documentId = 'industry-internationalization'): Promise<Corpus> {
  const corpus = await realCorpus();
  return {
    ...corpus,
    documents: corpus.documents.filter((document) => document.documentId === documentId),
    version: `only ${documentId}`,
  };
}

/** The corpus with the text of one clause changed in place, so that all offsets still hold. */
export function withChangedClause(corpus: Corpus, clauseId: string, from: string, to: string): Corpus {
  if (from.length !== to.length) throw new Error('a change of length would move every offset');
  const change = (clause: Clause): Clause =>
    clause.clauseId === clauseId ? { ...clause, text: clause.text.replace(from, to) } : clause;
  return {
    ...corpus,
    documents: corpus.documents.map((document) => ({ ...document, clauses: document.clauses.map(change) })),
    version: `${corpus.version} ${from} → ${to}`,
  };
}

/** Clause addresses as officers write them, with the number in the name of the source file. */
export function addresses(clauses: readonly Clause[]): string[] {
  return clauses.map((clause) => `${clause.documentId} ${clause.locator}`);
}
