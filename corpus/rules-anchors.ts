import type { Anchor } from './award-rule.ts';
import type { PolicyDocument } from './document.ts';

export type FoundAnchor = { kind: 'found'; anchor: Anchor } | { kind: 'missing'; message: string };

/** Finds an anchor's words in the clause (or the title, preamble, signature) it names. */
export function findAnchor(
  document: PolicyDocument,
  id: string,
  authored: { clause: string; quote: string; nth?: number | undefined },
): FoundAnchor {
  const place = placeOf(document, authored.clause);
  if (place === undefined) {
    return missing(`锚点 ${id}：《${document.title}》没有“${authored.clause}”`);
  }
  const text = document.text.slice(place.start, place.end);
  const starts = occurrences(text, authored.quote);
  const nth = authored.nth ?? 1;
  const at = starts[nth - 1];
  if (at === undefined) {
    return missing(
      `锚点 ${id}：${authored.clause} 中找不到原文“${authored.quote}”${nth > 1 ? `（第 ${nth} 处）` : ''}`,
    );
  }
  if (starts.length > 1 && authored.nth === undefined) {
    return missing(
      `锚点 ${id}：“${authored.quote}”在 ${authored.clause} 中出现 ${starts.length} 次，请用 nth 指明`,
    );
  }
  const start = place.start + at;
  return {
    kind: 'found',
    anchor: {
      id,
      documentId: document.documentId,
      clauseId: place.id,
      locator: authored.clause,
      quote: authored.quote,
      start,
      end: start + authored.quote.length,
    },
  };
}

function missing(message: string): FoundAnchor {
  return { kind: 'missing', message };
}

function placeOf({ clauses, blocks }: PolicyDocument, locator: string) {
  const clause = clauses.find((candidate) => candidate.locator === locator);
  if (clause !== undefined) return { id: clause.clauseId, start: clause.start, end: clause.end };
  const block = blocks.find((candidate) => candidate.locator === locator && candidate.blockId !== '');
  return block === undefined ? undefined : { id: block.blockId, start: block.start, end: block.end };
}

function occurrences(text: string, quote: string): number[] {
  const starts: number[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) starts.push(at);
  return starts;
}
