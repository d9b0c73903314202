import type { DocumentView } from '../../../api/contract.ts';
import type { Range } from '../source/ranges.ts';

/** Every place of the words in the text proper, whatever the width or case of letters and digits. */
export function findInText({ text, blocks }: Pick<DocumentView, 'text' | 'blocks'>, words: string): Range[] {
  const wanted = fold(words.trim());
  if (wanted === '') return [];
  const folded = fold(text);
  const found: Range[] = [];
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length))
    found.push([at, at + wanted.length]);
  const proper = blocks.filter(({ kind }) => kind !== 'noise');
  return found.filter(([start, end]) => proper.some((block) => block.start <= start && end <= block.end));
}

/** One character for one, so that places stay the same. */
function fold(text: string): string {
  return Array.from({ length: text.length }, (_, at) => foldCharacter(text.charAt(at))).join('');
}

function foldCharacter(character: string): string {
  const plain = character.normalize('NFKC').toLowerCase();
  return plain.length === 1 ? plain : character;
}
