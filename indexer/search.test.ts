import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Corpus } from '../corpus/index.ts';
import { ensureIndex } from './open.ts';
import type { SearchHit, SearchIndex, SearchOptions } from './search-index.ts';
import { addresses, realCorpus } from './testing/corpus.ts';
import { temporaryFolder } from './testing/folder.ts';

const folder = temporaryFolder();
let corpus: Corpus;
let index: SearchIndex;
beforeAll(async () => {
  corpus = await realCorpus();
  index = await ensureIndex(corpus, folder());
});
afterAll(() => index.close());

const hitsOf = async (query: string, options?: SearchOptions): Promise<SearchHit[]> =>
  (await index.search(query, options)).hits;
const found = async (query: string, options?: SearchOptions): Promise<string[]> =>
  addresses((await hitsOf(query, options)).map((hit) => hit.clause));

describe('a question in the words of people', () => {
  it.each([
    ['厂里想去国外摆摊位，费用有人贴吗', 'specialized-sme 二（四）14'],
    ['怕国外客户赖账，买保险的钱补不补', 'industry-internationalization 一、3'],
    ['小孩读书问题，外国专家的孩子在哪上学', 'industry-internationalization 二、7'],
    ['诺贝尔奖得主带项目来最高给多少', 'new-quality-productivity 二（三）10'],
    ['把专利押给银行借钱，利息谁出', 'specialized-sme 二（二）6'],
    ['做芯片设计的公司有没有专门的预算', 'new-quality-productivity 二（四）20'],
    ['黑名单里移出来还能当总部吗', 'headquarters-economy 第四章1'],
    ['高企所得税税率', 'high-tech-interpretation 二（五）1'],
    ['专精特新企业到纳斯达克敲钟', 'specialized-sme 二（三）9'],
    ['瞪玲企业有什么支持', 'new-quality-productivity 二（二）5'],
  ])('%s', async (query, expected) => {
    expect((await found(query)).slice(0, 5)).toContain(expected);
  });
});

describe('a query with a figure', () => {
  it.each([
    ['哪些条款最高2000万元', 'specialized-sme 二（二）4'],
    ['0.2亿元', 'specialized-sme 二（二）4'],
    ['83.9%', 'high-tech-interpretation 二、1'],
    ['年贴息额度200万元', 'specialized-sme 二（二）6'],
    ['1000平方米', 'industry-internationalization 三、13'],
  ])('%s', async (query, expected) => {
    expect((await found(query))[0]).toBe(expected);
  });
});

describe('a query with an address', () => {
  it('gives that clause first', async () => {
    const { address, hits } = await index.search('专精特新意见第9条');
    expect(address).toMatchObject({ kind: 'found', documentIds: ['specialized-sme'] });
    expect(hits[0]?.clause.locator).toBe('二（三）9');
    expect(hits).toHaveLength(10);
  });

  it('gives the clauses of a chapter first, in the order of the question', async () => {
    const { hits } = await index.search('总部意见第三章里的人才政策');
    expect(hits[0]?.clause.locator).toBe('第三章（四）');
    expect(hits.slice(0, 9).every((hit) => hit.clause.locator.startsWith('第三章'))).toBe(true);
  });

  it('still searches by words where there is no such number', async () => {
    const { address, hits } = await index.search('专精特新意见第20条');
    expect(address).toMatchObject({ kind: 'missing', last: '16' });
    expect(hits[0]?.clause.documentId).toBe('specialized-sme');
  });
});

describe('a query that asks for several things', () => {
  it('serves each', async () => {
    const hits = await found('我们准备去境外上市，还用专利质押贷了款，另外想在区里办国际展会');
    expect(hits.slice(0, 5)).toEqual(
      expect.arrayContaining(['specialized-sme 二（三）9', 'specialized-sme 二（二）6']),
    );
    expect(
      hits
        .slice(0, 5)
        .some((hit) => ['specialized-sme 二（四）14', 'industry-internationalization 二、9'].includes(hit)),
    ).toBe(true);
  });

  it('finds the question at the end of a long text', async () => {
    const text = '我们公司平时开会讨论食堂的菜单、班车的路线、年会的节目。'.repeat(60);
    const hits = await found(`${text}只想问：办理马德里国际注册商标每件给多少？`);
    expect(hits.slice(0, 3)).toContain('industry-internationalization 二、12');
  });
});

