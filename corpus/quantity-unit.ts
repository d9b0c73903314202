/** A way to write a unit, the unit it means, and how many of those one is worth. */
export interface UnitForm {
  unit: string;
  factor: number;
}

const MONEY_YUAN = ['元人民币', '人民币', '块钱', '元', '块', '圆', 'RMB', 'CNY', 'rmb', 'cny'];
const MONEY_DOLLAR = ['美元', '美金', '美刀', '美圆', '刀', 'USD', 'usd', '美币'];
const OTHER_MONEY: [string, string[]][] = [
  ['欧元', ['欧元']],
  ['港元', ['港元', '港币', '港幣']],
  ['日元', ['日元', '日圆']],
  ['英镑', ['英镑']],
  ['韩元', ['韩元']],
  ['澳元', ['澳元']],
  ['加元', ['加元']],
];
const AREA = ['个平方米', '个平方', '个平米', '平方米', '平方公尺', '平米', '平方', '平', '㎡', 'm²', 'm2'];

/** 2个亿: the scale stands behind the counter; alone it does not say which currency. */
const HUNDRED_MILLIONS: [string, string][] = [
  ['个亿', ''],
  ['个亿元', '元'],
  ['个亿人民币', '元'],
  ['个亿美元', '美元'],
  ['个亿美金', '美元'],
];

/** Units where one is written as another; every other counter stands for itself. */
const CONVERTED: [string, string, number][] = [
  ['天', '日', 1],
  ['个工作日', '工作日', 1],
  ['个百分点', '百分点', 1],
  ['个月', '个月', 1],
  ['公斤', '千克', 1],
  ['吨标煤', '吨标准煤', 1],
  ['兆瓦', '千瓦', 1000],
  ['MW', '千瓦', 1000],
  ['kW', '千瓦', 1],
  ['个点', '%', 1],
];

/** Without 级, 期, 部, 单, 股 and the like, which mostly end words (三级, 一部分) and count nothing. */
const COUNTERS = [
  '年 周年 个季度 季度 周 日 工作日 小时 分钟 百分点 岁 倍',
  '家 起 宗 件 名 人 个 项 条 次 场 种 类 台 套 款 辆 户 位 所 座 间 篇 笔',
  '根 亩 公顷 平方公里 公里 吨 吨标准煤 千克 千瓦 千瓦时 人次 人年 标箱 标准箱',
].flatMap((line) => line.split(' '));

/** Every way a unit is written → what it means. Percentages are counted in percent points. */
export const UNIT_FORMS: ReadonlyMap<string, UnitForm> = new Map([
  ...COUNTERS.map((unit): [string, UnitForm] => [unit, { unit, factor: 1 }]),
  ...CONVERTED.map(([form, unit, factor]): [string, UnitForm] => [form, { unit, factor }]),
  ...MONEY_YUAN.map((form): [string, UnitForm] => [form, { unit: '元', factor: 1 }]),
  ...MONEY_DOLLAR.map((form): [string, UnitForm] => [form, { unit: '美元', factor: 1 }]),
  ...HUNDRED_MILLIONS.map(([form, unit]): [string, UnitForm] => [form, { unit, factor: 1e8 }]),
  ...OTHER_MONEY.flatMap(([unit, forms]) =>
    forms.map((form): [string, UnitForm] => [form, { unit, factor: 1 }]),
  ),
  ...AREA.map((form): [string, UnitForm] => [form, { unit: '平方米', factor: 1 }]),
  ...['%', '％', '﹪'].map((form): [string, UnitForm] => [form, { unit: '%', factor: 1 }]),
  ['‰', { unit: '%', factor: 0.1 }],
  ['成', { unit: '%', factor: 10 }],
]);

const MONEY = new Set(['元', '美元', ...OTHER_MONEY.map(([unit]) => unit)]);

/** Whether a unit is a currency. */
export function isMoney(unit: string): boolean {
  return MONEY.has(unit);
}

/** What follows when the character is not the unit: 三成立, 多元化, 一次性, 三个代表 stay words. */
const NOT_FOLLOWED_BY: ReadonlyMap<string, string> = new Map([
  ['成', '立果员熟为功效本交长都'],
  ['元', '化素件器旦'],
  ['次', '性'],
  ['位', '一数'],
  ['日', '元圆'],
  ['平', '台均衡稳整坦面价时常凡安原等行'],
  ['个点', '子心'],
]);

function unitPattern(form: string): string {
  const stop = NOT_FOLLOWED_BY.get(form);
  return stop === undefined ? form : `${form}(?![${stop}])`;
}

/** Regular expression source that matches any unit, longest form first. */
export const UNIT_PATTERN = [...UNIT_FORMS.keys()]
  .sort((a, b) => b.length - a.length)
  .map(unitPattern)
  .join('|');
