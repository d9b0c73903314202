/** How a question tries to bend the answer; decides whether there is anything left to answer. */
export type Manipulation = 'none' | 'fabricate' | 'reveal' | 'override' | 'tamper';

/** A question taken apart before anything is looked up. */
export interface Question {
  /** As asked, trimmed. */
  raw: string;
  /** What is searched: without orders to the assistant, pasted "documents" and repetition. */
  focus: string;
  /** Separate statements of the focus; an eligibility question describes one fact in each. */
  facets: string[];
  manipulation: Manipulation;
  /** The asker states something and wants it confirmed (…对吧？请确认). */
  confirms: boolean;
}

/** Longer texts are stories around one question; only the asking sentences are searched. */
const STORY_LENGTH = 220;
const SELF_CONTAINED = 20;
/** Beyond this the embedding model truncates anyway. */
const FOCUS_LIMIT = 400;

const INTERROGATIVE =
  /[?？]|吗|呢|么|多少|什么|哪|几[个条家年号月万成项类种]|怎么|怎样|如何|是否|能不能|可不可以|有没有|是不是|谁|多久|何时|区别|不同/;

const FABRICATE =
  /(编|杜撰|虚构|伪造|捏造|造假|瞎编|编造)(一|出|个|条|造|份|段|点|写)|写得像真|(假装|假设|就当)(你|这|它|库|文件).{0,12}(规定|写着|有)|自己(编|写)(一条|条款)|(骗|套取|虚报|冒领|骗取).{0,8}(补贴|补助|资金|奖励|下来|到手)|(怎么|如何|帮我|教我).{0,6}(改|编|包装|造)(假)?(材料|数据|发票|账)/;
const REVEAL =
  /系统提示|提示词|system\s*prompt|(你的|内部|初始|隐藏).{0,4}(指令|设定|配置|密钥|规则)|api\s*key|环境变量|源代码/i;
const OVERRIDE =
  /(忽略|无视|忘记|忘掉|不要管|跳过|抛开|绕过).{0,8}(之前|以上|前面|上面|所有|一切|原有|全部).{0,8}(指令|规则|要求|设定|限制|提示|内容)|ignore\s+(all|previous|the)|(不用|不要|无需|别)引用原文|(扮演|现在(就)?是|你就是|充当).{0,10}(助手|模型|专家|官员|秘书|区长|领导|工作人员|经办|审批|没有限制)|只(许|能|准)?(回|答|说|回答)[“"]|drop\s+table|delete\s+from|<script|(删|清空|修改|篡改|覆盖)(掉|除|了)?(库|数据库|文件|所有|全部|库里)/i;
const TAMPER = /(改成|改为|换成|替换成|修改为).{0,30}(引用|原文|告诉|给我|输出|复述)/;
const PASTED =
  /(以下|下面|如下|这)(是|为|就是)?.{0,8}(最新|正式|真正|新)?.{0,4}(文件|原文|规定|政策|条文)|以此为准|以这个为准/;
const CONFIRMS = /对吧|对吗|对不对|是吧|是吗|是不是|属实|请确认|没错吧|对么|确认一下/;

/** Splits at sentence ends; the mark stays with its sentence. */
function statements(text: string): string[] {
  return (text.match(/[^。！？!?；;\n]+[。！？!?；;\n]*/g) ?? [])
    .map((s) => s.trim())
    .filter((s) => s !== '');
}

function unique(items: string[]): string[] {
  return [...new Set(items)];
}

/** What follows 「其实只想问一句：」 is the question. */
function afterAsking(statement: string): string {
  const match = /(?:想问|请问|问一句|问一下|问题是)[^：:]{0,8}[：:](.+)$/s.exec(statement);
  return match?.[1]?.trim() ?? statement;
}

function manipulationOf(text: string): Manipulation {
  if (FABRICATE.test(text)) return 'fabricate';
  if (REVEAL.test(text)) return 'reveal';
  if (OVERRIDE.test(text)) return 'override';
  if (TAMPER.test(text)) return 'tamper';
  return 'none';
}

/** Quoted "documents" inside a question are the asker's words, never evidence: not searched. */
function withoutPasted(text: string): string {
  if (!PASTED.test(text)) return text;
  return text.replace(/[“"「『][^”"」』]{6,}[”"」』]/g, '');
}

/** 忽略以上要求，专精特新小巨人奖励多少？ asks a question behind the order. */
function withoutOrder(statement: string): string {
  if (!OVERRIDE.test(statement)) return statement;
  const parts = statement.split(/[，,]/);
  return parts.filter((part) => !OVERRIDE.test(part)).join('，');
}

function isOrder(statement: string): boolean {
  return OVERRIDE.test(statement) || (PASTED.test(statement) && !INTERROGATIVE.test(statement));
}

/** Takes a question apart. Pure; any string is accepted. */
export function readQuestion(raw: string): Question {
  const trimmed = raw.trim();
  const parts = unique(statements(withoutPasted(trimmed)));
  const kept = parts.map(withoutOrder).filter((part) => part !== '' && !isOrder(part));
  const asking = kept.filter((part) => INTERROGATIVE.test(part)).slice(-2);
  // 「以上情况能享受什么？」 alone names nothing: then the story is the question.
  const isStory = trimmed.length > STORY_LENGTH && asking.join('').length >= SELF_CONTAINED;
  const facets = (isStory ? asking : kept).map(afterAsking);
  return {
    raw: trimmed,
    focus: facets.join('').slice(-FOCUS_LIMIT),
    facets,
    manipulation: manipulationOf(trimmed),
    confirms: CONFIRMS.test(trimmed),
  };
}

/** Whether a text asks anything at all (an order or a bare statement does not). */
export function asks(text: string): boolean {
  return INTERROGATIVE.test(text);
}
