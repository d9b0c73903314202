import { splitSentences, type Clause } from '../corpus/index.ts';
import { NOTHING_LEFT_OUT, type LeftOut } from './pipeline-part.ts';

/** A stretch of a clause with a vector of its own. It is searched; what is cited is the clause. */
export interface Passage {
  /** Offsets into the served document text. */
  start: number;
  end: number;
  kind: 'chunk' | 'sentence';
  /** What the model reads. */
  text: string;
}

/** The model reads 512 tokens, and a vector of much more than this says little about any part of it. */
const CHUNK_CHARACTERS = 400;

/**
 * The passages of a clause: chunks that cover it, then its sentences. A clause of one sentence has one chunk
 * and no sentence. Where the sentences speak for themselves, the chunk is read under its document's title: it
 * then tells whose policy it is. Alone it is read as it stands, because a title drowns a short statute.
 */
export function passagesOf(
  clause: Clause,
  withSentences: boolean,
  without: LeftOut = NOTHING_LEFT_OUT,
): Passage[] {
  const sentences = splitSentences(clause.text, clause.start).flatMap((span) => cutLong(span));
  const chunks = groupIntoChunks(sentences).map((group) => passage(clause, group, 'chunk'));
  if (!withSentences || sentences.length < 2) return chunks;
  return [
    ...(without.has('passageTitles') ? chunks : chunks.map((chunk) => underTitle(chunk, clause))),
    ...sentences.map((span) => passage(clause, [span], 'sentence')),
  ];
}

function underTitle(chunk: Passage, { documentTitle }: Clause): Passage {
  return { ...chunk, text: `${documentTitle}：${chunk.text}` };
}

interface Stretch {
  start: number;
  end: number;
}

function passage(clause: Clause, group: readonly Stretch[], kind: Passage['kind']): Passage {
  const start = group[0]?.start ?? clause.start;
  const end = group.at(-1)?.end ?? clause.end;
  return { start, end, kind, text: clause.text.slice(start - clause.start, end - clause.start) };
}

/** A "sentence" longer than a chunk (a table, a list without full stops) is cut by length. */
function cutLong({ start, end }: Stretch): Stretch[] {
  const pieces = Math.ceil((end - start) / CHUNK_CHARACTERS);
  const length = Math.ceil((end - start) / Math.max(1, pieces));
  return Array.from({ length: pieces }, (_, index) => ({
    start: start + index * length,
    end: Math.min(end, start + (index + 1) * length),
  }));
}

function groupIntoChunks(sentences: readonly Stretch[]): Stretch[][] {
  const groups: Stretch[][] = [];
  for (const sentence of sentences) {
    const group = groups.at(-1);
    const opening = group?.[0];
    if (group && opening && sentence.end - opening.start <= CHUNK_CHARACTERS) group.push(sentence);
    else groups.push([sentence]);
  }
  return groups;
}
