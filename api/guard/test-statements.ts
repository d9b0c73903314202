import { loadCorpus, loadRules, splitSentences, type RuleSet } from '../../corpus/index.ts';
import { calculate, parseFacts, type AwardResult } from '../calculator/index.ts';
import type { NumberSources } from './index.ts';
import { spellDollars, spellPercent, spellYuan } from './test-spelling.ts';

/** A statement all of whose numbers its sources state. */
export interface TrueStatement {
  text: string;
  sources: NumberSources;
}

/** Statements about the real library: quoted, told with figures in other spellings, and calculated. */
export async function loadTrueStatements(): Promise<TrueStatement[]> {
  const corpus = await loadCorpus('corpus');
  const quoted = corpus.documents.flatMap(({ title, clauses }) =>
    clauses.flatMap((clause) =>
      splitSentences(clause.text)
        .filter(({ text }) => /\d|[三五六]年|十六/.test(text))
        .map(({ text }) => ({ title, locator: clause.locator, sentence: text })),
    ),
  );
  return [
    ...quoted.map(({ title, locator, sentence }) => stated(title, locator, sentence, `「${sentence}」`)),
    ...quoted
      .filter(({ sentence }) => respell(sentence, 0) !== sentence)
      .map(({ title, locator, sentence }, at) =>
        stated(title, locator, sentence, respell(unnumbered(sentence), at)),
      ),
    ...calculated(await loadRules(corpus, 'corpus')),
  ];
}

function stated(title: string, locator: string, quote: string, words: string): TrueStatement {
  return {
    text: `《${title}》${locator}：${words}[1]`,
    sources: { quotes: [quote], calculations: [], userWords: [], addresses: [locator, title], markers: [1] },
  };
}

/** A statement in words of one's own does not begin with the number of the clause. */
function unnumbered(sentence: string): string {
  return sentence.replace(/^\s*(?:\d+[.．、]|[（(][^）)]*[）)])\s*/, '');
}

/** Whole sums and percentages, each in the next of its spellings. */
function respell(sentence: string, seed: number): string {
  let turn = seed;
  const next = (ways: string[]) => ways[(turn += 1) % ways.length] ?? '';
  return sentence
    .replace(/([\d.]+)(万|亿)(元|美元)(?!人)/g, (_, digits: string, scale: string, unit: string) => {
      const value = Math.round(Number(digits) * (scale === '万' ? 1e4 : 1e8));
      return next(unit === '元' ? spellYuan(value) : spellDollars(value));
    })
    .replace(/(?<![\d—.])(\d{1,2})%/g, (_, digits: string) => next(spellPercent(Number(digits))));
}

/** Every third worked example of the rules that comes to a sum, told step by step. */
function calculated(rules: RuleSet): TrueStatement[] {
  const known = new Set(rules.awards.map(({ id }) => id));
  return rules.awards
    .flatMap(({ id, examples }) => examples.map(({ facts }) => ({ id, facts })))
    .filter((_, at) => at % 3 === 0)
    .flatMap(({ id, facts }) => {
      const parsed = parseFacts(rules.vocabulary, facts, known);
      if (parsed.kind === 'invalid') return [];
      const { results } = calculate(rules, parsed.facts, '2026-11-22', { awardIds: [id] });
      return results.filter(({ outcome }) => outcome === 'calculated').map(told);
    });
}

function told({ title, steps, amount, citations }: AwardResult): TrueStatement {
  return {
    text: `${title}：${steps.map(({ text }) => text).join('；')}。结果：${amount.text}。`,
    sources: {
      quotes: citations.map(({ quote }) => quote),
      calculations: [...steps.map(({ text }) => text), amount.text],
      userWords: [],
      addresses: [title],
    },
  };
}
