import { splitSentences, type PolicyDocument } from '../../corpus/index.ts';
import type { AddressMatch } from '../../indexer/index.ts';
import type { Aspect } from './aspects.ts';
import { displayTitle, quoteFrom, type Draft, type Statement } from './compose.ts';
import type { Finding, Inquiry } from './finding.ts';
import { unheldReferences, type DocumentReference } from './references.ts';
import type { RefusalReason } from './refuse.ts';
import { askedJurisdictions } from './scope.ts';

/** A draft to fill. */
const NO_DRAFT: Draft = { opening: '', statements: [] };

const refuse = (reason: RefusalReason): Finding => ({ kind: 'refusal', reason });

/** A document that is only mentioned has no content here; where and as what it is mentioned can be quoted. */
export function fromReferences(focus: string, documents: PolicyDocument[]): Finding | null {
  const [unheld] = unheldReferences(focus, documents);
  if (unheld === undefined) return null;
  const sentences = unheld.mentions.flatMap((mention) => sentenceAround(mention));
  const asked = /废止|有效|失效|作废|替代|取代/.test(focus)
    ? sentences.filter(({ citation }) => /废止|失效|停止执行/.test(citation.quote))
    : sentences.filter(() => /依据|根据|提到|引用|涉及/.test(focus));
  if (asked.length > 0) return { kind: 'draft', draft: { ...NO_DRAFT, statements: asked } };
  const mentionedIn = [...new Set(unheld.mentions.map(({ document }) => displayTitle(document)))];
  return refuse({ kind: 'unheldDocument', name: unheld.text, mentionedIn });
}

/** The sentence that holds a mention, as a quotation. */
function sentenceAround({ document, start, end }: DocumentReference['mentions'][number]): Statement[] {
  const block = document.blocks.find((candidate) => candidate.start <= start && candidate.end >= end);
  if (block === undefined) return [];
  const text = document.text.slice(block.start, block.end);
  const sentence = splitSentences(text, block.start).find((s) => s.start <= start && s.end >= end);
  if (sentence === undefined) return [];
  const unit = { document, unitId: block.blockId, locator: block.locator };
  return [quoteFrom(unit, sentence.start, sentence.end)];
}

/** An address is answered with the whole clause; one that does not exist with what does. */
export function fromAddress(match: AddressMatch | null, documents: PolicyDocument[]): Finding | null {
  if (match === null) return null;
  const byId = new Map(documents.map((document) => [document.documentId, document]));
  if (match.kind === 'missing') {
    const titles = match.documentIds.map((id) => byId.get(id)).filter((d) => d !== undefined);
    return refuse({
      kind: 'noSuchClause',
      asked: match.asked,
      titles: titles.length > 0 ? titles.map(displayTitle) : ['所问的文件'],
      last: match.last,
    });
  }
  const statements = match.clauses.flatMap((clause) => {
    const document = byId.get(clause.documentId);
    if (document === undefined) return [];
    return [
      quoteFrom({ document, unitId: clause.clauseId, locator: clause.locator }, clause.start, clause.end),
    ];
  });
  return { kind: 'draft', draft: { ...NO_DRAFT, statements } };
}

/** Status, dates and competence: asked of the named documents, or of all that may answer. */
export function fromAspects(
  aspects: Aspect[],
  inquiry: Inquiry,
  documents: PolicyDocument[],
): Finding | null {
  if (aspects.length === 0) return null;
  const { scope, focus } = inquiry;
  const asked =
    scope.named.length > 0 ? scope.named : (elsewhere(aspects, inquiry, documents) ?? scope.documents);
  const absent = new Set<string>();
  const statements = asked.flatMap((document) =>
    aspects.flatMap((aspect) => {
      const found = aspect.stated(document, documents);
      if (found.length === 0) absent.add(aspect.absent);
      return found;
    }),
  );
  if (statements.length > 0) {
    const lacking = scope.named.length === 1 && absent.size > 0 ? `文本${[...absent].join('，')}。` : '';
    const opening = /对吧|对吗|是吗|是吧|属实|没错/.test(focus) ? `${lacking}${COMPARE_WITH_TEXT}` : lacking;
    return { kind: 'draft', draft: { ...NO_DRAFT, opening, statements } };
  }
  if (scope.named.length === 0) return null;
  return refuse({ kind: 'notStated', titles: scope.named.map(displayTitle), absent: [...absent].join('，') });
}

/** A claim is answered with the text: whether it holds is plain from there, and silence would read as yes. */
export const COMPARE_WITH_TEXT = '您的说法是否成立，请对照条款原文：';

/** 哪份不是滨江的: naming a district here excludes its documents instead of choosing them. */
function elsewhere(
  aspects: Aspect[],
  { focus, requested }: Inquiry,
  documents: PolicyDocument[],
): PolicyDocument[] | null {
  if (!aspects.some((aspect) => aspect.id === 'jurisdiction') || !/不/.test(focus)) return null;
  const excluded = askedJurisdictions(focus, documents);
  return requested.filter((document) => !excluded.includes(document.jurisdiction));
}
