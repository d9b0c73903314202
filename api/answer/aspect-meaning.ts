import type { SearchIndex } from '../../indexer/index.ts';
import { cosine } from './cosine.ts';

/** How people ask each aspect, without the document's name; `subject` are questions that ask none. */
const PHRASINGS: Record<string, string[]> = {
  draft: [
    '还是征求意见稿吗',
    '是正式文件还是草稿',
    '正式印发了没有',
    '定稿了吗，算不算数',
    '哪几份只是稿子，还没有定下来',
    '能不能当正式依据用',
  ],
  effective: [
    '什么时候开始施行',
    '从哪天起生效',
    '印发以后多久开始执行',
    '现在已经管用了吗',
    '以前发生的事能不能适用',
    '什么时候才能执行',
  ],
  expiry: ['有效期多长', '管到哪一年', '什么时候失效', '能用几年', '过期了没有'],
  repeal: [
    '废止了哪份文件',
    '把以前哪个文件作废了',
    '和以前的文件冲突听谁的',
    '谁被取代了',
    '不一致的以哪个为准',
  ],
  interpreter: ['由哪个部门负责解释', '看不懂找谁解释', '解释权归谁'],
  lead: ['哪个部门牵头实施', '归哪个局负责落实', '由谁组织实施'],
  issuer: ['是哪个单位发布的', '谁出的文件', '落款是哪几家单位', '末尾署名的是谁'],
  issued: ['是哪天发布的', '哪年哪月印发的', '什么时间写的'],
  documentNumber: ['文号是多少', '发文字号是什么'],
  jurisdiction: ['是哪个区的文件', '适用于哪个地区', '哪份不是我们区的'],
  subject: [
    '能补多少钱',
    '有什么支持政策',
    '怎么申请',
    '哪些企业可以享受',
    '申报条件是什么',
    '奖励标准是多少',
    '需要什么材料',
    '规定了什么内容',
    '写了哪些措施',
    '每年安排多少预算',
    '目标是什么',
    '对企业有什么好处',
    '第几条',
    '说的是哪方面',
    '两份有什么不同',
    '能不能叠加享受',
    '负责什么任务',
    '最多给几成',
  ],
};
/** Measured on the labelled sets: every aspect question reaches this, hardly any other does. */
const LIKE_ENOUGH = 0.6;
/** The likeliest aspect must be this much likelier than any question about a subject. */
const CLEARLY = 0.06;
/** Aspects this close to the likeliest are asked too: 哪天落的笔，谁家出的. */
const ALSO = 0.03;

export interface AspectMeaning {
  /** Ids of the aspects that a text asks by its meaning; none where it asks about a subject. */
  idsOf(text: string): Promise<string[]>;
}

/** The phrasings are embedded once, at the first question that needs them. */
export function createAspectMeaning(index: Pick<SearchIndex, 'embed'>): AspectMeaning {
  const phrasings = Object.entries(PHRASINGS).flatMap(([id, texts]) => texts.map((text) => ({ id, text })));
  let embedded: Promise<Float32Array[]> | undefined;
  return {
    async idsOf(text) {
      embedded ??= index.embed(
        phrasings.map((phrasing) => phrasing.text),
        'passage',
      );
      const [vectors, [asked]] = await Promise.all([embedded, index.embed([text], 'passage')]);
      if (asked === undefined) return [];
      const likeness = new Map<string, number>();
      for (const [at, { id }] of phrasings.entries()) {
        const vector = vectors[at];
        if (vector !== undefined) likeness.set(id, Math.max(likeness.get(id) ?? -1, cosine(vector, asked)));
      }
      return clearest(likeness);
    },
  };
}

function clearest(likeness: Map<string, number>): string[] {
  const subject = likeness.get('subject') ?? 0;
  const aspects = [...likeness].filter(([id]) => id !== 'subject');
  const best = Math.max(...aspects.map(([, value]) => value));
  if (best < LIKE_ENOUGH || best < subject + CLEARLY) return [];
  return aspects.filter(([, value]) => value >= best - ALSO).map(([id]) => id);
}
