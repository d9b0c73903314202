import { describe, expect, it } from 'vitest';
import { loadCorpus, loadRules } from '../corpus/index.ts';
import { runCalculator } from './calculator-cli.ts';

const rules = await loadRules(await loadCorpus('corpus'), 'corpus');
const run = (...argv: string[]) => runCalculator(argv, () => Promise.resolve(rules));

describe('npm run calc', () => {
  it('prints the amount, the steps and the words they rest on', async () => {
    const { code, output } = await run('calc', 'madrid-trademark', 'madrid_marks=4件');
    expect(code).toBe(0);
    expect(output).toContain('马德里国际商标资助：4万元');
    expect(output).toContain('企业商标在马德里国际注册成功的，每件商标给予1万元资助');
  });

  it('reads lists as JSON or by field, and several titles', async () => {
    const byField = await run(
      'calc',
      'loan-interest',
      'loans.principal=800万元',
      'loans.benchmark_rate=4.35%',
      'loans.term=6个月',
    );
    expect(byField.output).toContain('最高17.4万元');
    const asJson = await run('calc', 'intl-show-venue', 'hosted_shows=[{"venue_rent":"150万元"}]');
    expect(asJson.output).toContain('75万元');
    const titles = await run('calc', 'sme-title', 'sme_titles=小巨人、省级专精特新中小企业');
    expect(titles.output).toContain('最高100万元');
  });

  it('says what else it needs to know', async () => {
    const { output } = await run('calc', 'export-growth', 'export_total=3800万美元', 'exporter_type=流通型');
    expect(output).toContain('还需要：今年出口比上年增加多少美元');
  });

  it('prints JSON for programs', async () => {
    const { output } = await run('calc', 'madrid-trademark', 'madrid_marks=4', '--json');
    expect(JSON.parse(output)).toMatchObject({ total: { max: 40_000 } });
  });

  it('lists awards and facts, and shows one rule', async () => {
    expect((await run('calc', '--list')).output).toContain('madrid-trademark');
    expect((await run('calc', '--facts')).output).toContain('export_total  年出口额（万美元）');
    expect((await run('calc', '--show', 'trade-remedy')).output).toContain('年度累计以300万元为限');
    expect((await run('calc', '--show', 'rd-centre')).output).toContain('读法 full：');
  });

  it('takes another reading', async () => {
    const args = [
      'rd-centre',
      'specialized_sme=是',
      'rd_centres.level=国家级',
      'paid_before=[{"award":"rd-centre","amount":"20万元"}]',
    ];
    expect((await run('calc', ...args)).output).toContain('80万元');
    expect((await run('calc', ...args, '--reading', 'full')).output).toContain('研发中心认定奖励：100万元');
  });

  it.each([
    [['calc', 'no-such'], '没有这项奖补：no-such'],
    [['calc', '--show', 'no-such'], '没有这项奖补：no-such'],
    [['calc', 'madrid-trademark', 'madrid_marks=4万美元'], 'madrid_marks'],
    [['calc', 'export-growth', 'export_total=5亿元'], '不能用“元”'],
    [['calc', '--colour'], '选项有误'],
    [['calc', 'rd-centre', '--reading', 'x'], '没有这种读法：x'],
    [['match', '--list'], 'match 没有选项 --list'],
    [['match', '--reading', 'topUp'], 'match 没有选项 --reading'],
    [['calc', 'madrid_marks=2', 'madrid_marks=3'], 'madrid_marks 写了不止一次'],
    [['calc', 'madrid_marks='], 'madrid_marks= 后面没有值'],
    [['calc', '=3'], '应写作 事项=值'],
    [['calc', '--as-of', '2026-02-30'], '--as-of'],
    [['add'], '第一个参数'],
    [['match', 'madrid-trademark'], '应写作 事项=值'],
    [['match', 'nonsense=1'], '没有事项“nonsense”'],
  ])('%j is bad usage', async (argv, says) => {
    const { code, output } = await run(...argv);
    expect(code).toBe(2);
    expect(output).toContain(says);
  });

  it('fails on a corpus that cannot be read', async () => {
    const load = async () => loadRules(await loadCorpus('no/such/corpus'), 'no/such/corpus');
    await expect(runCalculator(['calc', '--list'], load)).resolves.toMatchObject({ code: 1 });
  });

  it('explains itself', async () => {
    expect(await run('calc', '--help')).toMatchObject({
      code: 0,
      output: expect.stringContaining('用法：npm run calc'),
    });
    expect(await run('match', '-h')).toMatchObject({
      code: 0,
      output: expect.stringContaining('用法：npm run match'),
    });
  });
});

describe('npm run match', () => {
  it('prints what is due, what is open and why the rest is not', async () => {
    const { code, output } = await run('match', 'specialized_sme=是', 'listing_place=境外');
    expect(code).toBe(0);
    expect(output).toContain('合计：300万元');
    expect(output).toContain('不计 listing-candidate');
    expect(output).toContain('最该补充');
    expect(output).toContain('不符合“财政收入级次所在区为下城区”');
  });
});
