import { matchesOf } from './matches.ts';

const MARK =
  /[您你](?:的?(?:公司|企业|单位)|们)?(?:所|已|刚才|前面|此前|之前|上面)?(?:说|讲|提到|提及|提供|填写|填|给出|告知|输入|描述|写|问)|(?:按照?|据|根据|依)[您你]/g;
/** What somebody gets is the policy's word, whoever asked for it; what was got before is the user's. */
const GRANT =
  /(?<!已)(?:可获|可得|可拿|可享|能获|能得|能拿|获得|获取|得到|拿到|领取|到手)|(?<!已获|已获得|已领|已享受|此前)(?:给予|奖励|资助|补贴|补助|补偿|兑现)|最高|上限|不超过/;
/** Behind a comma a conclusion may begin: 按您说的情况，金额为350万元. */
const CONCLUSION = /[，,].*(?:金额|合计|共计|总[额计]|即|因此|所以|故|应|可|结果|算|得)/s;
/** 600万美元（您填写）. */
const MARKED_BEHIND = /^(?:[）)]|[（(](?:按照?|据|根据|依|为|系|由)?|[是为系](?:按照?|由)?)?(?=[您你])/;
const SENTENCE_END = /[。；！？\n]/;

/**
 * Whether a number is marked as the user's own: 按您提供的年出口额600万美元、增量300万美元. 您的 alone says whose
 * money it is, not whose words; and behind 可获得 no number is the user's.
 */
export function isMarkedAsUsers(statement: string, start: number, end: number): boolean {
  const before = statement.slice(0, start).split(SENTENCE_END).at(-1) ?? '';
  const last = matchesOf(MARK, before).at(-1);
  if (last !== undefined) {
    const between = before.slice(last.index + last[0].length);
    return !GRANT.test(between) && !CONCLUSION.test(between);
  }
  const behind = statement.slice(end, end + 20);
  return !GRANT.test(before) && MARKED_BEHIND.test(behind) && behind.search(MARK) <= 3;
}

/** Whether a number stands where somebody gets something: 可获得500k is no name, whatever the user wrote. */
export function isGranted(statement: string, start: number): boolean {
  return GRANT.test(
    statement
      .slice(0, start)
      .split(/[，。；！？\n]/)
      .at(-1) ?? '',
  );
}

/** 库内没有“杭政办函〔2018〕64号”: what the user asked for, in quotation marks and to the letter. */
export function isEchoed(
  statement: string,
  start: number,
  end: number,
  userWords: readonly string[],
): boolean {
  const opened = statement.lastIndexOf('“', start - 1);
  const closed = statement.indexOf('”', end);
  if (opened < 0 || opened >= start || closed < 0) return false;
  const echo = statement.slice(opened + 1, closed);
  return !echo.includes('”') && userWords.some((words) => words.includes(echo));
}
