import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { documentFileSchema, lexiconSchema } from './document-file.ts';
import type { DocumentFile } from './document-file.ts';
import type { Corpus, DocumentMetadata, Lexicon, PolicyDocument } from './document.ts';
import { parsePolicy } from './parse.ts';
import { CorpusError } from './problem.ts';
import type { CorpusProblem } from './problem.ts';
import { serveText } from './served-text.ts';
import { readYaml } from './yaml-file.ts';

const EMPTY_LEXICON: Lexicon = { words: [], synonyms: [], expansions: [] };
/** Becomes part of every clause id and of URLs. */
const DOCUMENT_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * Reads the whole corpus folder: `documents/<id>/source.txt` with its `document.yaml`, and
 * `lexicon.yaml` where there is one.
 *
 * @throws {CorpusError} with every problem of every file, if there is any.
 */
export async function loadCorpus(dir: string): Promise<Corpus> {
  const problems: CorpusProblem[] = [];
  const documents: PolicyDocument[] = [];
  for (const documentId of await listDocuments(dir, problems)) {
    const document = await loadDocument(dir, documentId, problems);
    if (document !== null) documents.push(document);
  }
  problems.push(...checkNames(documents), ...documents.flatMap(checkDates));
  const lexicon = await loadLexicon(dir, problems);
  if (problems.length > 0) throw new CorpusError(problems);
  return { documents, lexicon, version: await hashCorpus(dir) };
}

async function listDocuments(dir: string, problems: CorpusProblem[]): Promise<string[]> {
  const folder = path.join(dir, 'documents');
  const entries = existsSync(folder) ? await readdir(folder, { withFileTypes: true }) : [];
  const ids = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  if (ids.length === 0) problems.push({ file: 'documents', line: null, message: '没有任何政策文件' });
  for (const id of ids.filter((name) => !DOCUMENT_ID.test(name))) {
    problems.push({ file: `documents/${id}`, line: null, message: '文件夹名只能用小写字母、数字和连字符' });
  }
  return ids.sort();
}

async function loadDocument(
  dir: string,
  documentId: string,
  problems: CorpusProblem[],
): Promise<PolicyDocument | null> {
  const folder = `documents/${documentId}`;
  const bytes = await readRequired(dir, `${folder}/source.txt`, problems);
  const yaml = await readRequired(dir, metadataFile(documentId), problems);
  const source = bytes === null ? null : decode(bytes, `${folder}/source.txt`, problems);
  if (bytes === null || source === null || yaml === null) return null;
  const file = metadataFile(documentId);
  const reading = readYaml(file, yaml.toString('utf8'), documentFileSchema);
  if (reading.kind === 'error') {
    problems.push(...reading.problems);
    return null;
  }
  problems.push(...checkQuotes(file, reading.value, serveText(source).text, reading.lineOf));
  return toDocument(documentId, reading.value, source, createHash('sha256').update(bytes).digest('hex'));
}

async function readRequired(dir: string, file: string, problems: CorpusProblem[]): Promise<Buffer | null> {
  const full = path.join(dir, file);
  if (existsSync(full)) return readFile(full);
  problems.push({ file, line: null, message: '缺少这个文件' });
  return null;
}

/** A text in another encoding would load as garbage and be quoted as such. */
function decode(bytes: Buffer, file: string, problems: CorpusProblem[]): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    problems.push({ file, line: null, message: '不是 UTF-8 编码，请先转换为 UTF-8' });
    return null;
  }
}

/** Line breaks and blanks are left out of the comparison: a title may run over two lines. */
function checkQuotes(
  file: string,
  fields: DocumentFile,
  text: string,
  lineOf: (path: PropertyKey[]) => number | null,
): CorpusProblem[] {
  const packed = text.replace(/\s+/g, '');
  return Object.entries(fields).flatMap(([field, entry]) => {
    const quotes = entry !== undefined && 'quote' in entry ? [entry.quote ?? []].flat() : [];
    return quotes
      .filter((quote) => !packed.includes(quote.replace(/\s+/g, '')))
      .map((quote) => ({
        file,
        line: lineOf([field, 'quote']),
        message: `${field}.quote：原文中没有“${quote}”`,
      }));
  });
}

function toDocument(
  documentId: string,
  fields: DocumentFile,
  source: string,
  sha256: string,
): PolicyDocument {
  const metadata: DocumentMetadata = {
    documentId,
    title: fields.title.value,
    aliases: fields.aliases.value,
    issuer: fields.issuer.value,
    documentNumber: fields.documentNumber.value,
    jurisdiction: fields.jurisdiction.value,
    kind: fields.kind.value,
    status: fields.status.value,
    issuedDate: fields.issuedDate.value,
    effectiveDate: fields.effectiveDate.value,
    expiryDate: fields.expiryDate.value,
    validityText: fields.validityText.value,
    repeals: fields.repeals.value ?? [],
    competentAuthority: fields.competentAuthority.value ?? [],
    sourceFile: fields.sourceFile.value,
    ...(fields.numberingNotes === undefined ? {} : { numberingNotes: fields.numberingNotes }),
    sha256,
  };
  const identity = { documentId, documentTitle: metadata.title, sourceFile: metadata.sourceFile };
  const { text, clauses, blocks, outline } = parsePolicy(source, identity);
  return { ...metadata, text, clauses, blocks, outline };
}

/** A name must lead to one document, or a question that uses it cannot be answered from the right one. */
function checkNames(documents: PolicyDocument[]): CorpusProblem[] {
  const owners = new Map<string, string>();
  return documents.flatMap(({ documentId, title, aliases }) =>
    [...new Set([title, ...aliases])].flatMap((name) => {
      const owner = owners.get(name);
      owners.set(name, owner ?? documentId);
      if (owner === undefined) return [];
      return [{ file: metadataFile(documentId), line: null, message: `名称“${name}”已用于 ${owner}` }];
    }),
  );
}

function checkDates({ documentId, issuedDate, effectiveDate, expiryDate }: PolicyDocument): CorpusProblem[] {
  const dates = [issuedDate, effectiveDate, expiryDate].filter((date) => date !== null);
  if (dates.every((date, index) => index === 0 || date >= (dates[index - 1] ?? date))) return [];
  const message = '日期应依次为 issuedDate ≤ effectiveDate ≤ expiryDate';
  return [{ file: metadataFile(documentId), line: null, message }];
}

function metadataFile(documentId: string): string {
  return `documents/${documentId}/document.yaml`;
}

async function loadLexicon(dir: string, problems: CorpusProblem[]): Promise<Lexicon> {
  const file = 'lexicon.yaml';
  if (!existsSync(path.join(dir, file))) return EMPTY_LEXICON;
  const reading = readYaml(file, await readFile(path.join(dir, file), 'utf8'), lexiconSchema);
  if (reading.kind === 'ok') return reading.value;
  problems.push(...reading.problems);
  return EMPTY_LEXICON;
}

/** Over every text and every authored file, rules and vocabulary included: any of them changes answers. */
async function hashCorpus(dir: string): Promise<string> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && (entry.name === 'source.txt' || entry.name.endsWith('.yaml')))
    .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort();
  const hash = createHash('sha256');
  for (const file of files) {
    const content = await readFile(path.join(dir, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
