/** A year that is written out; 2016年成立 tells of the firm and 2017年的标准 of a text. */
const YEAR =
  /(?<!\d)((?:19|20)\d\d)\s*年(?!.{0,8}(?:成立|设立|创办|创立|落户|入驻|迁入|以来|起|至今|标准|文件|号))/gu;
const ALSO_NOW = /今年|本年|去年|上年|上一年|前年|明年|近\s*[一二两三四五\d]\s*年/u;

/**
 * The day whose texts a matter falls under: 2016年在马德里注册成功的商标 is a matter of 2016, whenever it is asked about. Null
 * where the words tell no single year that is over, or speak of this year or the last one as well.
 * @param asOf ISO date.
 */
export function dayOfMatter(question: string, asOf: string): string | null {
  if (ALSO_NOW.test(question)) return null;
  const years = new Set([...question.matchAll(YEAR)].map(([, year = '']) => year));
  const [year, ...others] = years;
  if (year === undefined || others.length > 0 || year >= asOf.slice(0, 4)) return null;
  return `${year}-12-31`;
}
