import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureCoverage } from './coverage.ts';
import { parsePolicy } from './parse.ts';
import type { ParsedPolicy } from './parse.ts';

function parse(...lines: string[]): ParsedPolicy {
  return parsePolicy(lines.join('\n'), {
    documentId: 'doc',
    documentTitle: '测试意见',
    sourceFile: 'doc.txt',
  });
}

function texts(policy: ParsedPolicy): [locator: string, text: string][] {
  return policy.clauses.map(({ locator, text }) => [locator, text]);
}

function locators(policy: ParsedPolicy): string[] {
  return policy.clauses.map(({ locator }) => locator);
}

function blockTexts(policy: ParsedPolicy, kind: string): string[] {
  return policy.blocks
    .filter((block) => block.kind === kind)
    .map(({ start, end }) => policy.text.slice(start, end));
}

describe('levels', () => {
  it('makes a unit with numbered children a heading and a leaf a clause', () => {
    const policy = parse(
      '一、总则',
      '二、政策',
      '（一）创新',
      '1.研发。给予奖励。',
      '2.上市。',
      '（二）其他。',
    );
    expect(locators(policy)).toEqual(['一', '二（一）1', '二（一）2', '二（二）']);
    expect(blockTexts(policy, 'heading')).toEqual(['二、政策', '（一）创新']);
  });

  it('closes 1、 when （一） follows it, because （一） stands higher', () => {
    expect(
      locators(parse('二、任务', '1、目标', '到2020年翻番。', '（一）培育', '1.甲。', '（二）创新。')),
    ).toEqual(['二、1', '二（一）1', '二（二）']);
  });

  it('keeps （1） and ① inside their clause', () => {
    const policy = parse('一、甲', '1.乙：', '（1）丙；', '①丁；', '2)戊。', '2.己。');
    expect(texts(policy)).toEqual([
      ['一、1', '1.乙：\n（1）丙；\n①丁；\n2)戊。'],
      ['一、2', '2.己。'],
    ]);
  });

  it('cites the article, with chapters above it, where the text is drafted in articles', () => {
    const policy = parse(
      '第一编　总编',
      '第一章 总则',
      '第一节 目的',
      '第一条　为了规范，制定本办法。',
      '第二条　下列企业：',
      '（一）甲；',
      '1.乙。',
      '第十条之一　插入。',
      '第二章 附则',
      '第十一条　由区局解释。',
      '本办法自2020年1月1日起施行。',
    );
    expect(texts(policy)).toEqual([
      ['第一条', '第一条　为了规范，制定本办法。'],
      ['第二条', '第二条　下列企业：\n（一）甲；\n1.乙。'],
      ['第十条之一', '第十条之一　插入。'],
      ['第十一条', '第十一条　由区局解释。\n本办法自2020年1月1日起施行。'],
    ]);
    expect(policy.clauses.map(({ clauseId }) => clauseId)).toEqual([
      'doc.b1.c1.j1.a1',
      'doc.b1.c1.j1.a2',
      'doc.b1.c1.j1.a10-1',
      'doc.b1.c2.a11',
    ]);
    expect(policy.clauses[0]?.path).toEqual(['第一编', '第一章', '第一节', '第一条']);
  });

  it('does not take a reference at the start of a line for an article', () => {
    expect(
      locators(parse('第一条 甲。', '第三条第二款规定的企业除外。', '第二条所称企业是指乙。', '第二条 丙。')),
    ).toEqual(['第一条', '第二条']);
  });

  it.each(['（一）', '(一)', '( 一 )', '（一）、', '㈠', '  （一） ', '　　（一）', '\t（一）\t'])(
    'reads %j as （一）',
    (marker) => {
      expect(locators(parse('一、甲', `${marker}乙。`))).toEqual(['一（一）']);
    },
  );

  it.each(['1.', '1、', '1．', '1. ', '１.', '１．', '  1.', '　1 、', '1.2023年度'])(
    'reads %j as 1',
    (marker) => {
      expect(locators(parse('一、甲', `${marker}乙。`))).toEqual(['一、1']);
    },
  );

  it.each([
    '1.5亿元用于奖励。',
    '１．５亿元。',
    '2023年认定的企业。',
    '1 家企业。',
    '一是加强。',
    '第三方机构参与。',
  ])('does not take %j for a number', (line) => {
    expect(locators(parse('一、甲', '1.乙。', line))).toEqual(['一、1']);
  });
});

