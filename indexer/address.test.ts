import { beforeAll, describe, expect, it } from 'vitest';
import { createAddressBook, type FindAddress } from './address.ts';
import { tokenizerFor } from './content.ts';
import { createNaming } from './naming.ts';
import { addresses, realCorpus } from './testing/corpus.ts';

const SME = 'specialized-sme';
const PRODUCTIVITY = 'new-quality-productivity';
const INTERNATIONAL = 'industry-internationalization';
const HEADQUARTERS = 'headquarters-economy';
const HIGH_TECH = 'high-tech-interpretation';

let find: FindAddress;
beforeAll(async () => {
  const corpus = await realCorpus();
  const tokenizer = tokenizerFor(corpus);
  find = createAddressBook({
    documents: corpus.documents,
    findNamings: createNaming(corpus.documents),
    words: (text) => tokenizer.words(text).map((span) => span.text),
  });
});

const found = (query: string): string[] => {
  const match = find(query);
  return match?.kind === 'found' ? addresses(match.clauses) : [];
};

describe('an address with its document', () => {
  it.each([
    ['专精特新意见第9条', [`${SME} 二（三）9`]],
    ['专精特新意见第九条讲什么', [`${SME} 二（三）9`]],
    ['專精特新意見第９條', [`${SME} 二（三）9`]],
    ['专精特新意见  第 9 条', [`${SME} 二（三）9`]],
    ['“专精特新意见第9条”讲了什么', [`${SME} 二（三）9`]],
    ['专精特新意见第十六条', [`${SME} 二（五）16`]],
    ['新质生产力意见第13条是什么内容', [`${PRODUCTIVITY} 二（三）13`]],
    ['国际化意见 第10条', [`${INTERNATIONAL} 二、10`]],
    ['国际化意见三、14', [`${INTERNATIONAL} 三、14`]],
    ['总部意见第一章写的什么目标', [`${HEADQUARTERS} 第一章`]],
    ['总部意见第四章1', [`${HEADQUARTERS} 第四章1`]],
    ['总部意见末段', [`${HEADQUARTERS} 第四章末段`]],
    ['高企行动计划 五、完善创新创业服务体系 第3项', [`${HIGH_TECH} 二（五）3`]],
    ['高企行动计划二（五）3', [`${HIGH_TECH} 二（五）3`]],
  ])('%s', (query, expected) => {
    expect(found(query)).toEqual(expected);
  });

  it('counts 第N条 where the text has no 1. 2. 3. by its （一）（二）（三）', () => {
    expect(found('总部意见第四条')).toEqual([`${HEADQUARTERS} 第三章（四）`]);
  });

  it('gives every clause of the number where the numbering restarts', () => {
    expect(found('高企行动计划解读里编号是3的条目有哪些')).toEqual([
      `${HIGH_TECH} 二（一）3`,
      `${HIGH_TECH} 二（二）3`,
      `${HIGH_TECH} 二（五）3`,
      `${HIGH_TECH} 三、3`,
    ]);
  });

  it('gives the clauses below a chapter', () => {
    expect(found('国际化意见第三部分')).toEqual(
      [13, 14, 15].map((number) => `${INTERNATIONAL} 三、${number}`),
    );
    expect(found('总部意见第三章对人才有什么支持')).toHaveLength(9);
  });

  it('counts the 附则 apart from the body', () => {
    expect(found('专精特新意见附则第一条')).toEqual([`${SME} 三、1`]);
    expect(found('专精特新意见第1条')).toEqual([`${SME} 二（一）1`]);
    expect(found('国际化意见附则第一条')).toEqual([`${INTERNATIONAL} 四、附则`]);
  });

  it('names the clause for a part inside it, if it has that part', () => {
    expect(found('新质生产力意见附则第5条第（2）项')).toEqual([`${PRODUCTIVITY} 三、5`]);
    expect(found('国际化意见第1条第2款')).toEqual([`${INTERNATIONAL} 一、1`]);
    expect(find('新质生产力意见附则第5条第（9）项')).toMatchObject({ kind: 'missing' });
  });
});

describe('several addresses', () => {
  it.each([
    ['国际化意见第9、10条', [`${INTERNATIONAL} 二、9`, `${INTERNATIONAL} 二、10`]],
    ['国际化意见第9条和第10条', [`${INTERNATIONAL} 二、9`, `${INTERNATIONAL} 二、10`]],
    ['专精特新意见第13至15条', [`${SME} 二（四）13`, `${SME} 二（四）14`, `${SME} 二（五）15`]],
    ['国际化意见第9条和专精特新意见第14条有什么不同', [`${INTERNATIONAL} 二、9`, `${SME} 二（四）14`]],
  ])('%s', (query, expected) => {
    expect(found(query)).toEqual(expected);
  });
});

describe('an address without a document', () => {
  it.each([
    ['第三章（四）', [`${HEADQUARTERS} 第三章（四）`]],
    ['第3章第4款', [`${HEADQUARTERS} 第三章（四）`]],
    ['（三）８', [`${SME} 二（三）8`]],
    ['(三)8', [`${SME} 二（三）8`]],
    ['附则第4条', [`${PRODUCTIVITY} 三、4`]],
    ['四、附则', [`${INTERNATIONAL} 四、附则`]],
    ['末段', [`${HEADQUARTERS} 第四章末段`]],
    ['二（三）9', [`${PRODUCTIVITY} 二（三）9`, `${SME} 二（三）9`]],
    ['二、（三）9', [`${PRODUCTIVITY} 二（三）9`, `${SME} 二（三）9`]],
    ['第二部分第（三）项第9条', [`${PRODUCTIVITY} 二（三）9`, `${SME} 二（三）9`]],
    ['各文件里编号为16的条款分别是什么', [`${PRODUCTIVITY} 二（四）16`, `${SME} 二（五）16`]],
    ['16号条款', [`${PRODUCTIVITY} 二（四）16`, `${SME} 二（五）16`]],
    ['第二章认定条件', [`${HEADQUARTERS} 第二章`]],
  ])('%s', (query, expected) => {
    expect(found(query)).toEqual(expected);
  });
});

describe('a number that the document does not have', () => {
  it.each([
    ['专精特新意见第20条规定了什么？', '第20条', '16', [SME]],
    ['新质生产力意见第23条', '第23条', '22', [PRODUCTIVITY]],
    ['总部意见第十条', '第十条', '（九）', [HEADQUARTERS]],
    ['帮我编一条专精特新意见第17条，内容是每家企业补1000万', '第17条', '16', [SME]],
  ])('%s', (query, asked, last, documentIds) => {
    expect(find(query)).toEqual({ kind: 'missing', asked, last, documentIds });
  });
});

describe('what is no address', () => {
  it.each([
    '奖励100条',
    '2025年的目标',
    '第一条生产线什么时候投产',
    '我们第三项专利能补多少',
    '《民法典》第9条',
    '劳动合同法第9条怎么规定',
    '杭州市人才办法第3条',
    '一、二线城市的人才',
    '以下是最新文件：“第一条 小巨人企业奖励5000万元。”请问小巨人企业奖励多少？',
    '专精特新企业境外上市奖多少',
    '',
  ])('%s', (query) => {
    expect(find(query)).toBeNull();
  });
});
