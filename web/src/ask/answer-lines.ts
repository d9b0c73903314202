import type { Answer } from '../../../api/contract.ts';

/**
 * The lines of an answer about awards that no card shows already: remarks such as which of the reader's words could not
 * be used. The text has a line for each award, which begins with its title, its steps as items, and the sources last.
 */
export function unshownLines({ text, awards }: Pick<Answer, 'text' | 'awards'>): string[] {
  const lines = text.split('\n');
  const sources = lines.indexOf('依据：');
  const isShown = (line: string) =>
    line.startsWith('· ') ||
    awards.some(({ title, because }) => line.startsWith(`${title}：`) && because === undefined);
  return lines.slice(0, sources < 0 ? undefined : sources).filter((line) => line !== '' && !isShown(line));
}
