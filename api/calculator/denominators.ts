const units: ReadonlyMap<string, string> = new Map([
  ...['平方米', '平方', '平米', '平', '㎡', 'm²', 'm2'].map((form): [string, string] => [form, '平方米']),
  ...['年', '年度'].map((form): [string, string] => [form, '年']),
  ...['月', '个月'].map((form): [string, string] => [form, '月']),
  ...['季', '季度', '个季度'].map((form): [string, string] => [form, '季度']),
  ...['天', '日'].map((form): [string, string] => [form, '天']),
  ...['周', '星期'].map((form): [string, string] => [form, '周']),
]);
const unit = [...units.keys()].sort((a, b) => b.length - a.length).join('|');
const last = new RegExp(`^(.*?)(?:[/／·]?每|[/／·])(${unit})$`, 'u');
const first = new RegExp(`^每(${unit})(.*)$`, 'u');

/** 60元/平方米/月 and 每平方米每月60元: the amount, and what it is per, each under one name. */
export function readDenominators(text: string): { plain: string; per: string[] } {
  const [, rest, form] = last.exec(text) ?? [];
  if (rest !== undefined && form !== undefined) return add(readDenominators(rest), form);
  const [, leading, after] = first.exec(text) ?? [];
  if (leading !== undefined && after !== undefined) return add(readDenominators(after), leading);
  return { plain: text, per: [] };
}

function add(
  { plain, per }: { plain: string; per: string[] },
  form: string,
): { plain: string; per: string[] } {
  return { plain, per: [...per, units.get(form) ?? form] };
}