describe('what a clause holds', () => {
  it('holds the unnumbered paragraphs that follow it, blank lines between', () => {
    expect(texts(parse('一、甲', '1.乙。', '', '　　丙。  ', '', '2.丁。'))[0]).toEqual([
      '一、1',
      '1.乙。\n\n　　丙。',
    ]);
  });

  it('is heading and body together where a section has one unnumbered body', () => {
    const policy = parse('第一章  总体目标', '到2027年，形成集聚区。', '第二章  政策', '（一）甲。');
    expect(texts(policy)[0]).toEqual(['第一章', '第一章  总体目标\n到2027年，形成集聚区。']);
    expect(policy.clauses[0]?.heading).toBe('总体目标');
  });

  it.each(['四、附则', '四、附　则'])('is the body alone under %j', (heading) => {
    const policy = parse('三、甲。', heading, '本意见自发布后30日施行。', '由区发改局解释。');
    expect(texts(policy)[1]).toEqual(['四、附则', '本意见自发布后30日施行。\n由区发改局解释。']);
    expect(policy.clauses[1]?.clauseId).toBe('doc.s4.body');
    expect(blockTexts(policy, 'heading')).toEqual([heading]);
  });

  it('is the closing paragraph alone where it states when the whole text takes effect', () => {
    const policy = parse(
      '第四章 附则',
      '1、由区发改局牵头。',
      '本意见自2024年**月**日起施行，有效期**年。',
      '由区局解释。',
    );
    expect(texts(policy)).toEqual([
      ['第四章1', '1、由区发改局牵头。'],
      ['第四章末段', '本意见自2024年**月**日起施行，有效期**年。\n由区局解释。'],
    ]);
    expect(policy.clauses[1]?.clauseId).toBe('doc.c4.last');
  });

  it('keeps a closing paragraph in its section where it is all that the section says', () => {
    expect(locators(parse('一、甲。', '二、有效期', '本政策自2020年1月1日起施行。'))).toEqual(['一', '二']);
  });

  it('addresses a closing paragraph below no heading as 末段, also in the outline', () => {
    const policy = parse('一、甲。给予奖励。', '二、乙。给予奖励。', '本政策自发布之日起施行，有效期3年。');
    expect(locators(policy)).toEqual(['一', '二', '末段']);
    expect(policy.outline.map(({ clauseIds }) => clauseIds)).toEqual([['doc.s1'], ['doc.s2'], ['doc.last']]);
  });

  it('is the whole sentence where numbered items complete it', () => {
    const policy = parse(
      '一、条件',
      '（一）申报条件',
      '企业应同时符合以下条件：',
      '1.在本区注册；',
      '2.信用良好。',
      '（二）其他。',
    );
    expect(texts(policy)).toEqual([
      ['一（一）', '（一）申报条件\n企业应同时符合以下条件：\n1.在本区注册；\n2.信用良好。'],
      ['一（二）', '（二）其他。'],
    ]);
  });

  it('is the item where the items are sentences', () => {
    expect(locators(parse('一、条件', '（一）奖励如下：', '1.甲奖10万元。', '2.乙奖5万元。'))).toEqual([
      '一（一）1',
      '一（一）2',
    ]);
  });

  it('is also the line of a heading that states an amount', () => {
    const policy = parse('一、设立10亿元产业基金', '1.甲。', '2.乙。');
    expect(texts(policy)[0]).toEqual(['一', '一、设立10亿元产业基金']);
    expect(policy.clauses[0]?.quantities.map(({ value }) => value)).toEqual([1e9]);
    expect(locators(policy)).toEqual(['一', '一、1', '一、2']);
  });

  it('is also what a section says before its first number', () => {
    const policy = parse('一、甲', '区内企业均可申报。', '1.乙。');
    expect(texts(policy)[0]).toEqual(['一首段', '区内企业均可申报。']);
  });

  it('is not the line that introduces shallower numbers', () => {
    const policy = parse(
      '二、任务',
      '1、目标',
      '翻番。',
      '围绕目标，提出五个方面任务：',
      '（一）甲',
      '1.乙。',
      '（二）丙。',
    );
    expect(texts(policy)[0]).toEqual(['二、1', '1、目标\n翻番。']);
    expect(blockTexts(policy, 'leadIn')).toEqual(['围绕目标，提出五个方面任务：']);
    expect(policy.blocks.find(({ kind }) => kind === 'leadIn')?.locator).toBe('二导语');
  });
});

