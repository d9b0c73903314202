/** What was typed where a number is asked for: a figure as the server takes it, or why it is none. */
export type TypedFigure =
  { kind: 'empty' } | { kind: 'figure'; figure: string } | { kind: 'negative' } | { kind: 'unreadable' };

/** ４００, 1,200 and 4。35 are figures too: of another width, with thousands set apart, by a Chinese keyboard. */
export function readFigure(typed: string): TypedFigure {
  const plain = typed.normalize('NFKC').replaceAll('。', '.').replaceAll('−', '-').trim();
  if (plain === '') return { kind: 'empty' };
  // Elsewhere than between thousands a comma may stand for a point, which is not guessed.
  const figure = /^\d{1,3}(?:([, ])\d{3})(?:\1\d{3})*(?:\.\d+)?$/u.test(plain)
    ? plain.replaceAll(/[, ]/gu, '')
    : plain;
  if (/^\d+(?:\.\d+)?$/u.test(figure)) return { kind: 'figure', figure };
  return /^-\s*[\d.]+$/u.test(figure) ? { kind: 'negative' } : { kind: 'unreadable' };
}
