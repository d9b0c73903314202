import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Block } from './clause.ts';
import type { PolicyDocument } from './document.ts';
import { loadCorpus } from './load.ts';

/** The hand-made inventory of every clause and every other block of the five texts. */
interface Row {
  sourceFile: string;
  path: string;
  label: string;
  kind: string;
  isClause: boolean;
  lines: [number, number];
  first: string;
  last: string;
}

const rows = readFileSync(path.join(import.meta.dirname, 'testdata/clauses.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map(toRow);

function toRow(line: string): Row {
  const [
    sourceFile = '',
    steps = '',
    label = '',
    kind = '',
    isClause = '',
    lines = '',
    first = '',
    last = '',
  ] = line.split('\t');
  const [from = '', to = ''] = lines.split('-');
  return {
    sourceFile,
    path: steps,
    label,
    kind,
    isClause: isClause === 'Y',
    lines: [Number(from), Number(to)],
    first: first.replaceAll('⏎', ''),
    last: last.replaceAll('⏎', ''),
  };
}

/** What the inventory compares: the words at both ends, without line ends. */
function endsOf(text: string, { first, last }: Row): { first: string; last: string } {
  const flat = text.replaceAll('\n', '');
  return { first: flat.slice(0, first.length), last: flat.slice(flat.length - last.length) };
}

const KINDS: Record<string, Block['kind']> = {
  title: 'title',
  addressee: 'addressee',
  preamble: 'preamble',
  heading: 'heading',
  'lead-in': 'leadIn',
  signature: 'signature',
  noise: 'noise',
};

describe('the five policy texts', () => {
  let documents: PolicyDocument[] = [];

  beforeAll(async () => {
    documents = (await loadCorpus(import.meta.dirname)).documents;
  });

  it('has 95 clauses in the inventory', () => {
    expect(rows.filter(({ isClause }) => isClause)).toHaveLength(95);
  });

  it.each([...new Set(rows.map(({ sourceFile }) => sourceFile))])(
    'cuts %s into exactly these clauses',
    (file) => {
      const expected = rows.filter((row) => row.isClause && row.sourceFile === file);
      const clauses = documents.find(({ sourceFile }) => sourceFile === file)?.clauses ?? [];
      const found = clauses.map((clause, index) => ({
        label: clause.locator,
        path: clause.path.join('/'),
        ...(expected[index] === undefined ? {} : endsOf(clause.text, expected[index])),
      }));
      expect(found).toEqual(
        expected.map(({ label, path: steps, first, last }) => ({ label, path: steps, first, last })),
      );
    },
  );

  it.each(rows.filter(({ kind }) => KINDS[kind] !== undefined))(
    'keeps $sourceFile $kind $label at lines $lines out of the clauses',
    (row) => {
      const document = documents.find(({ sourceFile }) => sourceFile === row.sourceFile);
      const block = document?.blocks.find(({ start }) => lineOf(document.text, start) === row.lines[0]);
      expect(block?.kind).toBe(KINDS[row.kind]);
    },
  );

  // The inventory counts the blank lines after a picture to the picture.
  it.each(rows.filter(({ kind }) => KINDS[kind] !== undefined && kind !== 'noise'))(
    'ends $sourceFile $kind $label where its lines $lines end',
    ({ sourceFile, lines: [first, last] }) => {
      const document = documents.find((candidate) => candidate.sourceFile === sourceFile);
      const block = document?.blocks.find(({ start }) => lineOf(document.text, start) === first);
      expect(lineOf(document?.text ?? '', (block?.end ?? 1) - 1)).toBe(last);
    },
  );

  it('serves every clause and block verbatim and covers everything that is not white space', () => {
    for (const { text, clauses, blocks } of documents) {
      for (const clause of clauses) expect(text.slice(clause.start, clause.end)).toBe(clause.text);
      const outside = blocks.reduceRight(
        (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
        text,
      );
      expect(outside.trim()).toBe('');
    }
  });

  it('gives every clause and block an id of its own', () => {
    const ids = documents.flatMap(({ blocks }) => blocks.map(({ blockId }) => blockId));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('specialized-sme.s2.p3.n9');
    expect(ids).toContain('headquarters-economy.c4.last');
    expect(ids).toContain('industry-internationalization.s4.body');
  });

  it('names every clause in the outline once, in order', () => {
    for (const { clauses, outline } of documents) {
      const listed = outline.flatMap(function list(node): string[] {
        return [...node.clauseIds, ...node.children.flatMap(list)];
      });
      expect(new Set(listed)).toEqual(new Set(clauses.map(({ clauseId }) => clauseId)));
      expect(listed).toHaveLength(clauses.length);
    }
  });

  it('gives clauses their own caption, or the title of their section', () => {
    const clauses = documents.flatMap((document) => document.clauses);
    const headingOf = (id: string) => clauses.find(({ clauseId }) => clauseId === id)?.heading;
    expect(headingOf('specialized-sme.s2.p3.n9')).toBe('加强上市培育');
    expect(headingOf('headquarters-economy.c2')).toBe('认定条件');
    expect(headingOf('new-quality-productivity.s3.n6')).toBe('附则');
    expect(headingOf('headquarters-economy.c4.last')).toBe('附则');
  });
});

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
