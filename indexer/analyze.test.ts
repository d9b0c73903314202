import { beforeAll, describe, expect, it } from 'vitest';
import type { Corpus } from '../corpus/index.ts';
import { createAnalyzer, createOccurs, type UnderstoodQuery } from './analyze.ts';
import { buildKeywords, clausesOf, tokenizerFor } from './content.ts';
import { createForms } from './forms.ts';
import { createNaming } from './naming.ts';
import { createFindPlaces } from './places.ts';
import { createRepair } from './repair.ts';
import { NOTHING_LEFT_OUT } from './pipeline-part.ts';
import { squeeze } from './squeeze.ts';
import { realCorpus } from './testing/corpus.ts';

let corpus: Corpus;
let analyze: (query: string) => UnderstoodQuery;
beforeAll(async () => {
  corpus = await realCorpus();
  const tokenizer = tokenizerFor(corpus);
  const keywords = await buildKeywords(corpus, tokenizer);
  const clauses = clausesOf(corpus).map((clause) => squeeze(clause.text).text);
  const squeezedClause = (row: number): string => clauses[row] ?? '';
  const occurs = createOccurs(keywords.bigrams, tokenizer, squeezedClause);
  analyze = createAnalyzer({
    tokenizer,
    words: keywords.words,
    forms: createForms(corpus.lexicon),
    findNamings: createNaming(corpus.documents),
    findPlaces: createFindPlaces(corpus.documents, corpus.lexicon),
    findRepairs: createRepair({ tokenizer, ...keywords, squeezedClause, occurs }),
    occurs,
    without: NOTHING_LEFT_OUT,
  });
});

const termTexts = (query: string): string[] => analyze(query).terms.map((term) => term.text);

describe('the terms of a query', () => {
  it('leaves out the words of asking', () => {
    expect(termTexts('请问境外上市一次性奖励是多少？')).toEqual(['境外上市', '一次性奖励']);
  });

  it('knows which words the library has, by themselves or by others', () => {
    const known = new Map(analyze('瞪羚企业打官司，食堂怎么办').terms.map((term) => [term.text, term.known]));
    expect(known.get('瞪羚企业')).toBe(true);
    expect(known.get('打官司')).toBe(true);
    expect(known.get('食堂')).toBe(false);
  });

  it('weighs a rare word more than a frequent one', () => {
    const [rare, frequent] = analyze('非同股同权 企业').terms;
    expect(rare?.weight).toBeGreaterThan(frequent?.weight ?? Infinity);
  });

  it('lists the forms that are searched for, the word itself first', () => {
    const [term] = analyze('信保').terms;
    expect(term?.forms[0]).toBe('信保');
    expect(term?.forms).toContain('出口信用保险');
  });

  it('leaves the name of a document to the document', () => {
    const query = analyze('专精特新意见对展位费的规定');
    expect(query.documentIds).toEqual(['specialized-sme']);
    expect(query.terms.map((term) => term.text)).toEqual(['展位费']);
  });

  it('keeps the name where there is nothing else', () => {
    expect(analyze('专精特新意见').terms).not.toEqual([]);
  });

  it('does not search for the place, but for documents that apply there', () => {
    const query = analyze('下城区的科技中介奖励');
    expect(query.whole.terms.map((term) => term.text)).not.toContain('下城区');
    expect([...query.placedIn]).toEqual(['high-tech-interpretation']);
  });

  it.each(['', '？？！', '   '])('finds no terms in %j', (query) => {
    expect(analyze(query)).toMatchObject({ terms: [], parts: [], repairs: [], documentIds: [] });
  });
});

describe('the text of a query', () => {
  it('is simplified, half-width and repaired', () => {
    expect(analyze('專精特新，瞪玲企业（Ａ類）')).toMatchObject({
      text: '专精特新,瞪羚企业(a类)',
      repairs: [{ from: '瞪玲企业', to: '瞪羚企业' }],
    });
  });

  it('keeps its quotation marks when a character inside them is repaired', () => {
    expect(analyze('“瞪玲”企业').text).toBe('“瞪羚”企业');
  });
});

describe('the parts of a query', () => {
  it('tells apart what is asked in three clauses or more', () => {
    const { parts } = analyze('准备科创板上市，用专利质押贷了款，还在建研发平台，适用哪些条款？');
    expect(parts.map((part) => part.text)).toEqual(['准备科创板上市', '用专利质押贷了款', '还在建研发平台']);
  });

  it('takes a short question as one', () => {
    expect(analyze('境外上市，奖多少？').parts).toEqual([]);
  });

  it('reads a pasted text once, however often it is repeated', () => {
    const { parts } = analyze(`${'我们做设备研发，员工三百人。'.repeat(50)}只想问反倾销费用资助百分之几？`);
    expect(parts.length).toBeLessThanOrEqual(3);
  });

  it('reads the figures', () => {
    expect(analyze('年贴息额度200万元').quantities).toMatchObject([{ value: 2_000_000, unit: '元' }]);
  });
});

describe('occurs', () => {
  it('finds a string across the words that it was cut into', async () => {
    const tokenizer = tokenizerFor(corpus);
    const { bigrams } = await buildKeywords(corpus, tokenizer);
    const clauses = clausesOf(corpus).map((clause) => squeeze(clause.text).text);
    const occurs = createOccurs(bigrams, tokenizer, (row) => clauses[row] ?? '');
    expect(occurs('模型输出源地')).toBe(true);
    expect(occurs('模型输出洼地')).toBe(false);
    expect(occurs('x')).toBe(false);
  });
});
