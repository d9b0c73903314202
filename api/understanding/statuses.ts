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
      const option = optionOf(mention, factId, isNamed);
      // 境外, 个人 alone are everyday words: an option only where the fact is named, or asked about.
      const isEveryday =
        fact.kind === 'enum' &&
        [...mention.words].length <= 2 &&
        !isNamed &&
        !(fact.presumed !== undefined && isOwnPlace(text, mention));
      if (option === null || isEveryday || mention.polarity !== 'stated') return [];
      // 准备申报小巨人: a title to come is none; a place of listing to come is the one asked about.
      if (fact.kind === 'set' && mention.isAside) return [];
      return [{ option, span: spanOf(mention) }];
    });
    if (said.length === 0) return [];
    const spans = said.map(({ span }) => span);
    if (fact.kind === 'set') {
      return [{ factId, value: [...new Set(said.map(({ option }) => option))], spans, note: null }];
    }
    // What is presumed anyway (本区) does not contradict another option.
    const telling = said.filter(({ option }) => option !== fact.presumed?.value);
    // Who asks is said first; of levels and the like the last word counts (省级升国家级).
    const chosen = (fact.scope === 'applicant' ? telling[0] : telling.at(-1)) ?? said.at(-1);
    return chosen === undefined ? [] : [{ factId, value: chosen.option, spans: [chosen.span], note: null }];
  });
}

/** 公司在萧山, 我们是萧山的企业; but not 仓库在萧山. */
const LIES_IN =
  /(?:^|[，,。；;？?！!：:（(])(?:但是?|不过|只是|其实|因为)?(?:我们?|我司|咱们?|本)?(?:的)?(?:公司|企业|单位|工厂|厂子?|注册地?|税收|财政)?(?:是|都|也|还|现在|目前|注册|落户|开|设|交)*(?:在|位于)$/u;
const COMES_FROM =
  /(?:^|[，,。；;？?！!：:（(])(?:我们?|我司|咱们?|本)(?:公司|企业|单位|厂)?(?:是|属于|来自)(?:一家)?$/u;

function isOwnPlace(text: string, { start, end }: SourceSpan): boolean {
  const lead = text.slice(0, start);
  const tail = text.slice(end);
  // 在外地办展 says where something is held.
  if (LIES_IN.test(lead)) return /^区?(?:$|[，,。；;？?！!：:）)]|的?(?:企业|公司|单位|厂))/u.test(tail);
  return COMES_FROM.test(lead) && /^区?的?(?:企业|公司|单位|厂)/u.test(tail);
}

/** 省级 is an option of several facts: it is one of this fact where the fact is named, or asked about. */
function optionOf({ meanings }: Mention, factId: string, isNamed: boolean): string | null {
  // 芯片设计 says what a firm is no less for speaking against another status.
  const facts = new Set(meanings.flatMap((meaning) => (meaning.kind === 'contrary' ? [] : [meaning.factId])));
  const own = meanings.find((meaning) => meaning.kind === 'option' && meaning.factId === factId);
  if (own?.kind !== 'option') return null;
  return facts.size === 1 || isNamed ? own.option : null;
}

/** What is asked about (a stage, 三年合计), and not a fact of the asker. */
function readTexts({ vocabulary, mentions, active }: TextReading): StatedFact[] {
  return [...vocabulary.facts].flatMap(([factId, fact]): StatedFact[] => {
    if (fact.kind !== 'text' || fact.scope !== 'question' || !isActive(factId, active)) return [];
    const said = mentions.find((mention) => mention.polarity !== 'denied' && names(mention, factId));
    return said === undefined ? [] : [{ factId, value: said.words, spans: [spanOf(said)], note: null }];
  });
}
