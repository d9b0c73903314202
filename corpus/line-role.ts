import { findQuantities } from './find-quantities.ts';
import type { Line } from './line.ts';
import { readMarker } from './marker.ts';
import { isMoney } from './quantity-unit.ts';

/** 文种: what an official text calls itself. */
const INSTRUMENT =
  '意见|办法|规定|细则|通知|方案|计划|条例|措施|政策|解读|公告|决定|指南|规划|纲要|规程|规范|规则|通告|批复|函|若干举措|条款|清单|目录|说明|问答';
const DRAFT_NOTE =
  /^[（(](?:征求意见稿|公开征求意见稿|送审稿|草案|试行|暂行|修订|讨论稿|代拟稿)[^）)]*[）)]$/;
const INSTRUMENT_TITLE = new RegExp(`(?:${INSTRUMENT})(?:[（(][^）)]*[）)])?$`);
const DOCUMENT_NUMBER = /[〔[［（(]\s*(?:19|20)\d\d\s*[〕\]］）)]\s*第?\s*\d+\s*号/;
const SENTENCE_MARK = /[。；;！!？?]/;

/** An organ's full name; weaker endings (中心, 局) must follow the name of a place. */
const ORGAN =
  /(?:委员会|人民政府|管委会|办公室|办公厅|办事处|组织部|宣传部|统战部|领导小组)$|^(?:中共|国家|中国|.*[省市区县州镇]).*(?:局|委|办|厅|院|部|中心|小组|协会|公司|集团)$/;
const COMMENCEMENT = new RegExp(
  `^(?:本|以上|上述)[^，。]{0,8}?(?:${INSTRUMENT})[^。]*(?:自[^。]{1,40}(?:施行|实施|执行|生效|起)|有效期)`,
);
const DATE =
  /^(?:[0-9０-９〇零○一二三四五六七八九十]{2,4}|\*+)\s*年\s*[^，。；]{1,4}月\s*(?:[^，。；]{1,4}日)?$/;
const SIGNATURE_LABEL =
  /^[（(]?(?:解读机关|发文机关|制定机关|解读人|解读单位|联系人|联系电话|联系方式|咨询电话|电话|传真|地址|邮编|邮政编码|邮箱|电子邮箱|抄送|印发|签发|此件)/;

/** An instrument's own name, 文号 or （征求意见稿）; never a sentence. */
export function isTitleLike(line: Line): boolean {
  return line.text.length <= 80 && !SENTENCE_MARK.test(line.text) && !/[：:]$/.test(line.text);
}

/** A line that by its words can only belong to a title. */
export function isTitleSure(line: Line): boolean {
  if (!isTitleLike(line)) return false;
  return DRAFT_NOTE.test(line.text) || DOCUMENT_NUMBER.test(line.text) || INSTRUMENT_TITLE.test(line.text);
}

/** 主送: who the text is sent to, ending in a colon. */
export function isAddressee(line: Line): boolean {
  const receivers = line.text.split(/[，、,；;]/);
  const opensSentence = /^(?:为|根据|按照|依据|依照|经|现|结合|近年|以下)/.test(line.text);
  const namesReceivers = /各|局|办|委|部门|单位|街道|政府|企业|公司|有关|公众/.test(line.text);
  return (
    endsInColon(line) && namesReceivers && !opensSentence && receivers.every((name) => name.length <= 30)
  );
}

/** 落款: organs (one or two columns), date, telephone and the like. */
export function isSignature(line: Line): boolean {
  if (readMarker(line.text) !== null || line.text.length > 120) return false;
  if (SIGNATURE_LABEL.test(line.text)) return true;
  if (/[。；，：:;,]/.test(line.text)) return false;
  return DATE.test(line.text) || line.text.split(/\s{2,}|\t/).every((column) => ORGAN.test(column.trim()));
}

/** 本意见自…施行, 有效期…: when the whole text takes effect or ends. */
export function statesCommencement(line: Line): boolean {
  return COMMENCEMENT.test(line.text);
}

/**
 * A line that only names what follows. A line that states an amount is more than a name, however
 * short: 设立10亿元产业基金 must be found and quoted.
 */
export function isBareHeading(rest: string): boolean {
  const isProse = /[。；;]/.test(rest) || /[，,].*(?:[，,]|[：:]$)/.test(rest);
  const statesAmount = findQuantities(rest).some(({ unit }) => isMoney(unit) || unit === '%');
  return rest.length <= 60 && !isProse && !statesAmount;
}

/** 一、附则: the name of a part of the instrument, not of a subject. */
export function isSupplementary(rest: string): boolean {
  return rest.replace(/\s/g, '') === '附则';
}

export function endsInColon(line: Line): boolean {
  return /[：:]$/.test(line.text);
}
