import { fileURLToPath } from 'node:url';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { z } from 'zod';
import { CorpusError, loadCorpus, loadRules, type RuleSet } from '../corpus/index.ts';
import {
  type AwardResult,
  calculate,
  type Calculation,
  type Combination,
  findAward,
  listAwards,
  listFacts,
  match,
  type Match,
  parseFacts,
  unknownAwards,
  unknownReadings,
} from './calculator/index.ts';
import { loadConfig } from './config.ts';

const usages = {
  calc: `用法：npm run calc -- <奖补编号>… 事项=值… [选项]

  例：npm run calc -- export-growth exporter_type=流通型 export_total=2600万美元 export_previous=2000万美元
  列表写作 loans.principal=800万元 loans.term=6个月（只有一项时），或 'shows=[{"booth_fee":"40万元"}]'
  不写奖补编号则测算全部。

  --list           列出全部奖补
  --facts          列出全部事项
  --show 编号      一项奖补的规则、原文和所需事项
  --reading 编号   采用另一种读法，如 topUp，可重复
  --as-of 日期     以这一天为准，格式 YYYY-MM-DD
  --json           输出 JSON
  -h, --help       显示本说明

退出码：0 已测算，1 失败，2 用法有误`,
  match: `用法：npm run match -- 事项=值… [选项]

  例：npm run match -- specialized_sme=是 rd_centres.level=国家级 listing_place=境内

  --as-of 日期     以这一天为准，格式 YYYY-MM-DD
  --json           输出 JSON
  -h, --help       显示本说明

退出码：0 已判定，1 失败，2 用法有误`,
} as const;

const flag = { type: 'boolean' } as const;
const text = { type: 'string' } as const;
const common = { json: flag, help: { ...flag, short: 'h' }, 'as-of': text } as const;
const options = {
  calc: { ...common, list: flag, facts: flag, show: text, reading: { ...text, multiple: true } },
  match: common,
} as const satisfies Record<string, NonNullable<ParseArgsConfig['options']>>;

type Outcome = { code: 0 | 1 | 2; output: string };
const done = (output: string): Outcome => ({ code: 0, output });
const failed = (output: string): Outcome => ({ code: 1, output });
const misused = (mode: keyof typeof usages, problem: string): Outcome => ({
  code: 2,
  output: `${problem}\n\n${usages[mode]}`,
});

/** Today where the policies apply. */
const beijingDate = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/**
 * `calc` calculates the named awards, `match` decides all of them.
 * @param load reads the rules; called once the arguments are understood.
 */
export async function runCalculator(argv: readonly string[], load: () => Promise<RuleSet>): Promise<Outcome> {
  const [mode, ...args] = argv;
  if (mode !== 'calc' && mode !== 'match') return misused('calc', '第一个参数应为 calc 或 match');
  const parsed = readArguments(mode, args);
  if (parsed.kind === 'error') return misused(mode, parsed.problem);
  if (parsed.help) return done(usages[mode]);
  try {
    const rules = await load();
    return mode === 'calc' ? runCalc(rules, parsed) : runMatch(rules, parsed);
  } catch (error) {
    if (error instanceof CorpusError) return failed(error.message);
    throw error;
  }
}

interface Arguments {
  kind: 'ok';
  help: boolean;
  json: boolean;
  list: boolean;
  facts: boolean;
  show: string | undefined;
  readings: string[];
  asOf: string;
  awardIds: string[];
  given: [string, string][];
}

