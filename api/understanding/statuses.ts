import type { SourceSpan, StatedFact } from './stated.ts';
import type { Mention } from './mentions.ts';
import { isActive, names, saysOf, spanOf, type TextReading } from './text-reading.ts';

/** Statuses, levels and titles, and what is asked about: every fact that is no figure and no list. */
export function readStatuses(reading: TextReading): StatedFact[] {
  return [...readBooleans(reading), ...readOptions(reading), ...readTexts(reading)];
}

function readBooleans({ vocabulary, mentions }: TextReading): StatedFact[] {
  return [...vocabulary.facts].flatMap(([factId, fact]): StatedFact[] => {
    if (fact.kind !== 'boolean') return [];
    const said = saysOf(factId, mentions);
    return said === null ? [] : [{ factId, value: said.value, spans: [said.span], note: null }];
  });
}

/** Enums and sets: the options that are stated. */
function readOptions({ vocabulary, text, mentions, active }: TextReading): StatedFact[] {
  return [...vocabulary.facts].flatMap(([factId, fact]): StatedFact[] => {
    if (fact.kind !== 'enum' && fact.kind !== 'set') return [];
    const isNamed = isActive(factId, active) || mentions.some((mention) => names(mention, factId));
    const said = mentions.flatMap((mention) => {
      const options = optionsOf(mention, factId, isNamed);
      // 境外, 个人 alone are everyday words: an option only where the fact is named, or asked about.
      const isEveryday =
        fact.kind === 'enum' &&
        [...mention.words].length <= 2 &&
        !isNamed &&
        !(fact.presumed !== undefined && isOwnPlace(text, mention));
      if (isEveryday || mention.polarity !== 'stated') return [];
      // 准备申报小巨人: a title to come is none; a place of listing to come is the one asked about.
      if (fact.kind === 'set' && mention.isAside) return [];
      return options.map((option) => ({ option, span: spanOf(mention) }));
    });
    if (said.length === 0) return [];
    if (fact.kind === 'set') return [setFact(factId, said)];
    // What is presumed anyway (本区) does not contradict another option.
    const telling = said.filter(({ option }) => option !== fact.presumed?.value);
    // Who asks is said first; of levels and the like the last word counts (省级升国家级).
    const chosen = (fact.scope === 'applicant' ? telling[0] : telling.at(-1)) ?? said.at(-1);
    return chosen === undefined ? [] : [{ factId, value: chosen.option, spans: [chosen.span], note: null }];
  });
}

interface SaidOption {
  option: string;
  span: SourceSpan;
}

function setFact(factId: string, said: readonly SaidOption[]): StatedFact {
  const options = new Map<string, SourceSpan[]>();
  for (const { option, span } of said) options.set(option, [...(options.get(option) ?? []), span]);
  const spans = said
    .map(({ span }) => span)
    .filter((span, at, all) => all.findIndex(({ start }) => start === span.start) === at);
  return { factId, value: [...options.keys()], spans, options, note: null };
}

/** 公司在萧山, 我们是萧山的企业; but not 仓库在萧山. */
const LIES_IN =
  /(?:^|[，,。；;？?！!：:（(])(?:但是?|不过|只是|其实|因为)?(?:我们?|我司|咱们?|本)?(?:的)?(?:公司|企业|单位|工厂|厂子?|注册地?|税收|税|财政收入级次|财政级次|财政)*(?:是|都|也|还|现在|目前|注册|落户|开|设|交)*(?:在|位于)$/u;
/** 下城的公司，…: nothing but the place and what it is. */
const PLACED = /(?:^|[，,。；;？?！!：:])$/u;
const COMES_FROM =
  /(?:^|[，,。；;？?！!：:（(])(?:我们?|我司|咱们?|本)(?:公司|企业|单位|厂)?(?:是|属于|来自)(?:一家)?$/u;

function isOwnPlace(text: string, { start, end }: SourceSpan): boolean {
  const lead = text.slice(0, start);
  const tail = text.slice(end);
  // 在外地办展 says where something is held.
  if (LIES_IN.test(lead)) return /^区?(?:$|[，,。；;？?！!：:）)]|的?(?:企业|公司|单位|厂))/u.test(tail);
  if (PLACED.test(lead)) return /^区?的(?:企业|公司|单位|厂)(?:$|[，,。；;？?！!：:])/u.test(tail);
  return COMES_FROM.test(lead) && /^区?的?(?:企业|公司|单位|厂)/u.test(tail);
}

/**
 * 省级 is an option of several facts: it is one of this fact where the fact is named, or asked about. A word may name
 * several options of one set: 跨境电商 is 新电商 and 外贸.
 */
function optionsOf({ meanings }: Mention, factId: string, isNamed: boolean): string[] {
  // 芯片设计 says what a firm is no less for speaking against another status.
  const facts = new Set(meanings.flatMap((meaning) => (meaning.kind === 'contrary' ? [] : [meaning.factId])));
  if (facts.size > 1 && !isNamed) return [];
  return meanings.flatMap((meaning) =>
    meaning.kind === 'option' && meaning.factId === factId ? [meaning.option] : [],
  );
}

/** What is asked about (a stage, 三年合计), and not a fact of the asker. */
function readTexts({ vocabulary, mentions, active }: TextReading): StatedFact[] {
  return [...vocabulary.facts].flatMap(([factId, fact]): StatedFact[] => {
    if (fact.kind !== 'text' || fact.scope !== 'question' || !isActive(factId, active)) return [];
    const said = mentions.find((mention) => mention.polarity !== 'denied' && names(mention, factId));
    return said === undefined ? [] : [{ factId, value: said.words, spans: [spanOf(said)], note: null }];
  });
}
