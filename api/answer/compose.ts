import type { Citation } from '../contract.ts';
import type { PolicyDocument } from '../../corpus/index.ts';
import { quoteLine } from './compose-awards.ts';
import { type Line, NO_SOURCES, remark } from './line.ts';

/** One quotation with the words that introduce it. */
export interface Statement {
  citation: Citation;
  /** 《…》（征求意见稿): the document as it is introduced, never a claim of its own. */
  title: string;
}

/** An answer before verification: an optional opening line without figures, then quotations. */
export interface Draft {
  opening: string;
  statements: Statement[];
}

const STATUS_LABEL: Record<PolicyDocument['status'], string> = {
  inForce: '',
  draft: '（征求意见稿）',
  interpretation: '（解读）',
  repealed: '（已废止）',
  unknown: '',
};

/** What a citation points to: a clause, or a title or signature block. */
export interface CitedUnit {
  document: PolicyDocument;
  unitId: string;
  locator: string;
}

/** 《关于…的若干意见》 without the draft mark, which is the status, not the name. */
export function displayTitle(document: PolicyDocument): string {
  return `《${document.title.replace(/[（(]征求意见稿[）)]/, '')}》${STATUS_LABEL[document.status]}`;
}

export function quoteFrom(unit: CitedUnit, start: number, end: number): Statement {
  const { document } = unit;
  return {
    title: displayTitle(document),
    citation: {
      marker: 0,
      documentId: document.documentId,
      documentTitle: document.title,
      sourceFile: document.sourceFile,
      clauseId: unit.unitId,
      locator: unit.locator,
      quote: document.text.slice(start, end),
      start,
      end,
    },
  };
}

/** Documents in the order of their first quotation, each with its quotations together; markers count from 1. */
export function numberStatements(statements: Statement[]): Statement[] {
  const order = [...new Set(statements.map(({ citation }) => citation.documentId))];
  return order
    .flatMap((documentId) => statements.filter(({ citation }) => citation.documentId === documentId))
    .map((statement, at) => ({ ...statement, citation: { ...statement.citation, marker: at + 1 } }));
}

/** One document's quotations; its title stands once, above several. */
function wordGroup(group: Statement[]): Line[] {
  const [first] = group;
  if (first === undefined) return [];
  const { title, citation } = first;
  if (group.length === 1) return [quoteLine(citation, title)];
  const { documentId, documentTitle } = citation;
  const heading: Line = {
    ...remark(`${title}：`, { ...NO_SOURCES, addresses: [title, documentTitle] }),
    part: { kind: 'heading', documentId },
  };
  const addressed = group.map((statement, at) => {
    const repeats = group[at - 1]?.citation.locator === statement.citation.locator;
    return quoteLine(statement.citation, '', repeats ? '又' : statement.citation.locator);
  });
  return [heading, ...addressed];
}

/** The answer's Chinese lines, grouped by document. Every quotation ends with its marker. */
export function wordDraft({ opening, statements }: Draft): Line[] {
  const quotes = statements.map(({ citation }) => citation.quote);
  const openings = opening.split('\n').filter((line) => line !== '');
  const ids = [...new Set(statements.map(({ citation }) => citation.documentId))];
  const groups = ids.map((id) => statements.filter(({ citation }) => citation.documentId === id));
  return [...openings.map((line) => remark(line, { ...NO_SOURCES, quotes })), ...groups.flatMap(wordGroup)];
}
