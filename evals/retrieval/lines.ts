/** Lines of a text file, plain or gzipped, one at a time: a corpus file does not fit into one string. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

export interface Line {
  /** 1-based. */
  number: number;
  text: string;
}

/** Every line that is not blank. A name that ends with .gz is unpacked on the way. */
export async function* linesOf(file: string): AsyncGenerator<Line> {
  const reader = createInterface({ input: open(file), crlfDelay: Infinity });
  let number = 0;
  for await (const text of reader) {
    number += 1;
    // A byte order mark at the start belongs to no line.
    const own = number === 1 ? text.replace(/^\uFEFF/u, '') : text;
    if (own.trim() !== '') yield { number, text: own };
  }
}

function open(file: string): Readable {
  const bytes = createReadStream(file);
  if (!file.endsWith('.gz')) return bytes;
  // The reader of the unpacked stream meets the error; the callback keeps it from being thrown a second time.
  return pipeline(bytes, createGunzip(), () => {});
}
