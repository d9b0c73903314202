import { createHash } from 'node:crypto';
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Vectors on the disk as they are made, by the hash of their text, so that a build that was killed goes on where
 * it stopped. A record is the hash, the vector and a checksum; what stands behind the last whole record is
 * what the kill left half written, and is cut off.
 */
export interface VectorJournal {
  /** What earlier builds left, and what was added since. */
  readonly known: ReadonlyMap<string, Float32Array>;
  add(hash: string, vector: Float32Array): void;
  /** Puts what was added on the disk. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** Half of SHA-256, as in the index. */
const HASH_BYTES = 16;
const CHECK_BYTES = 8;
/** Records that are read in one go, and that a kill may cost. */
const BATCH = 128;

/** Opens the journal and makes it where it is missing. One build at a time may hold it. */
export async function openJournal(file: string, dimensions: number): Promise<VectorJournal> {
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, 'a+');
  const size = HASH_BYTES + dimensions * Float32Array.BYTES_PER_ELEMENT + CHECK_BYTES;
  const known = await readRecords(handle, size);
  await handle.truncate(known.size * size);
  return new FileJournal(handle, known);
}

class FileJournal implements VectorJournal {
  #waiting: Buffer[] = [];
  #writing: Promise<void> = Promise.resolve();

  constructor(
    readonly handle: FileHandle,
    readonly known: Map<string, Float32Array>,
  ) {}

  add(hash: string, vector: Float32Array): void {
    if (this.known.has(hash)) return;
    this.known.set(hash, vector);
    this.#waiting.push(toRecord(hash, vector));
    // A failure is met by the next flush that somebody waits for.
    if (this.#waiting.length >= BATCH) this.flush().catch(() => {});
  }

  async flush(): Promise<void> {
    const records = this.#waiting;
    this.#waiting = [];
    this.#writing = this.#append(this.#writing, records);
    return this.#writing;
  }

  async #append(before: Promise<void>, records: readonly Buffer[]): Promise<void> {
    await before;
    if (records.length > 0) await this.handle.appendFile(Buffer.concat(records));
  }

  async close(): Promise<void> {
    try {
      await this.flush();
    } finally {
      await this.handle.close();
    }
  }
}

function toRecord(hash: string, vector: Float32Array): Buffer {
  const content = Buffer.concat([
    Buffer.from(hash, 'hex'),
    Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength),
  ]);
  return Buffer.concat([content, checksum(content)]);
}

function checksum(content: Uint8Array): Buffer {
  return createHash('sha1').update(content).digest().subarray(0, CHECK_BYTES);
}

/** Whole records from the start up to the first that is not. */
async function readRecords(handle: FileHandle, size: number): Promise<Map<string, Float32Array>> {
  const known = new Map<string, Float32Array>();
  const buffer = Buffer.alloc(size * BATCH);
  for (let position = 0; ;) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
    const whole = Math.floor(bytesRead / size);
    for (let record = 0; record < whole; record += 1) {
      const bytes = buffer.subarray(record * size, (record + 1) * size);
      const content = bytes.subarray(0, size - CHECK_BYTES);
      if (!checksum(content).equals(bytes.subarray(size - CHECK_BYTES))) return known;
      const vector = Uint8Array.from(content.subarray(HASH_BYTES));
      known.set(content.toString('hex', 0, HASH_BYTES), new Float32Array(vector.buffer));
    }
    if (whole === 0) return known;
    position += whole * size;
  }
}
