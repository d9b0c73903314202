import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { measureCoverage } from './coverage.ts';
import type { Coverage } from './coverage.ts';
import type { PolicyDocument } from './document.ts';
import { loadCorpus } from './load.ts';
import { applyNotes, checkNumbering } from './numbering.ts';
import type { NumberingFinding } from './numbering.ts';
import { parsePolicy } from './parse.ts';
import { CorpusError } from './problem.ts';
import type { CorpusProblem } from './problem.ts';

/** Longer clauses are answered and embedded badly; more often a number was not recognised. */
const LONGEST_CLAUSE = 1500;

/** What the check found in one document. */
export interface DocumentReport {
  documentId: string;
  clauses: number;
  coverage: Coverage;
  numbering: NumberingFinding[];
  /** Locators that name more than one clause. */
  duplicateAddresses: string[];
  /** Locators in `numberingNotes` whose numbers are not odd. */
  staleNotes: string[];
  longClauses: { locator: string; characters: number }[];
}

export interface CorpusReport {
  ok: boolean;
  documents: DocumentReport[];
  /** Why the corpus could not be loaded. */
  problems: CorpusProblem[];
}

/** Examines a corpus folder; problems of its files are part of the report. */
export async function checkCorpus(dir: string): Promise<CorpusReport> {
  try {
    const { documents } = await loadCorpus(dir);
    const reports = await Promise.all(documents.map((document) => checkDocument(dir, document)));
    return { ok: reports.every(isSound), documents: reports, problems: [] };
  } catch (error) {
    if (!(error instanceof CorpusError)) throw error;
    return { ok: false, documents: [], problems: error.problems };
  }
}

async function checkDocument(dir: string, document: PolicyDocument): Promise<DocumentReport> {
  const { documentId, title: documentTitle, sourceFile, numberingNotes: notes = [] } = document;
  const file = path.join(dir, 'documents', documentId, 'source.txt');
  const source = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await readFile(file));
  const policy = parsePolicy(source, { documentId, documentTitle, sourceFile });
  const numbering = checkNumbering(policy.units);
  const duplicates = duplicateLocators(document);
  const odd = new Set([...numbering.map(({ locator }) => locator), ...duplicates]);
  const noted = new Set(notes.map(({ locator }) => locator));
  return {
    documentId,
    clauses: document.clauses.length,
    coverage: measureCoverage(source, policy),
    numbering: applyNotes(numbering, notes),
    duplicateAddresses: duplicates.filter((locator) => !noted.has(locator)),
    staleNotes: [...noted].filter((locator) => !odd.has(locator)),
    longClauses: document.clauses
      .filter(({ text }) => text.length > LONGEST_CLAUSE)
      .map(({ locator, text }) => ({ locator, characters: text.length })),
  };
}

function duplicateLocators({ clauses }: PolicyDocument): string[] {
  const locators = clauses.map(({ locator }) => locator);
  return [...new Set(locators.filter((locator, index) => locators.indexOf(locator) < index))];
}

function isSound({ coverage, numbering, duplicateAddresses, staleNotes }: DocumentReport): boolean {
  const isNumbered = numbering.every(({ explained }) => explained);
  return (
    coverage.unaccounted.length === 0 && isNumbered && duplicateAddresses.length + staleNotes.length === 0
  );
}
