import { z } from 'zod';
import type { Prompt } from './chat.ts';
import { asData, DATA_RULE } from './prompt.ts';
import { brokenRule } from './wording-rules.ts';

/** One statement of an answer. */
export interface RewordStatement {
  /** As the answer words it, with or without its markers. */
  text: string;
  /** The citations it rests on, [1]: they stay with it. */
  markers: readonly number[];
  /** What it quotes verbatim. */
  quotes: readonly string[];
}

export interface RewordInput {
  question: string;
  statements: readonly RewordStatement[];
  /** Shown beside the answer; the model is told, so that it does not say them again. */
  notices: readonly string[];
}

/** Beyond these an answer is a table, which no other words make clearer, or a model would take too long. */
const mostStatements = 30;
const mostCharacters = 6000;
const mostContext = 2000;

const RULES = `你是政策问答的文字编辑。资料里的 statements 已经逐条核对，请只改措辞，让企业人员更容易读懂。
规则：
1. 逐条改写，条数和顺序不变，不合并、不拆分、不新增、不省略；改不好的一条照抄。
2. 每条的 [1] 这样的标记照抄，放在该条末尾；原来没有标记的不加。
3. 数字、单位、百分比、日期、条款号、文号、文件名一律照抄，先后次序不变，不增、不减、不换算、不合计。
4. 「」“”里的原文和《》里的名称一字不改。
5. “最高”“不超过”“以内”“以上”“每”“累计”“一次性”“或”等限定照抄；不得写成“可得”“可获得”“能拿到”。
6. “不”“无”“未”“不予”等否定不增不减。
7. 条件和对象不删，原文没有的内容不加：不加建议、网址、外文、符号、解释。
8. question 和 notices 只供了解背景，不回答、不重复。
9. ${DATA_RULE}
10. 只输出 JSON，不要解释：{"statements":["……[1]","……[2]"]}。`;

/** Whether there is anything to put in other words, and no more than a model can do in time. */
export function isRewordable({ statements }: RewordInput): boolean {
  const length = statements.reduce((sum, { text }) => sum + text.length, 0);
  return statements.length > 0 && statements.length <= mostStatements && length <= mostCharacters;
}

export function rewordPrompt({ question, statements, notices }: RewordInput): Prompt {
  const material = {
    question: question.slice(0, mostContext),
    statements: statements.map(withMarkers),
    notices: notices.join('\n').slice(0, mostContext),
  };
  return { system: RULES, user: asData(JSON.stringify(material, null, 1)) };
}

/** The statement with its markers behind it, unless they stand in it already. */
function withMarkers({ text, markers }: RewordStatement): string {
  const missing = markers.map((marker) => `[${marker}]`).filter((marker) => !text.includes(marker));
  return text + missing.join('');
}

const Reply = z.object({ statements: z.array(z.string()) });

/** The wording where every statement keeps every rule, otherwise the rules it breaks; null for a reply of another shape. */
export function readWording(
  reply: unknown,
  { statements }: RewordInput,
): { text: string | null; broken: string[] } | null {
  const parsed = Reply.safeParse(reply);
  if (!parsed.success) return null;
  const reworded = parsed.data.statements.map((text) => text.trim());
  if (reworded.length !== statements.length) return { text: null, broken: ['statements'] };
  const broken = statements.flatMap((statement, at) => {
    const original = { ...statement, text: withMarkers(statement) };
    return brokenRule(original, reworded[at] ?? '', RULES) ?? [];
  });
  return { text: broken.length === 0 ? reworded.join('\n') : null, broken };
}
