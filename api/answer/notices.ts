import type { Notice } from '../contract.ts';
import type { PolicyDocument } from '../../corpus/index.ts';
import { displayTitle } from './compose.ts';
import type { Removal } from './gate.ts';

function statusNotice(document: PolicyDocument): Notice | null {
  const title = displayTitle(document);
  const { documentId } = document;
  switch (document.status) {
    case 'draft':
      return { code: 'draft', documentId, message: `${title}是征求意见稿，尚未正式印发，不能作为兑现依据。` };
    case 'interpretation':
      return {
        code: 'interpretation',
        documentId,
        message: `${title}是${document.jurisdiction}的政策解读，不是政策原文，适用范围以${document.jurisdiction}为限，以正式文件为准。`,
      };
    case 'repealed':
      return { code: 'notInForce', documentId, message: `${title}已经废止。` };
    case 'inForce':
    case 'unknown':
      return null;
  }
}

/** Known dates decide; what the text leaves open is said, never guessed. */
function validityNotice(document: PolicyDocument, asOf: string): Notice | null {
  const title = displayTitle(document);
  const { documentId, issuedDate, effectiveDate, expiryDate } = document;
  if (issuedDate !== null && issuedDate > asOf)
    return {
      code: 'notInForce',
      documentId,
      message: `${title}于 ${issuedDate} 才发布，在 ${asOf} 尚不存在。`,
    };
  if (expiryDate !== null && expiryDate < asOf)
    return { code: 'notInForce', documentId, message: `${title}的有效期已于 ${expiryDate} 届满。` };
  if (effectiveDate !== null && effectiveDate > asOf)
    return { code: 'notInForce', documentId, message: `${title}自 ${effectiveDate} 起施行，目前尚未生效。` };
  if (effectiveDate === null && document.status === 'unknown')
    return {
      code: 'unknownValidity',
      documentId,
      message: `${title}的文本没有印发日期和有效期，是否现行有效请向主管部门核实。`,
    };
  return null;
}

/** Status and validity of every document that an answer quotes, in the order of first quotation. */
export function noticesFor(documents: PolicyDocument[], asOf: string): Notice[] {
  return documents.flatMap((document) =>
    [statusNotice(document), validityNotice(document, asOf)].filter((notice) => notice !== null),
  );
}

/** That something was taken out is said, so that nobody takes what is left for the whole; it holds no number itself. */
export function removalNotices(removals: readonly Removal[]): Notice[] {
  if (removals.length === 0) return [];
  return [{ code: 'guardRemoved', message: '有内容因数字与依据对不上，没有放进回答，请以条款原文为准。' }];
}