describe('captions', () => {
  it.each([
    ['1.加强上市培育。每年安排500万元。', '加强上市培育'],
    ['1.本意见自发布后30日施行。原文件废止。', '政策'],
    ['1.由区发改局牵头实施。', '政策'],
    ['1.同一产品、项目、标准获得多项资助奖励的，按从优从高不重复原则进行资助奖励。补足差额。', '政策'],
  ])('of %j is %j', (line, heading) => {
    expect(parse('一、政策', line).clauses[0]?.heading).toBe(heading);
  });

  it('falls back to the title of the document where no section is above', () => {
    expect(parse('1.由区发改局牵头实施。').clauses[0]?.heading).toBe('测试意见');
  });
});

describe('front and end matter', () => {
  it('keeps title, 文号, addressee and preamble out of the clauses', () => {
    const policy = parse(
      '  区政府关于推动',
      '总部经济的若干意见',
      '（征求意见稿）',
      '区政〔2020〕5号',
      '',
      '各街道，区级各部门：',
      '为推动总部经济，制定本意见。',
      '一、甲。',
    );
    expect(blockTexts(policy, 'title')).toEqual([
      '区政府关于推动\n总部经济的若干意见\n（征求意见稿）\n区政〔2020〕5号',
    ]);
    expect(blockTexts(policy, 'addressee')).toEqual(['各街道，区级各部门：']);
    expect(blockTexts(policy, 'preamble')).toEqual(['为推动总部经济，制定本意见。']);
    expect(locators(policy)).toEqual(['一']);
  });

  it('does not take a preamble that ends in a colon for an addressee', () => {
    expect(blockTexts(parse('关于甲的意见', '为支持企业，提出如下意见：', '一、乙。'), 'preamble')).toEqual([
      '为支持企业，提出如下意见：',
    ]);
  });

  it('keeps a table of contents out of the clauses', () => {
    const policy = parse(
      '某办法',
      '目　录',
      '第一章 总则',
      '第二章 附则',
      '第一章 总则',
      '第一条 甲。',
      '第二章 附则',
      '第二条 乙。',
    );
    expect(blockTexts(policy, 'contents')).toEqual(['目　录\n第一章 总则\n第二章 附则']);
    expect(locators(policy)).toEqual(['第一条', '第二条']);
  });

  it('reads a notice that carries its instrument', () => {
    const policy = parse(
      '关于印发《某办法》的通知',
      '各街道：',
      '现印发给你们。',
      '杭州市滨江区人民政府',
      '2020年1月1日',
      '某办法',
      '第一条 甲。',
    );
    expect(policy.blocks.map(({ kind }) => kind)).toEqual([
      'title',
      'addressee',
      'preamble',
      'signature',
      'title',
      'clause',
    ]);
  });

  it.each([
    [['解读机关：下城区科技局', '2018年12月19日', '电话85257602']],
    [['中共杭州市滨江区委员会            杭州市滨江区人民政府']],
    [['杭州市滨江区发展和改革局', '二〇二〇年一月一日', '（此件公开发布）']],
  ])('keeps the signature %j out of the last clause', (signature) => {
    const policy = parse('一、甲', '1.乙。', '', ...signature);
    expect(texts(policy)).toEqual([['一、1', '1.乙。']]);
    expect(blockTexts(policy, 'signature')).toEqual([signature.join('\n')]);
  });

  it.each(['支持总部', '责任单位：区科技局', '由区发改局解释。'])(
    'does not take %j for a signature',
    (line) => {
      expect(texts(parse('一、甲', '1.乙。', line))).toEqual([['一、1', `1.乙。\n${line}`]]);
    },
  );

  it('tells a list of annexes above the signature from the annexes after it', () => {
    const policy = parse(
      '一、甲。',
      '附件：1.申请表',
      '2.汇总表',
      '杭州市滨江区发改局',
      '2020年1月1日',
      '附件1',
      '申请表',
      '1.名称',
      '附件2',
      '汇总表',
    );
    expect(policy.blocks.map(({ kind, locator }) => [kind, locator])).toEqual([
      ['clause', '一'],
      ['annex', '附件'],
      ['signature', '落款'],
      ['annex', '附件1'],
      ['annex', '附件2'],
    ]);
  });

  it('does not take a clause that mentions an annex for one', () => {
    expect(locators(parse('一、甲。', '附件1所列企业除外。', '二、乙。'))).toEqual(['一', '二']);
  });
});