function readArguments(
  mode: 'calc' | 'match',
  args: readonly string[],
): Arguments | { kind: 'error'; problem: string } {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      options: options.calc,
      allowPositionals: true,
    });
  } catch {
    return { kind: 'error', problem: '选项有误' };
  }
  const { values, positionals } = parsed;
  // Parsed with the options of both, so that the values have one type.
  const foreign = Object.keys(values).filter((name) => !Object.hasOwn(options[mode], name));
  if (foreign.length > 0) return { kind: 'error', problem: `${mode} 没有选项 --${foreign.join('、--')}` };
  const asOf = z.iso.date().safeParse(values['as-of'] ?? beijingDate.format(new Date()));
  if (!asOf.success) return { kind: 'error', problem: '--as-of 应为真实存在的日期，格式为 YYYY-MM-DD' };
  const given = positionals.flatMap((word): [string, string][] => {
    const at = word.indexOf('=');
    return at < 0 ? [] : [[word.slice(0, at), word.slice(at + 1)]];
  });
  const wrong = wrongFact(given);
  if (wrong !== null) return { kind: 'error', problem: wrong };
  return {
    kind: 'ok',
    help: values.help ?? false,
    json: values.json ?? false,
    list: values.list ?? false,
    facts: values.facts ?? false,
    show: values.show,
    readings: values.reading ?? [],
    asOf: asOf.data,
    awardIds: positionals.filter((word) => !word.includes('=')),
    given,
  };
}

/** Of two values for one fact the last would win without a word; an empty one says nothing. */
function wrongFact(given: readonly [string, string][]): string | null {
  const ids = given.map(([id]) => id);
  if (ids.includes('')) return '应写作 事项=值';
  const twice = ids.find((id, at) => ids.indexOf(id) < at);
  if (twice !== undefined) return `${twice} 写了不止一次`;
  const empty = given.find(([, value]) => value.trim() === '')?.[0];
  return empty === undefined ? null : `${empty}= 后面没有值`;
}

function runCalc(rules: RuleSet, args: Arguments): Outcome {
  if (args.list)
    return done(
      print(args, listAwards(rules), (all) =>
        all.map(
          ({ awardId, title, locator, documentTitle }) =>
            `${awardId}  ${title}（${documentTitle} ${locator}）`,
        ),
      ),
    );
  if (args.facts)
    return done(
      print(args, listFacts(rules), (all) =>
        all.map(
          ({ factId, label, unit, options: choices }) =>
            `${factId}  ${label}${unit === undefined ? '' : `（${unit}）`}${choices === undefined ? '' : `：${choices.join('、')}`}`,
        ),
      ),
    );
  if (args.show !== undefined) return show(rules, args, args.show);
  const unknown = unknownAwards(rules, args.awardIds);
  if (unknown.length > 0) return misused('calc', `没有这项奖补：${unknown.join('、')}（--list 列出全部）`);
  const facts = readFacts(rules, args);
  if (facts.kind === 'invalid')
    return misused('calc', facts.issues.map(({ factId, message }) => `${factId}：${message}`).join('\n'));
  const { awardIds, readings } = args;
  const asked = awardIds.length === 0 ? { readings } : { awardIds, readings };
  const unread = unknownReadings(rules, asked);
  if (unread.length > 0) return misused('calc', `没有这种读法：${unread.join('、')}（--show 编号 列出）`);
  const calculation = calculate(rules, facts.facts, args.asOf, asked);
  return done(print(args, calculation, describeCalculation));
}

function runMatch(rules: RuleSet, args: Arguments): Outcome {
  if (args.awardIds.length > 0) return misused('match', `应写作 事项=值：${args.awardIds.join(' ')}`);
  const facts = readFacts(rules, args);
  if (facts.kind === 'invalid')
    return misused('match', facts.issues.map(({ factId, message }) => `${factId}：${message}`).join('\n'));
  return done(print(args, match(rules, facts.facts, args.asOf), describeMatch));
}

function show(rules: RuleSet, args: Arguments, awardId: string): Outcome {
  const award = findAward(rules, awardId);
  if (award === undefined) return misused('calc', `没有这项奖补：${awardId}（--list 列出全部）`);
  return done(
    print(args, award, ({ title, documentTitle, locator, rule, citations, facts, readings }) => [
      `${title}（《${documentTitle}》${locator}）`,
      ...rule.map((line) => `  ${line}`),
      ...citations.map(({ marker, quote }) => `  [${marker}] ${quote}`),
      ...readings.map(({ id, text: reading }) => `  读法 ${id}：${reading}`),
      `  事项：${facts.map(({ factId, label }) => `${factId}（${label}）`).join('、')}`,
    ]),
  );
}

