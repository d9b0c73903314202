import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../corpus/index.ts';
import { aspectsOf } from './aspects.ts';

const { documents } = await loadCorpus('corpus');

describe('aspectsOf', () => {
  it.each([
    ['专精特新意见由哪个部门解释？', 'interpreter'],
    ['总部意见的有效期是几年？', 'expiry'],
    ['国际化意见什么时候开始施行', 'effective'],
    ['新质生产力意见废止了哪份文件', 'repeal'],
    ['总部经济政策哪个部门牵头？', 'lead'],
    ['这些文件里哪几份还是征求意见稿？', 'draft'],
    ['还是草稿吗？', 'draft'],
    ['有效期多久？', 'expiry'],
    ['这五份材料里哪份不是滨江的？', 'jurisdiction'],
    ['高企解读是什么时候发布的', 'issued'],
    ['总部意见的文号', 'documentNumber'],
  ])('%s asks the %s of documents', (question, id) => {
    expect(aspectsOf(question, documents).aspects.map((aspect) => aspect.id)).toEqual([id]);
  });

  it.each([
    '谁牵头去摸底区里的科技企业？',
    '首台套保险怎么解释给客户听',
    '专利授权之后资金什么时候到账',
    '链主企业订单增量奖励的比例是多少？',
  ])('%s asks about a subject', (question) => {
    expect(aspectsOf(question, documents).aspects).toEqual([]);
  });
});

describe('what a document states', () => {
  it('quotes the sentence of the supplementary provisions', () => {
    const document = documents.find((d) => d.documentId === 'specialized-sme');
    const [aspect] = aspectsOf('由谁解释？', documents).aspects;
    if (document === undefined || aspect === undefined) throw new Error('missing fixture');
    const quotes = aspect.stated(document, documents).map((statement) => statement.citation.quote);
    expect(quotes).toEqual(['具体由区经信局会同财政局负责解释。']);
  });

  it('quotes the title as proof of a draft, and nothing for other documents', () => {
    const [aspect] = aspectsOf('还是草稿吗？', documents).aspects;
    const drafts = documents.filter((document) => aspect?.stated(document, documents).length);
    expect(drafts.map((d) => d.status)).toEqual(['draft', 'draft', 'draft']);
  });
});
