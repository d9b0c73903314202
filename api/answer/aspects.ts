import { splitSentences, type Block, type PolicyDocument } from '../../corpus/index.ts';
import { quoteFrom, type Statement } from './compose.ts';
import { distinctiveNames } from './scope.ts';

/**
 * What is asked of a whole document rather than of a subject in it. Supplementary provisions, titles and
 * signatures say these things in fixed words, so they are found by the words and not by likeness.
 */
export interface Aspect {
  id: string;
  asked: RegExp;
  /** What to say of a document that does not state it. */
  absent: string;
  /** Quotations that answer, in one document. */
  stated: (document: PolicyDocument, documents: PolicyDocument[]) => Statement[];
}

const ASPECTS: Aspect[] = [
  {
    id: 'draft',
    asked: /征求意见稿?|草稿|草案|正式(文件|稿|发布|出台|施行|版|生效|印发)?|定稿|还没定/,
    absent: '题名没有标注征求意见稿',
    stated: (document) => (document.status === 'draft' ? wholeBlock(document, 'title') : []),
  },
  {
    id: 'jurisdiction',
    asked:
      /(哪|谁|几)[^，。？]{0,8}(是|属于|适用|针对)(于)?(滨江|下城|高新区|本区|我们区)区?的?|是哪个区|哪个区的|适用(于)?哪|别的区|其他区/,
    absent: '没有写明适用地区',
    stated: jurisdictionStatements,
  },
  {
    id: 'documentNumber',
    asked: /文号|发文字号/,
    absent: '没有写明文号',
    stated: (document) => (document.documentNumber === null ? [] : wholeBlock(document, 'title')),
  },
  {
    id: 'issuer',
    asked:
      /(谁|哪个(部门|单位|机关)|哪些(部门|单位|机关)|什么(部门|单位|机关))(联合)?(发布|印发|出台|制定|发)的?|发文(机关|单位)|(解读|印发|发布|落款)(机关|单位)(是谁|是哪)?|落款/,
    absent: '没有落款',
    stated: (document) => wholeBlock(document, 'signature'),
  },
  {
    id: 'issued',
    asked:
      /(什么时候|何时|哪年|哪天|哪一年|几月)(发布|印发|出台|公布|发)的?|(发布|印发|成文|公布|落款)(日期|时间)/,
    absent: '没有写明印发日期',
    stated: (document) => (document.issuedDate === null ? [] : wholeBlock(document, 'signature')),
  },
  {
    id: 'contact',
    asked: /(联系|咨询|办公)?电话(号码)?|联系方式/,
    absent: '没有写明联系电话',
    stated: (document) =>
      wholeBlock(document, 'signature').filter(({ citation }) => /\d{7,}/.test(citation.quote)),
  },
  {
    id: 'repeal',
    asked: /废止|作废|失效|取代|替代|不再执行|冲突|抵触|打架|矛盾|不一致|不相符|听谁的|以(哪|谁).{0,4}为准/,
    absent: '没有写明废止或取代哪份文件',
    stated: bySentence(/废止|失效|停止执行|以本.{1,3}为准/),
  },
  {
    id: 'expiry',
    asked:
      /有效期限?|到期|(还|仍|现在|目前|是否|是不是|都是)?(管用|有效|能用|适用)(的)?(吗|么|不|$)|管几年|有效(到|至|多久|几年)|(执行|用|适用)到(哪|什么|几)|期限(多|到|是)|(哪年|什么时候|何时)(失效|结束|截止)/,
    absent: '没有写明有效期',
    stated: bySentence(/有效期|有效至|试行期|执行期/),
  },
  {
    id: 'effective',
    asked:
      /生效|(开始)?施行|(什么时候|何时|哪天|哪一天|几号|几月|哪年|从哪).{0,6}(实施|执行|起算|算起|开始|起)|起(实施|执行)|开始(实施|执行|算)|(实施|执行)(日期|时间)|算不算数|追溯|(当天|马上|立刻|立即|现在|直接)(就)?(能|可以)?(用|执行|申请|兑现)|(才|就)(算)?(能|可以)?(执行|算数)|能用(了)?吗/,
    absent: '没有写明施行日期',
    stated: bySentence(/(自|从).{0,24}(施行|实施|执行|生效)/),
  },
  {
    id: 'interpreter',
    asked: /解释(权|部门|机关|单位)?/,
    absent: '没有写明由谁负责解释',
    stated: bySentence(/解释/),
  },
  {
    id: 'lead',
    asked:
      /牵头|主管部门|(哪个|什么|由哪|归哪)(部门|单位|局).{0,6}(实施|负责|管|落实|组织)|归谁管|谁(来)?(管|实施|组织)/,
    absent: '没有写明牵头实施的部门',
    stated: bySentence(/(牵头|组织|负责).{0,4}实施|主管部门/),
  },
];

