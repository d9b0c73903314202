import type { LanguageModel } from '../model/index.ts';
import { faultsOf } from './gate.ts';
import type { Line, LinePart } from './line.ts';

/** Sentences of our own; quotations and labels stay as they are. */
const OWN_WORDS: ReadonlySet<LinePart['kind']> = new Set(['headline', 'step', 'reading', 'total', 'dropped']);

/** Steps are set off below their headline; a model need not keep that. */
const BULLET = '· ';

export const isPolishable = (lines: readonly Line[]): boolean =>
  lines.some(({ part }) => OWN_WORDS.has(part.kind));

/**
 * The lines in other words, where a model finds some that pass the gate again with the same sources; otherwise the lines
 * as they are. One bad wording spoils all of them: a model that errs once is not to be trusted with the rest.
 */
export async function polish(
  lines: readonly Line[],
  question: string,
  notices: readonly string[],
  model: LanguageModel,
): Promise<readonly Line[]> {
  const own = lines.filter(({ part }) => OWN_WORDS.has(part.kind));
  const statements = own.map(({ text, markers, sources }) => ({
    text: withoutBullet(text),
    markers,
    quotes: sources.quotes.filter((quote) => text.includes(quote)),
  }));
  const reworded = await model.reword({ question, statements, notices }).catch(() => null);
  const texts = reworded?.split('\n') ?? [];
  if (texts.length !== own.length) return lines;
  const polished = new Map(own.map((line, at) => [line, inOtherWords(line, texts[at] ?? '')]));
  const isSound = [...polished.values()].every((line) => line !== null && faultsOf(line).length === 0);
  return isSound ? lines.map((line) => polished.get(line) ?? line) : lines;
}

/** Null where the markers do not stand at its end, where the answer puts them again. */
function inOtherWords(line: Line, reworded: string): Line | null {
  const markers = line.markers.map((marker) => `[${marker}]`).join('');
  const said = reworded.replace(/[。；;.]$/u, '');
  if (!said.endsWith(markers)) return null;
  const text = said.slice(0, said.length - markers.length).replace(/[。；;]$/u, '');
  const bullet = line.text.startsWith(BULLET) ? BULLET : '';
  return /\[\d{1,3}\]/u.test(text) ? null : { ...line, text: `${bullet}${text}` };
}

function withoutBullet(text: string): string {
  return text.startsWith(BULLET) ? text.slice(BULLET.length) : text;
}
