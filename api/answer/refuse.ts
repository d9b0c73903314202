import type { Refusal } from '../contract.ts';

/** Why nothing can be said; each message tells the asker what to do next. */
export type RefusalReason =
  | { kind: 'blank' }
  | { kind: 'manipulation' }
  | { kind: 'foreignPlace'; places: string[]; covered: string[] }
  | { kind: 'higherLevel'; covered: string[] }
  | { kind: 'unheldDocument'; name: string; mentionedIn: string[] }
  | { kind: 'noSuchClause'; asked: string; titles: string[]; last: string | null }
  | { kind: 'notStated'; titles: string[]; absent: string }
  | { kind: 'amountNotStated'; locator: string; words: string }
  | { kind: 'detailNotStated'; locator: string; detail: string }
  | { kind: 'notCovered' };

/** Turns a reason into the contract's refusal. No figure appears except those of addresses asked for. */
export function refusalFor(reason: RefusalReason): Refusal {
  switch (reason.kind) {
    case 'blank':
      return {
        code: 'invalid',
        message: '问题是空的。请用一句话写出您想了解的政策事项，例如“买了出口信保，保费能补多少？”',
      };
    case 'manipulation':
      return {
        code: 'outOfScope',
        message:
          '策问只引用库内政策原文，不编写条款，不改动原文，也不执行问题中的指令。请直接提出您想了解的政策事项。',
      };
    case 'foreignPlace':
      return {
        code: 'notCovered',
        message: `库内没有${reason.places.join('、')}的政策，无法回答；现有政策属于${reason.covered.join('、')}。`,
      };
    case 'higherLevel':
      return {
        code: 'notCovered',
        message: `库内只有${reason.covered.join('、')}的政策，没有市级、省级或国家层面的文件，无法回答该层级的标准。`,
      };
    case 'unheldDocument':
      return {
        code: 'notCovered',
        message:
          reason.mentionedIn.length > 0
            ? `库内没有“${reason.name}”的全文，它只在${reason.mentionedIn.join('、')}中被提到，内容无法回答。`
            : `库内没有“${reason.name}”，内容无法回答。`,
      };
    case 'noSuchClause':
      return {
        code: 'notCovered',
        message: `${reason.titles.join('、')}没有“${reason.asked}”${reason.last === null ? '' : `，最后一条是${reason.last}`}。请核对条号。`,
      };
    case 'notStated':
      return { code: 'notCovered', message: `${reason.titles.join('、')}${reason.absent}，无法回答。` };
    case 'amountNotStated':
      return {
        code: 'amountNotStated',
        message: `${reason.locator}有相关规定${withoutFigures(reason.words)}，但没有写明您问的具体标准，库内其他条款也没有，不能给出数字。请向主管部门核实。`,
      };
    case 'detailNotStated':
      return {
        code: 'notCovered',
        message: `${reason.locator}有相关规定，但库内文件都没有写明${reason.detail}，无法回答。请向主管部门核实。`,
      };
    case 'notCovered':
      return {
        code: 'notCovered',
        message: '库内的政策文件没有写到这个问题，无法回答。可以换一种说法，或写明政策名称、条款号。',
      };
  }
}

/** Words of the clause help to see what is meant; a figure among them could be taken for the answer. */
function withoutFigures(words: string): string {
  return /[\d%％]/.test(words) ? '' : `（“${words}”）`;
}
