import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../corpus/index.ts';
import { unheldReferences } from './references.ts';

const { documents } = await loadCorpus('corpus');

describe('unheldReferences', () => {
  it('finds a 文号 that the library only mentions, however its brackets are written', () => {
    for (const brackets of ['〔2018〕', '[2018]', '（2018）', '【2018】']) {
      const [reference] = unheldReferences(`杭政办函${brackets}64号里规定的补助标准是多少？`, documents);
      expect(reference?.mentions.map((mention) => mention.document.documentId)).toEqual([
        'high-tech-interpretation',
      ]);
    }
  });

  it('finds a 文号 that nothing mentions', () => {
    expect(unheldReferences('浙科发〔2031〕7号怎么规定的？', documents)).toMatchObject([{ mentions: [] }]);
  });

  it('finds an instrument named as the place of the answer', () => {
    expect(unheldReferences('《中华人民共和国公司法》第三条怎么写？', documents)).toHaveLength(1);
    expect(unheldReferences('浙江省海外工程师管理办法里规定的年薪是多少', documents)).toHaveLength(1);
  });

  it.each([
    '《关于进一步推进产业国际化的实施意见》里房租怎么补？',
    '按《专利合作条约》提交的国际申请，每件资助多少？',
    '新质生产力意见第13条是什么内容',
  ])('%s asks of the library itself', (question) => {
    expect(unheldReferences(question, documents)).toEqual([]);
  });
});
