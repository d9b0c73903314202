import type { Citation } from '../contract.ts';
import type { PolicyDocument } from '../../corpus/index.ts';

/** One quotation with the words that introduce it. */
export interface Statement {
  citation: Citation;
  /** 《…》（征求意见稿）二（三）9： — the address, never a claim of its own. */
  lead: string;
}

/** An answer before verification: an optional opening line without figures, then quotations. */
export interface Draft {
  opening: string;
  statements: Statement[];
  closing: string;
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
    lead: `${displayTitle(document)}${unit.locator}`,
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

/** Sentences of one unit that follow each other are one quotation; markers count from 1. */
export function numberStatements(statements: Statement[]): Statement[] {
  return statements.map((statement, index) => ({
    lead: statement.lead,
    citation: { ...statement.citation, marker: index + 1 },
  }));
}

function line(statement: Statement, repeatsLead: boolean): string {
  const { quote, marker } = statement.citation;
  const words = quote.replace(/\s*\n\s*/g, ' ').trim();
  return repeatsLead ? `又：“${words}”[${marker}]` : `${statement.lead}：“${words}”[${marker}]`;
}

/** The answer's Chinese text. Every quotation ends with its marker. */
export function wordDraft(draft: Draft): string {
  const lines = draft.statements.map((statement, index) =>
    line(statement, draft.statements[index - 1]?.lead === statement.lead),
  );
  return [draft.opening, ...lines, draft.closing].filter((part) => part !== '').join('\n');
}
