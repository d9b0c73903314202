import type { AwardNote, AwardRule, RuleSet } from '../../corpus/index.ts';
import type { Notice } from './award-result.ts';
import type { Decision } from './decide.ts';
import { type Facts, labelOf, presumedFacts } from './facts.ts';
import { findFact } from './facts.ts';
import { formatFact } from './format.ts';
import { quoted } from './wording.ts';

/** What a reader must know besides the amount; empty for what does not apply at all. */
export function noticesOf(rules: RuleSet, decision: Decision, facts: Facts): Notice[] {
  const { award, outcome } = decision;
  const standing = standingNotices(decision);
  if (outcome === 'ineligible') return standing;
  return [
    ...standing,
    ...(rules.documents.get(award.documentId)?.notices ?? []).map(({ code, message }) => ({
      code,
      message,
      documentId: award.documentId,
    })),
    ...statedNotices(decision),
    ...presumptionNotices(rules, decision),
    ...remarkNotices(decision, facts),
    ...decision.notes.map((note) => ({ code: 'note', message: noteText(note) })),
  ];
}

/** A remark with the words it rests on. */
export function noteText({ text, anchor }: AwardNote): string {
  return anchor === null ? text : `${text}（${anchor.locator}：${quoted(anchor.quote)}）`;
}

function standingNotices({ standing, award: { documentId } }: Decision): Notice[] {
  switch (standing.kind) {
    case 'inForce':
      return [];
    case 'draft':
      return [{ code: 'draft', message: '依据为征求意见稿，尚未正式施行，不作兑现依据', documentId }];
    case 'interpretation':
      return [{ code: 'interpretation', message: '依据为政策解读，不是政策原文，不作兑现依据', documentId }];
    case 'unknownStart':
      return [{ code: 'validityUnknown', message: standing.why, documentId }];
    case 'retroactive':
      return [
        {
          code: 'retroactive',
          message: `文件自${standing.from}起施行，条文写明“${standing.anchor.quote}”`,
          documentId,
        },
      ];
    case 'notWritten':
    case 'notYet':
    case 'ended':
    case 'repealed':
      return [{ code: 'notInForce', message: '文件在所问日期不在有效期内', documentId }];
  }
}

function statedNotices({ award, outcome, stage, softCap, amount }: Decision): Notice[] {
  const notices: Notice[] = [];
  if (outcome === 'amountNotStated')
    notices.push({ code: 'amountNotStated', message: unstatedText(award, stage) });
  if (award.review !== null)
    notices.push({ code: 'review', message: `条文写明${quoted(award.review)}，以主管部门意见为准` });
  if (amount.lo.isZero() && amount.hi.gt(0) && outcome === 'calculated') {
    notices.push({ code: 'ceiling', message: '所列为上限，实际金额由主管部门确定' });
  }
  if (softCap) notices.push({ code: 'softCap', message: softCapText(award) });
  if (award.caseByCase) notices.push({ code: 'caseByCase', message: '一事一议，不计入可预期的合计' });
  return notices;
}

function unstatedText({ unstated, title }: AwardRule, stage: string | null): string {
  if (stage !== null) return `条文只写明各阶段合计金额，未列“${stage}”阶段的金额`;
  return unstated?.why === 'external' && unstated.refersTo !== null
    ? `条文给予支持（${title}），金额按${unstated.refersTo}执行，本文未列明`
    : `条文给予支持（${title}），但未列明金额`;
}

function softCapText({ anchors }: AwardRule): string {
  const anchor = anchors.find(({ quote }) => quote.includes('原则上'));
  return anchor === undefined ? '限额为原则性规定' : `条文写明${quoted(anchor.quote)}，主管部门可个案把握`;
}

function presumptionNotices({ vocabulary }: RuleSet, { presumptions }: Decision): Notice[] {
  return [...presumptions].flatMap((id) => {
    const fact = findFact(vocabulary, id);
    const value = presumedFacts(vocabulary).get(id);
    if (fact?.kind === 'list' && fact.presumedEmpty !== undefined) {
      return [{ code: 'presumed', message: fact.presumedEmpty.why }];
    }
    if (fact?.kind === 'text' && fact.presumedDistinct !== undefined) {
      return [{ code: 'presumed', message: fact.presumedDistinct.why }];
    }
    if (fact === undefined || value === undefined || !('presumed' in fact)) return [];
    const message = `以${quoted(`${labelOf(vocabulary, id)}：${formatFact(fact, value)}`)}为前提：${fact.presumed?.why ?? ''}`;
    return [{ code: 'presumed', message }];
  });
}

function remarkNotices({ award }: Decision, { remarks }: Facts): Notice[] {
  const used = new Set(award.factIds);
  return remarks
    .filter(({ code, factId }) => code === 'exchangeRate' || used.has(factId))
    .map(({ code, text }) => ({ code, message: text }));
}
