import { beforeAll, describe, expect, it } from 'vitest';
import { createNaming, type FindNamings } from './naming.ts';
import { squeeze } from './squeeze.ts';
import { realCorpus } from './testing/corpus.ts';

describe('documents named in a query', () => {
  let find: FindNamings;
  beforeAll(async () => {
    const corpus = await realCorpus();
    find = createNaming(
      corpus.documents.map((document) =>
        document.documentId === 'specialized-sme'
          ? { ...document, documentNumber: '杭高新〔2023〕7号' }
          : document,
      ),
    );
  });
  const named = (query: string): string[] =>
    find(squeeze(query).text).flatMap((naming) => naming.documentIds);

  it.each([
    ['专精特新意见第9条', ['specialized-sme']],
    ['《专精特新意见》由谁解释', ['specialized-sme']],
    ['国际化的政策找哪个部门', ['industry-internationalization']],
    ['总部经济的若干意见几号施行', ['headquarters-economy']],
    ['新质生产力的实施细则谁来定', ['new-quality-productivity']],
    ['关于支持“专精特新”企业加快发展的实施意见', ['specialized-sme']],
    ['杭高新〔2023〕7号第3条', ['specialized-sme']],
    ['国际化意见和专精特新意见有什么不同', ['industry-internationalization', 'specialized-sme']],
  ])('%s', (query, expected) => {
    expect(named(query)).toEqual(expected);
  });

  it.each(['专精特新企业境外上市奖多少', '国际化人才怎么引进', '总部企业有哪些支持', '杭州市人才政策', ''])(
    'takes a subject for no document: %s',
    (query) => {
      expect(named(query)).toEqual([]);
    },
  );
});
