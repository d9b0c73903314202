import { z } from 'zod';
import type { Fact, FactVocabulary } from '../../corpus/index.ts';
import { acceptFact, Proposal, type ProposedFact } from './accept-fact.ts';
import type { Prompt } from './chat.ts';
import { readUserText } from './claim.ts';
import { factOf } from './names.ts';
import { asData, DATA_RULE } from './prompt.ts';

/** What the model gets to see of a text, and how much of its reply is looked at. */
const mostCharacters = 2000;
const mostProposals = 30;

const RULES = `你从企业的话里找出其中写明的事项。
规则：
1. 只用下面“事项”表里的编号；表里没有的不要写。
2. words 是资料里的原话，逐字照抄，够说明这一项即可。
3. value 照 words 里写的填：数量连同单位和“超过”“不足”等字样照抄，不换算、不合计、不推算；是非项填 true 或 false；选项填表里列出的一个（多选项可填数组）；日期写作 YYYY-MM-DD。
4. 没有写明、只是提问、或者拿不准的，不要写。
5. ${DATA_RULE}
6. 只输出 JSON，不要解释：{"facts":[{"factId":"…","value":"…","words":"…"}]}；一项也没有时输出 {"facts":[]}。

事项（编号｜名称｜填法）：
`;

/** The text is cut to what is looked at; the vocabulary stands with the rules, where an endpoint can keep it. */
export function factsPrompt(text: string, { facts, fields }: FactVocabulary): Prompt {
  const lines = [...facts, ...fields].flatMap(([id, fact]) => describe(id, fact));
  return { system: RULES + lines.join('\n'), user: asData(text.slice(0, mostCharacters)) };
}

/** Lists are asked for by their fields; a payment already received needs an award id that no user's words hold. */
function describe(id: string, fact: Fact): string[] {
  if (fact.kind === 'list' || fact.kind === 'award' || fact.scope === 'record') return [];
  return [`${id}｜${[fact.label, ...fact.aliases].join('、')}｜${formOf(fact)}`];
}

function formOf(fact: Fact): string {
  switch (fact.kind) {
    case 'boolean':
      return '是非';
    case 'enum':
      return `选项：${fact.options.map(({ value }) => value).join('、')}`;
    case 'set':
      return `多选：${fact.options.map(({ value }) => value).join('、')}`;
    case 'quantity':
    case 'list':
      return `数量，如以${fact.unit}计`;
    case 'date':
      return '日期';
    case 'text':
    case 'award':
      return '文字';
  }
}

const Reply = z.object({ facts: z.array(z.unknown()) });

/** The proposals that hold, and the rules by which the others fell; null where the reply has another shape. */
export function readFacts(
  reply: unknown,
  text: string,
  vocabulary: FactVocabulary,
): { facts: ProposedFact[]; broken: string[] } | null {
  const parsed = Reply.safeParse(reply);
  if (!parsed.success) return null;
  const userText = readUserText(text, mostCharacters);
  const verdicts = parsed.data.facts.slice(0, mostProposals).map((item) => {
    const proposal = Proposal.safeParse(item);
    return proposal.success ? acceptFact(proposal.data, userText, vocabulary) : malformed;
  });
  const facts = verdicts.flatMap((verdict) => (verdict.accepted ? [verdict.fact] : []));
  const broken = verdicts.flatMap((verdict) => (verdict.accepted ? [] : [verdict.broken]));
  const agreed = withoutContradictions(facts, vocabulary);
  return { facts: agreed, broken: agreed.length < facts.length ? [...broken, 'contradiction'] : broken };
}

const malformed = { accepted: false, broken: 'malformed' } as const;

/** One fact with two values is not known, nor which of two facts one figure states; the same said twice counts once. */
function withoutContradictions(facts: ProposedFact[], vocabulary: FactVocabulary): ProposedFact[] {
  const isNumber = ({ factId }: ProposedFact) => factOf(vocabulary, factId)?.kind === 'quantity';
  const contradict = (one: ProposedFact, other: ProposedFact) =>
    one.factId === other.factId
      ? !hasSameValue(one, other)
      : isNumber(one) && isNumber(other) && hasSameValue(one, other) && overlap(one, other);
  return facts.filter(
    (fact, at) =>
      !facts.some((other) => contradict(fact, other)) &&
      facts.findIndex((other) => other.factId === fact.factId) === at,
  );
}

function hasSameValue({ value: one }: ProposedFact, { value: other }: ProposedFact): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function overlap(one: ProposedFact, other: ProposedFact): boolean {
  return one.start < other.end && other.start < one.end;
}