describe('pictures', () => {
  it('leaves out the text recognised in a picture until a sentence resumes', () => {
    const policy = parse(
      '一、甲',
      '1.乙。',
      'image1.png',
      'H80%R',
      '2HEHEALEIH o',
      '至此恢复正文，以下是一个完整的句子。',
      '2.丙。',
    );
    expect(texts(policy)).toEqual([
      ['一、1', '1.乙。'],
      ['一、1续', '至此恢复正文，以下是一个完整的句子。'],
      ['一、2', '2.丙。'],
    ]);
    expect(blockTexts(policy, 'noise')).toEqual(['image1.png\nH80%R\n2HEHEALEIH o']);
  });

  it('resumes at a numbered line and at an annex', () => {
    const policy = parse('1.乙。', 'image1.png', 'AB', '2.丙丁。', 'image2.jpg', '附件1', '表');
    expect(policy.blocks.map(({ kind }) => kind)).toEqual(['clause', 'noise', 'clause', 'noise', 'annex']);
  });

  it('finds no clause in a file of pictures only', () => {
    const policy = parse('image1.png', 'FFTHAR AR', '2020 E', 'image2.png', '% ni');
    expect(policy.clauses).toEqual([]);
    expect(policy.blocks.map(({ kind }) => kind)).toEqual(['noise', 'noise']);
  });
});

describe('texts that follow no pattern', () => {
  it('has neither blocks nor clauses for an empty text', () => {
    expect(parse('', ' \t　').blocks).toEqual([]);
  });

  it('makes every paragraph of a text without numbers a clause', () => {
    const policy = parse(
      '关于某事的通知',
      '各企业：',
      '请配合。',
      '',
      '奖励50万元。',
      '杭州市滨江区人民政府',
    );
    expect(texts(policy)).toEqual([
      ['第1段', '请配合。'],
      ['第2段', '奖励50万元。'],
    ]);
    expect(policy.clauses[1]?.clauseId).toBe('doc.para2');
  });

  it('keeps clause ids unique where an address comes twice', () => {
    expect(parse('1.甲。', '2.乙。', '1.丙。').clauses.map(({ clauseId }) => clauseId)).toEqual([
      'doc.n1',
      'doc.n2',
      'doc.n1~2',
    ]);
  });

  it('accepts missing numbers as they are printed', () => {
    expect(locators(parse('一、甲', '1.乙。', '3.丙。'))).toEqual(['一、1', '一、3']);
  });
});

describe('any text', () => {
  const fragment = fc.oneof(
    fc.constantFrom(
      '一、',
      '二、',
      '（一）',
      '(二)',
      '1.',
      '2．',
      '（1）',
      '①',
      '第一章 ',
      '第三条　',
      '附件1',
      '附则',
      '目录',
    ),
    fc.constantFrom(
      'image1.png',
      '[bookmark: x]',
      '\r\n',
      '\n',
      '\n\n',
      '\t',
      '　',
      '：',
      '。',
      '；',
      '本意见自发布后施行',
    ),
    fc.constantFrom(
      '给予50万元、100万的奖励',
      '各街道：',
      '2020年1月1日',
      '杭州市滨江区人民政府',
      '关于甲的意见',
      '\uFEFF',
    ),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  );
  const text = fc.oneof(
    fc.array(fragment, { maxLength: 40 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  );

  it('is served verbatim, covered completely and cut without overlap', () => {
    fc.assert(
      fc.property(text, (source) => {
        const policy = parsePolicy(source, { documentId: 'doc', documentTitle: '题', sourceFile: 'f' });
        expect(measureCoverage(source, policy).unaccounted).toEqual([]);
        let position = 0;
        for (const { start, end } of policy.blocks) {
          expect(start).toBeGreaterThanOrEqual(position);
          expect(end).toBeGreaterThan(start);
          position = end;
        }
        for (const clause of policy.clauses) {
          expect(policy.text.slice(clause.start, clause.end)).toBe(clause.text);
          for (const { start, end, text: quantity } of clause.quantities) {
            expect(policy.text.slice(start, end)).toBe(quantity);
          }
        }
        const ids = policy.blocks.map(({ blockId }) => blockId);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 2000 },
    );
  });
});
