import type { PolicyDocument } from '../../corpus/index.ts';

/** 2027版, 2023年修订后, 最新版: the library holds the texts that it holds. */
export function asksForOtherVersion(question: string, documents: PolicyDocument[]): boolean {
  const version = /(20\d\d)年?新?(版|改|修订|修改|修正|调整|更新|新规|新政|新出|升级)/.exec(question);
  if (version === null) return false;
  return !documents.some((document) => document.issuedDate?.startsWith(version[1] ?? '') ?? false);
}

const YEAR = /20\d\d(?!\d)/g;

/** A target for 2020 says nothing of 2022; only the part of the question that asks for a figure counts. */
export function namesOtherYear(question: string, clauseText: string): boolean {
  const parts = question.split(/[，,。；;？?！!]/).filter((part) => /目标|计划|指标|多少|几/.test(part));
  const asked: string[] = parts.flatMap((part) => part.match(YEAR) ?? []);
  if (asked.length === 0) return false;
  const stated: string[] = clauseText.match(YEAR) ?? [];
  return stated.length > 0 && asked.every((year) => !stated.includes(year));
}

/** Scraps of a recognised picture are no words of the policy. */
export function quotesNoise(question: string, documents: PolicyDocument[]): boolean {
  const tokens = question.match(/[A-Za-z]+\d+[A-Za-z\d]*|\d+[A-Za-z]+[A-Za-z\d]*/g) ?? [];
  return tokens.some((token) => documents.some((document) => standsOnlyInNoise(token, document)));
}

function standsOnlyInNoise(token: string, document: PolicyDocument): boolean {
  const blocks = document.blocks.filter((block) =>
    document.text.slice(block.start, block.end).includes(token),
  );
  return blocks.length > 0 && blocks.every((block) => block.kind === 'noise');
}
