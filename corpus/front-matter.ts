import type { BlockKind } from './clause.ts';
import type { Line } from './line.ts';
import { isAddressee, isSignature, isTitleLike, isTitleSure } from './line-role.ts';

/** Consecutive lines with one role, before the first number. */
export interface FrontPart {
  kind: Extract<BlockKind, 'title' | 'addressee' | 'preamble' | 'signature'>;
  lines: Line[];
}

/**
 * Reads what stands before the first number: title, addressee, preamble. A notice that carries its
 * instrument (印发通知) has a signature there too, and then the instrument's own title.
 */
export function readFrontMatter(lines: Line[]): FrontPart[] {
  const parts: FrontPart[] = [];
  for (const line of lines) {
    const previous = parts.at(-1);
    const kind = kindOf(line, previous?.kind ?? null);
    if (previous?.kind === kind) previous.lines.push(line);
    else parts.push({ kind, lines: [line] });
  }
  return parts;
}

/**
 * The front matter of a text without numbers: only what is surely no provision. Returns how many
 * lines it takes.
 */
export function frontLengthWithoutNumbers(lines: Line[]): number {
  const sentence = lines.findIndex((line) => !isTitleLike(line));
  const title = lines.slice(0, sentence < 0 ? lines.length : sentence).findLastIndex(isTitleSure) + 1;
  const addressee = lines[title];
  return addressee !== undefined && title > 0 && isAddressee(addressee) ? title + 1 : title;
}

function kindOf(line: Line, previous: FrontPart['kind'] | null): FrontPart['kind'] {
  if (previous === null || previous === 'title') {
    if (isTitleLike(line)) return 'title';
    return isAddressee(line) ? 'addressee' : 'preamble';
  }
  if (previous === 'signature')
    return isSignature(line) ? 'signature' : isTitleLike(line) ? 'title' : 'preamble';
  return isSignature(line) ? 'signature' : 'preamble';
}
