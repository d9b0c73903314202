/** Figures as the reports write them. */
import { shown, type Rate } from '../scoring/index.ts';
import type { ReportRun } from './report-shape.ts';

/** 96.3 %; whole where nothing is lost. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

/** 96.3% [91.2%, 98.5%]. */
export function rateText({ value, low, high }: Pick<Rate, 'value' | 'low' | 'high'>): string {
  return `${percent(value)} [${percent(low)}, ${percent(high)}]`;
}

/** Milliseconds as a reader takes them in; a dash where nothing was timed. */
export function duration(ms: number | null): string {
  if (ms === null) return '–';
  return ms < 1000 ? `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} 毫秒` : `${(ms / 1000).toFixed(1)} 秒`;
}

const KIND_NAMES = new Map([
  ['enterprise_qa', '企业问答'],
  ['officer_search', '条款查找'],
  ['eligibility', '资格判断'],
  ['cross_document', '跨文件'],
  ['validity', '时效'],
  ['unanswerable', '库外问题'],
  ['adversarial', '对抗问题'],
  ['multi_turn', '多轮对话'],
  ['fixed', '确定金额'],
  ['up_to', '最高限额'],
  ['range', '金额区间'],
  ['not_eligible', '不符合条件'],
  ['ineligible', '不符合条件'],
  ['needs_facts', '需补充信息'],
  ['no_amount', '未写明金额'],
  ['not_stated', '未写明金额'],
]);

/** The kinds of the bundled forms in Chinese; those of other sets as their authors wrote them. */
export function kindName(kind: string): string {
  return KIND_NAMES.get(kind) ?? kind;
}

/** Facts as given with a question; nothing where there are none. */
export function factText(facts: Readonly<Record<string, unknown>>): string {
  return Object.entries(facts)
    .map(([factId, value]) => `${factId}＝${shown(value)}`)
    .join('；');
}

/** A labelled place; nothing where there is none. */
export function placeText(place: { doc: string; clause: string } | null): string {
  return place === null ? '' : `${place.doc} ${place.clause}`;
}

const MODE_NAMES = new Map([
  ['hybrid', '词与词义'],
  ['keyword', '只按词'],
  ['vector', '只按词义'],
]);

/** How a run was asked, one fact each; nothing where the report does not say. */
export function optionLines({ options }: Pick<ReportRun, 'options'>): string[] {
  if (options === undefined) return [];
  const { mode, asOf, tags } = options;
  const only = tags.length === 0 ? [] : [`只问标签：${tags.join('、')}`];
  return [`检索方式：${MODE_NAMES.get(mode) ?? mode}`, `题目未写提问日期的，按 ${asOf} 提问`, ...only];
}

/** 2026-11-22 06:00 UTC; what is no time of that form is left as it is. */
export function moment(iso: string): string {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/u.exec(iso) ?? [];
  return day === undefined || time === undefined ? iso : `${day} ${time} UTC`;
}
