import { beforeAll, describe, expect, it } from 'vitest';
import type { Corpus } from './document.ts';
import { loadCorpus } from './load.ts';
import type { CorpusProblem } from './problem.ts';
import { assembleRules } from './rules-assemble.ts';
import { readRuleSources } from './rules-load.ts';
import type { RuleSource } from './rules-file.ts';

let corpus: Corpus;
let sources: { facts: RuleSource; awards: RuleSource[] };

beforeAll(async () => {
  corpus = await loadCorpus('corpus');
  sources = await readRuleSources('corpus');
});

const intl = 'awards/industry-internationalization.yaml';
const sme = 'awards/specialized-sme.yaml';

/** The problems after one change in one file, and the line on which the change stands. */
function problemsAfter(file: string, from: string, to: string): { problems: CorpusProblem[]; line: number } {
  const change = (one: RuleSource): RuleSource => {
    if (one.file !== file) return one;
    if (!one.source.includes(from)) throw new Error(`${file} does not contain ${from}`);
    return { ...one, source: one.source.replace(from, () => to) };
  };
  const changed = { facts: change(sources.facts), awards: sources.awards.map(change) };
  const assembled = assembleRules(corpus, changed);
  const text = [changed.facts, ...changed.awards].find((one) => one.file === file)?.source ?? '';
  const line = text.slice(0, text.indexOf(to)).split('\n').length;
  return { problems: assembled.kind === 'error' ? assembled.problems : [], line };
}

