import type { PolicyDocument } from '../../corpus/index.ts';

const NAME_ENDS = /(?:的)?(?:若干|实施)?(?:政策)?(?:意见|政策|文件|办法|解读|细则|通知|计划)$/u;
const DOCUMENT =
  '(?:企业)?(?:的)?(?:这|那)?(?:份|个|条|篇)?(?:的)?(?:实施)?(?:意见|文件|政策|办法|细则|通知|征求意见稿|草案|解读)';

/**
 * Blanks the names of documents, keeping the length: 按专精特新这份意见 says where to look, not that the asker is a
 * 专精特新企业.
 */
export function maskDocumentNames(
  text: string,
  documents: readonly Pick<PolicyDocument, 'title' | 'aliases'>[],
): string {
  const names = documents.flatMap(({ title, aliases }) => [title, ...aliases]);
  const stems = new Set(
    names.map((name) => name.replace(NAME_ENDS, '').toLowerCase()).filter((stem) => stem.length >= 2),
  );
  const pattern = [...stems].map(escaped).join('|');
  if (pattern === '') return text;
  return text.replace(new RegExp(`(?:${pattern})${DOCUMENT}`, 'gu'), (name) => '　'.repeat(name.length));
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