describe('hits', () => {
  it('highlight words and quote sentences by offsets into the served text', async () => {
    const [hit] = await hitsOf('首台套奖励');
    const text = corpus.documents.find((each) => each.documentId === hit?.clause.documentId)?.text ?? '';
    const marked = hit?.highlights.map(([start, end]) => text.slice(start, end)) ?? [];
    expect(marked).toContain('首台（套');
    expect(marked.some((word) => word.includes('奖励'))).toBe(true);
    const best = hit?.sentences[0];
    expect(text.slice(best?.start, best?.end)).toContain('首台');
    expect(hit?.sentences.map((sentence) => sentence.vector)).toEqual(
      hit?.sentences.map((sentence) => sentence.vector).sort((a, b) => b - a),
    );
  });

  it('say how much of the query they hold', async () => {
    const [full] = await hitsOf('非同股同权投资');
    expect(full?.coverage).toBe(1);
    const none = await hitsOf('食堂菜单');
    expect(none.every((hit) => hit.coverage === 0)).toBe(true);
  });

  it('carry scores that tell a known subject from an unknown one', async () => {
    const [known] = await hitsOf('出口信用保险保费资助');
    const [unknown] = await hitsOf('小规模纳税人增值税征收率');
    expect(known?.scores.vector).toBeGreaterThan(unknown?.scores.vector ?? 1);
    expect(known?.scores.keyword).toBeGreaterThan(unknown?.scores.keyword ?? Infinity);
  });

  it('come from the documents asked for only', async () => {
    const hits = await hitsOf('奖励', { documentIds: ['headquarters-economy'], k: 50 });
    expect(new Set(hits.map((hit) => hit.clause.documentId))).toEqual(new Set(['headquarters-economy']));
    expect(await hitsOf('奖励', { documentIds: [] })).toEqual([]);
  });

  it('are as many as asked for, each once, best first', async () => {
    const hits = await hitsOf('企业奖励', { k: 200 });
    expect(hits).toHaveLength(95);
    expect(new Set(hits.map((hit) => hit.clause.clauseId)).size).toBe(95);
    expect(hits.map((hit) => hit.score)).toEqual(hits.map((hit) => hit.score).sort((a, b) => b - a));
    expect(await hitsOf('企业奖励', { k: 0 })).toEqual([]);
  });

  it('are the same every time', async () => {
    expect(await index.search('房租补贴')).toEqual(await index.search('房租补贴'));
  });
});

describe('the mode', () => {
  it('keyword needs no vectors', async () => {
    const hits = await hitsOf('算力成本洼地', { mode: 'keyword' });
    expect(hits[0]?.clause.locator).toBe('二（四）20');
    expect(hits[0]).toMatchObject({ sentences: [], scores: { vector: 0 } });
  });

  it('vector finds by meaning alone', async () => {
    const hits = await found('孩子读书怎么办', { mode: 'vector' });
    expect(hits.slice(0, 5)).toContain('industry-internationalization 二、7');
  });
});

describe('every query', () => {
  it.each(['', '   ', '？？', '的', 'asdf', '😀😀', '\u0000', '一'.repeat(2000), 'a b c', '（（（'])(
    'is answered: %j',
    async (query) => {
      const { hits, query: understood } = await index.search(query);
      expect(hits).toHaveLength(10);
      expect(hits.every((hit) => Number.isFinite(hit.score) && hit.coverage >= 0 && hit.coverage <= 1)).toBe(
        true,
      );
      expect(understood.terms.every((term) => Number.isFinite(term.weight))).toBe(true);
    },
  );

  it('is the same in traditional characters', async () => {
    const simple = await found('专精特新企业境外上市奖励');
    expect(await found('專精特新企業境外上市獎勵')).toEqual(simple);
  });
});

describe('the index', () => {
  it('gives clauses by their id', () => {
    expect(index.clause('specialized-sme.s2.p3.n9')?.locator).toBe('二（三）9');
    expect(index.clause('nothing')).toBeUndefined();
  });

  it('finds each clause by its own words', async () => {
    for (const clause of corpus.documents.flatMap((document) => document.clauses)) {
      expect(await found(clause.text.slice(0, 60), { k: 3 })).toContain(addresses([clause])[0]);
    }
  });
});