const mistakes: { name: string; file: string; from: string; to: string; says: string }[] = [
  {
    name: 'an unknown key of an award',
    file: intl,
    from: '    period: perYear',
    to: '    perod: perYear',
    says: 'perod',
  },
  {
    name: 'an unknown key inside an amount',
    file: intl,
    from: 'rate: { of: { fact: premium_paid }, by: 40% }',
    to: 'rate: { of: { fact: premium_paid }, bye: 40%, by: 40% }',
    says: 'bye',
  },
  {
    name: 'an unknown construct',
    file: sme,
    from: 'amount: { upTo: 100万元 }',
    to: 'amount: { upto: 20万元 }',
    says: '没有“upto”',
  },
  {
    name: 'a duplicate key',
    file: intl,
    from: '    period: perYear',
    to: '    period: perYear\n    period: once',
    says: 'YAML',
  },
  {
    name: 'a quote that is not in the clause',
    file: sme,
    from: '单家企业年度展位费补贴不超过20万元',
    to: '单家企业年度展位费补贴不超过21万元',
    says: '找不到原文',
  },
  {
    name: 'a clause that does not exist',
    file: sme,
    from: 'clause: 二（五）15',
    to: 'clause: 二（五）99',
    says: '没有“二（五）99”',
  },
  {
    name: 'a number that is not in the anchor',
    file: sme,
    from: '      - { at: 200万元, yearly: true }',
    to: '      - { at: 250万元, yearly: true }',
    says: '数值“250万元”不在锚点原文中',
  },
  {
    name: 'an amount without a unit',
    file: sme,
    from: 'amount: { upTo: 100万元 }',
    to: 'amount: { upTo: 20 }',
    says: '算式',
  },
  {
    name: 'bands with a gap',
    file: intl,
    from: '{ from: 10万美元, to: 1000万美元, give: 30万元 }',
    to: '{ from: 10万美元, to: 500万美元, give: 30万元 }',
    says: '有空档',
  },
  {
    name: 'bands that overlap',
    file: intl,
    from: '{ from: 1000万美元, to: 1亿美元, give: 300万元 }',
    to: '{ from: 500万美元, to: 1亿美元, give: 300万元 }',
    says: '有重叠',
  },
  {
    name: 'milestones that do not rise',
    file: intl,
    from: '{ over: 500万美元, give: 50万元 }',
    to: '{ over: 100万美元, give: 50万元 }',
    says: '应大于前一档',
  },
  {
    name: 'a threshold in the wrong currency',
    file: sme,
    from: 'atLeast: { fact: vc_investment, value: 1000万元 }',
    to: 'atLeast: { fact: export_total, value: 1000万元 }',
    says: '量纲不同',
  },
  {
    name: 'an amount that is not money',
    file: intl,
    from: 'amount: { per: { count: madrid_marks, give: 1万元 } }',
    to: 'amount: { per: { count: madrid_marks, give: 1件 } }',
    says: '不是元',
  },
  {
    name: 'a fact that does not exist',
    file: intl,
    from: 'amount: { per: { count: madrid_marks, give: 1万元 } }',
    to: 'amount: { per: { count: madrid, give: 1万元 } }',
    says: '没有事项“madrid”',
  },
  {
    name: 'a fact of the wrong kind',
    file: intl,
    from: 'when: { is: iso_member }',
    to: 'when: { is: madrid_marks }',
    says: '此处需要 boolean',
  },
  {
    name: 'an option that does not exist',
    file: intl,
    from: '- { is: [省级], give: 50万元 }',
    to: '- { is: [县级], give: 50万元 }',
    says: '没有选项“县级”',
  },
  {
    name: 'words of review that are not in the text',
    file: sme,
    from: '    review: 经认定',
    to: '    review: 经局长同意',
    says: '“经局长同意”不在锚点原文中',
  },
  {
    name: 'an exception that is not in the text',
    file: intl,
    from: 'exceptFrom: { applicant: 区内个人 }',
    to: 'exceptFrom: { applicant: 任何个人 }',
    says: '“任何个人”不在锚点原文中',
  },
  {
    name: 'an exception from a condition the document does not have',
    file: intl,
    from: 'exceptFrom: { applicant: 区内个人 }',
    to: 'exceptFrom: { person: 区内个人 }',
    says: '本文件没有适用条件“person”',
  },
  {
    name: 'an option that does not exist, in a condition of the whole document',
    file: sme,
    from: 'when: { in: { fact: applicant_type, values: [企事业单位] } }',
    to: 'when: { in: { fact: applicant_type, values: [单位们] } }',
    says: '没有选项“单位们”',
  },
  {
    name: 'a condition of the whole document given twice',
    file: sme,
    from: '  - { id: applicant, when',
    to: '  - { id: district, when',
    says: '适用条件“district”重复',
  },
  {
    name: 'an option that answers another question with several answers',
    file: 'facts.yaml',
    from: 'aliases: [省级隐形冠军, 隐形冠军企业, 浙江省隐形冠军],\n          entails: { specialized_sme: true },',
    to: 'aliases: [省级隐形冠军],\n          entails: { situations: 总部企业 },',
    says: '只能由它自己的选项推出',
  },
  {
    name: 'a remark that rests on no anchor',
    file: 'awards/new-quality-productivity.yaml',
    from: 'anchor: payingForms,',
    to: 'anchor: formsOfPaying,',
    says: '没有锚点“formsOfPaying”',
  },
  {
    name: 'a remark for a case that cannot be told',
    file: intl,
    from: 'atMost: { fact: export_previous, value: 0美元 }',
    to: 'atMost: { fact: export_before, value: 0美元 }',
    says: '没有事项“export_before”',
  },
  {
    name: 'a remark for a case whose number is not in the anchor',
    file: intl,
    from: 'atMost: { fact: export_previous, value: 0美元 }',
    to: 'atMost: { fact: export_previous, value: 7万美元 }',
    says: '数值“7万美元”不在锚点原文中',
  },
  {
    name: 'a remark for a case in another currency',
    file: intl,
    from: 'atMost: { fact: export_previous, value: 0美元 }',
    to: 'atMost: { fact: export_previous, value: 0元 }',
    says: '量纲不同',
  },
  { name: 'a changed source', file: sme, from: 'sha256: 5b', to: 'sha256: 6b', says: '原文已变' },
  {
    name: 'a group that does not exist',
    file: intl,
    from: 'groups: [booth-fee]',
    to: 'groups: [booth]',
    says: '没有组或奖补“booth”',
  },
  {
    name: 'a repeated award id',
    file: intl,
    from: '  - id: madrid-trademark',
    to: '  - id: iso-membership',
    says: '重复',
  },
  {
    name: 'a negative base',
    file: intl,
    from: 'caps:\n      - { at: { fact: district_contribution }, soft: true }',
    to: 'caps:\n      - { at: { fact: export_increment }, soft: true }',
    says: '可以为负',
  },
  {
    name: 'a number that no rule uses',
    file: sme,
    from: '            - { is: [隐形冠军], give: 100万元 }\n',
    to: '',
    says: '“100万元”没有被规则用到',
  },
  {
    name: 'a presumed value that is no option',
    file: 'facts.yaml',
    from: 'presumed: { value: 企事业单位',
    to: 'presumed: { value: 企业们',
    says: '推定值',
  },
  {
    name: 'an option of a set that is an alias of another',
    file: 'facts.yaml',
    from: 'aliases: [集成电路, 芯片,',
    to: 'aliases: [集成电路, 外贸, 芯片,',
    says: '“外贸”出现两次',
  },
  {
    name: 'an alias given twice to one option',
    file: 'facts.yaml',
    from: 'aliases: [集成电路, 芯片,',
    to: 'aliases: [集成电路, 芯片, 芯片,',
    says: '“芯片”出现两次',
  },
  {
    name: 'an alias of two options of which one alone can hold',
    file: 'facts.yaml',
    from: '{ value: 实用新型, aliases: [',
    to: '{ value: 实用新型, aliases: [发明类, ',
    says: '“发明类”出现两次',
  },
  {
    name: 'a derivation of another dimension',
    file: 'facts.yaml',
    from: '- { minus: [export_total, export_previous] }',
    to: '- { minus: [premium_paid, rent_year] }',
    says: '量纲不对',
  },
  {
    name: 'a fact nobody looks at',
    file: 'facts.yaml',
    from: '  - id: iso_member\n',
    to: '  - id: spare_fact\n    label: 备用\n    kind: boolean\n    question: 是吗？\n  - id: iso_member\n',
    says: '“spare_fact”没有被任何规则用到',
  },
];

describe('authoring mistakes', () => {
  it.each(mistakes)('$name is reported in its file', ({ file, from, to, says }) => {
    const { problems } = problemsAfter(file, from, to);
    const told = problems.find(({ message }) => message.includes(says));
    expect(problems.map(({ message }) => message).join('\n')).toContain(says);
    expect(told?.file).toBe(file);
    expect(told?.line).toBeGreaterThan(0);
  });

  it('names the line of the mistake', () => {
    const { problems, line } = problemsAfter(
      sme,
      '      - { at: 200万元, yearly: true }',
      '      - { at: 250万元, yearly: true }',
    );
    expect(problems.map((problem) => problem.line)).toContain(line);
  });

  it('reports every mistake, not the first', () => {
    const { problems } = problemsAfter(
      intl,
      'give: 30万元 }',
      'give: 31万元 }, { from: 1美元, to: null, give: 32万元 }',
    );
    expect(problems.length).toBeGreaterThan(2);
  });
});
