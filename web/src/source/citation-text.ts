import type { ClauseView, DocumentMetadataView } from '../../../api/contract.ts';
import { sourceStrings } from './strings.ts';

type Cited = Pick<ClauseView, 'documentTitle' | 'path' | 'locator'>;

/**
 * How officers cite a clause: 《…》（征求意见稿）第二部分（二）第3条. In Chinese in either language, as it goes into Chinese
 * papers; the search finds the clause by it. A text in force needs no remark on its status.
 */
export function citationText(
  { documentTitle, path, locator }: Cited,
  status: DocumentMetadataView['status'],
) {
  const remark = status === 'inForce' ? '' : `（${sourceStrings.zh.status[status]}）`;
  return `《${documentTitle}》${remark}${addressText(path, locator)}`;
}

/** A block that is no clause, like a title or a signature, has no path. */
function addressText(path: readonly string[], locator: string): string {
  if (path.length === 0) return locator;
  return path.map(stepText).join('');
}

/** （三） stays as it is: 第（三）条 could as well be an article 3 below it. */
function stepText(step: string): string {
  if (/^[〇零一二三四五六七八九十百]+$/u.test(step)) return `第${step}部分`;
  return /^\d+$/u.test(step) ? `第${step}条` : step;
}
