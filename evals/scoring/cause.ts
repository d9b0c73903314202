/** Why a case failed: names of the causes, in the order in which tables list them, and what is found for one case. */
export const CAUSES = {
  systemError: ['程序出错', '这一题没有得到回答'],
  labelOutsideLibrary: ['标注不在库中', '标注的条款、引语或应有内容在现有文件里找不到：文件改过，或标注有误'],
  guardRemoved: ['被数字闸门删去', '组织好的内容因数字与依据不符，没有放行'],
  quoteInexact: ['引文不逐字', '引文与所引条款的原文不一致，或标记对不上'],
  shouldRefuse: ['应拒未拒', '库内没有依据，却作了回答'],
  falseRefusal: ['误拒', '应作答，却不予答复，也不是因为没有检索到'],
  notRetrieved: ['未检索到', '要点条款不在检索结果的前列'],
  retrievedNotUsed: ['检到未用', '检索到了要点条款，回答没有引用'],
  notCited: ['未引用', '回答没有引用要点条款，这一题没有测检索'],
  wrongSentence: ['引错句子', '引对了条款，引文和正文里没有应有内容'],
  ruleMissing: ['缺规则', '条款有金额，却没有对应的测算规则'],
  wrongAward: ['认错奖补', '测算的不是所问的那一项，或没有认出它'],
  factNotExtracted: ['事实未读出', '问题里说了，没有读出来'],
  wrongFact: ['事实读错', '读出的值与标注不同，或读出了没有说的事'],
  wrongFormula: ['算式有误', '事实都对，算出来仍不对'],
  wrongAmount: ['金额不符', '没有标注事实或条款，分不清错在哪一步；或不该给出金额'],
  notAsked: ['没问到关键', '需要补充信息，却没有问到起决定作用的事项'],
  forbiddenSaid: ['说了不该说的', '自己的话里出现了不应断言的内容'],
  turnWrong: ['中途答错', '多轮对话的前几轮有误'],
  wrongStatus: ['状态不符', '其余都对，只是回答的状态与标注不同'],
} as const satisfies Record<string, readonly [name: string, meaning: string]>;

export type Cause = keyof typeof CAUSES;

const isCause = (name: string): name is Cause => Object.hasOwn(CAUSES, name);
export const CAUSE_IDS: readonly Cause[] = Object.keys(CAUSES).filter(isCause);

export interface FoundCause {
  cause: Cause;
  /** What shows it, in words. */
  evidence: string;
}