/** Words that talk about documents in general. */
const GENERIC =
  /这|那|些|份|个|几|哪|的|了|吗|呢|么|啊|是|有|没|在|从|由|到|被|把|和|与|及|或|我们|本|区|里|中|目前|现在|还|都|已经|已|经|请问|请|问|说|文件|政策|意见|办法|规定|材料|通知|解读|行动计划|细则|库|什么|时候|多久|多长|时间|何时|日期|日|号|天|月|年|部门|单位|谁|怎么|如何|能|可以|可|否|不|要|会|算|多少|具体|内容|法律|效力|吧|对|一下|最新|当前|稿|给|出|经|该|找|开始|当中|全部|手头|只|就|才|去|来|用|得|着|行|拿|我|你|他|咱|想|知道|直接|到底|究竟|没有|呀|嘛|嗯|以前|原来|老|新|跟|同|发|文|出来|一|二|三|四|五|六|七|八|九|十/g;
/** More than this left over, and the question is about a subject, not about the document. */
const RESIDUE_LIMIT = 1;

/** Letters of the question that neither name a document nor ask one of the aspects. */
function residue(question: string, aspects: Aspect[], documents: PolicyDocument[]): string {
  const unasked = aspects.reduce((text, { asked }) => text.replace(new RegExp(asked, 'g'), ''), question);
  const letters = unasked.replace(/[\p{P}\p{S}\s\dA-Za-z]/gu, '');
  const names = documents.flatMap((document) => [document.title, ...document.aliases]);
  return withoutNames(letters, names).replace(GENERIC, '');
}

/** Removes every run of two or more characters that stands in one of the names. */
function withoutNames(text: string, names: string[]): string {
  let out = '';
  for (let at = 0; at < text.length;) {
    let length = text.length - at;
    while (length >= 2 && !names.some((name) => name.includes(text.slice(at, at + length)))) length -= 1;
    if (length < 2) out += text.charAt(at);
    at += Math.max(length, 1);
  }
  return out;
}

export function aspectsById(ids: string[]): Aspect[] {
  return ASPECTS.filter((aspect) => ids.includes(aspect.id));
}

/** A question about documents, and what else it asks in other parts. */
export interface AspectReading {
  aspects: Aspect[];
  /** The parts that ask something else, joined. */
  rest: string;
}

/** The aspects that a question asks of whole documents; none where it asks about a subject. */
export function aspectsOf(question: string, documents: PolicyDocument[]): AspectReading {
  const whole = pureAspects(question, documents);
  if (whole.length > 0) return { aspects: whole, rest: '' };
  const parts = question.split(/[，,。；;？?！!]/).filter((part) => part.trim() !== '');
  const found = parts.map((part) => pureAspects(part, documents));
  const rest = parts.filter((_, at) => found[at]?.length === 0);
  return { aspects: [...new Set(found.flat())], rest: rest.join('，') };
}

function pureAspects(text: string, documents: PolicyDocument[]): Aspect[] {
  const asked = ASPECTS.filter((aspect) => aspect.asked.test(text));
  return residue(text, asked, documents).length > RESIDUE_LIMIT ? [] : asked;
}

function wholeBlock(document: PolicyDocument, kind: Block['kind']): Statement[] {
  return document.blocks
    .filter((block) => block.kind === kind)
    .map((block) =>
      quoteFrom({ document, unitId: block.blockId, locator: block.locator }, block.start, block.end),
    );
}

/** Searched from the end: the last section says such things, and earlier clauses use the words otherwise. */
function bySentence(words: RegExp): Aspect['stated'] {
  return (document) => {
    for (const clause of document.clauses.toReversed()) {
      const found = splitSentences(clause.text, clause.start).filter(({ text }) => words.test(text));
      const unit = { document, unitId: clause.clauseId, locator: clause.locator };
      if (found.length > 0) return found.map(({ start, end }) => quoteFrom(unit, start, end));
    }
    return [];
  };
}

/** The first title, signature or clause sentence that names the district. */
function jurisdictionStatements(document: PolicyDocument, documents: PolicyDocument[]): Statement[] {
  const names = distinctiveNames(documents).get(document.jurisdiction) ?? [];
  const says = (text: string): boolean => names.some((name) => text.includes(name));
  const citable = document.blocks
    .filter((block) => ['title', 'signature', 'preamble', 'clause'].includes(block.kind))
    .toSorted((a, b) => Number(a.kind === 'clause') - Number(b.kind === 'clause'));
  for (const block of citable) {
    const text = document.text.slice(block.start, block.end);
    const line = splitSentences(text, block.start).find((sentence) => says(sentence.text));
    const unit = { document, unitId: block.blockId, locator: block.locator };
    if (line !== undefined) return [quoteFrom(unit, line.start, line.end)];
  }
  return [];
}
