import type { Answer } from '../../../api/contract.ts';

/** The answer as text that stands on its own elsewhere: question, answer, sources, notices, day. */
export function copyText(question: string, { text, citations, notices, asOf }: Answer): string {
  const sources = citations.map(
    ({ marker, documentTitle, locator, quote }) => `[${marker}] 《${documentTitle}》${locator}：「${quote}」`,
  );
  const blocks = [
    `问：${question}`,
    `答：${text}`,
    sources.length === 0 ? '' : `引用：\n${sources.join('\n')}`,
    notices.length === 0 ? '' : `注意：\n${notices.map(({ message }) => `· ${message}`).join('\n')}`,
    `（以 ${asOf} 为准，由策问根据政策原文生成）`,
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}