function readFacts({ vocabulary, awards }: RuleSet, { given }: Arguments) {
  const input = Object.fromEntries(given.map(([id, value]) => [id, readValue(value)]));
  return parseFacts(vocabulary, input, new Set(awards.map(({ id }) => id)));
}

/** Lists come as JSON, several titles as 甲、乙. */
function readValue(value: string): unknown {
  if (/^[[{]/u.test(value)) {
    try {
      return JSON.parse(value) as unknown;
    } catch {
      return value;
    }
  }
  return value.includes('、') ? value.split('、') : value;
}

function print<T>({ json }: Arguments, value: T, describe: (value: T) => string[]): string {
  return json ? JSON.stringify(value, null, 2) : describe(value).join('\n');
}

function describeCalculation({ results, combination }: Calculation): string[] {
  const open = results.some(({ outcome }) => outcome === 'needsFacts');
  return [
    ...results.flatMap(describeResult),
    ...(results.length > 1 ? describeCombination(combination, open) : []),
  ];
}

function describeResult(result: AwardResult): string[] {
  const { title, amount, because, steps, missingFacts, readings, notices, citations } = result;
  return [
    `${title}：${because ?? amount.text}`,
    ...steps.map(({ text: step, marker }) => `  ${step}${marker === undefined ? '' : ` [${marker}]`}`),
    ...missingFacts.map(({ factId, question }) => `  还需要：${question}（${factId}）`),
    ...readings.map(
      (reading) => `  ${reading.chosen ? '采用读法' : '另一读法'}：${reading.text}：${reading.amount.text}`,
    ),
    ...notices.filter(({ code }) => code !== 'ambiguity').map(({ message }) => `  提示：${message}`),
    ...citations.map(
      ({ marker, documentTitle, locator, quote }) => `  [${marker}] 《${documentTitle}》${locator}：${quote}`,
    ),
    '',
  ];
}

/** @param open whether facts are missing without which nothing can be added up. */
function describeCombination({ total, dropped, guaranteed }: Combination, open: boolean): string[] {
  return [
    `合计：${total?.text ?? (open ? '待补充信息' : '没有可计入合计的金额')}`,
    ...dropped.map(
      ({ awardId, because, subject }) =>
        `  不计 ${awardId}${subject === undefined ? '' : `（${subject}）`}：${because}`,
    ),
    ...(guaranteed === null
      ? []
      : [`  按确定金额最优：${guaranteed.total.text}（${guaranteed.chosen.join('、')}）`]),
  ];
}

function describeMatch({ eligible, undecided, ineligible, questions, combination }: Match): string[] {
  return [
    `符合 ${eligible.length} 项：`,
    ...eligible.map(({ awardId, title, amount }) => `  ${awardId}  ${title}：${amount.text}`),
    ...describeCombination(combination, undecided.length > 0),
    `待定 ${undecided.length} 项，最该补充：`,
    ...questions.map(({ factId, question }) => `  ${question}（${factId}）`),
    `不符合 ${ineligible.length} 项：`,
    ...ineligible.map(({ awardId, title, because }) => `  ${awardId}  ${title}：${because ?? ''}`),
  ];
}

async function loadFrom(corpusDir: string): Promise<RuleSet> {
  return loadRules(await loadCorpus(corpusDir), corpusDir);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const loaded = loadConfig(process.env);
  const outcome: Outcome = loaded.ok
    ? await runCalculator(process.argv.slice(2), () => loadFrom(loaded.config.corpusDir))
    : { code: 2, output: loaded.problems.join('\n') };
  (outcome.code === 0 ? process.stdout : process.stderr).write(`${outcome.output}\n`);
  process.exitCode = outcome.code;
}
