/** A term as it stands in one field of one clause. */
export interface TermCount {
  term: string;
  count: number;
}

/** One field of one clause: its terms and its length in terms. */
export interface Field {
  weight: number;
  counts: TermCount[];
  length: number;
}

/**
 * BM25 over typed arrays. Postings of one term lie together: `rows[starts[t]..starts[t+1]]` are its clauses and
 * `impacts` at the same places its whole BM25 contribution, so that a query only adds numbers.
 */
export interface KeywordIndex {
  readonly size: number;
  readonly terms: ReadonlyMap<string, number>;
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
  readonly impacts: Float32Array;
}

export interface WeightedTerm {
  term: string;
  weight: number;
}

/** Term saturation and length normalization; the usual values, which also measured best on statutes. */
export const BM25 = { k1: 1.2, b: 0.75 };

export interface KeywordBuilder {
  /** The next clause's fields; every clause must bring the same fields in the same order. */
  add(fields: readonly Field[]): void;
  build(): KeywordIndex;
}

/**
 * BM25F (Robertson 2004): counts of all fields are weighted and normalized by field length before the one
 * saturation, so a word in title and body does not count twice in full.
 */
export function createKeywordBuilder(): KeywordBuilder {
  const terms = new Map<string, number>();
  const postings = new PostingList();
  const fieldTotals: number[] = [];
  let size = 0;
  return {
    add(fields) {
      fields.forEach((field, index) => {
        fieldTotals[index] = (fieldTotals[index] ?? 0) + field.length;
        for (const { term, count } of field.counts) {
          postings.add(termId(terms, term), size, index, field.weight * count, field.length);
        }
      });
      size += 1;
    },
    build() {
      const averages = fieldTotals.map((total) => total / Math.max(1, size));
      return layOut(size, terms, postings, averages);
    },
  };
}

function termId(terms: Map<string, number>, term: string): number {
  const known = terms.get(term);
  if (known !== undefined) return known;
  terms.set(term, terms.size);
  return terms.size - 1;
}

/** Counts of each distinct term; the shape that a field wants. */
export function countTerms(terms: readonly string[]): TermCount[] {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return Array.from(counts, ([term, count]) => ({ term, count }));
}

/** Inverse document frequency, never negative: ln(1 + (N − n + ½) / (n + ½)). */
export function inverseFrequency(size: number, found: number): number {
  return Math.log(1 + (size - found + 0.5) / (found + 0.5));
}

/** How many clauses hold the term. */
export function frequency(index: KeywordIndex, term: string): number {
  const id = index.terms.get(term);
  return id === undefined ? 0 : (index.starts[id + 1] ?? 0) - (index.starts[id] ?? 0);
}

/** Rows that hold the term, ascending; a view, not a copy. */
export function rowsOf(index: KeywordIndex, term: string): Uint32Array {
  const id = index.terms.get(term);
  return id === undefined ? new Uint32Array(0) : index.rows.subarray(index.starts[id], index.starts[id + 1]);
}

/** Adds the BM25 contribution of a term, times `weight`, to the rows of `scores`. */
export function addScores(index: KeywordIndex, { term, weight }: WeightedTerm, scores: Float32Array): void {
  const id = index.terms.get(term);
  if (id === undefined) return;
  const end = index.starts[id + 1] ?? 0;
  for (let at = index.starts[id] ?? 0; at < end; at += 1) {
    const row = index.rows[at] ?? 0;
    scores[row] = (scores[row] ?? 0) + weight * (index.impacts[at] ?? 0);
  }
}

/** Raises the rows of `scores` to the BM25 contribution of a term, times `weight`, where that is more. */
export function raiseScores(index: KeywordIndex, { term, weight }: WeightedTerm, scores: Float32Array): void {
  const id = index.terms.get(term);
  if (id === undefined) return;
  const end = index.starts[id + 1] ?? 0;
  for (let at = index.starts[id] ?? 0; at < end; at += 1) {
    const row = index.rows[at] ?? 0;
    scores[row] = Math.max(scores[row] ?? 0, weight * (index.impacts[at] ?? 0));
  }
}

/** Field counts in the order they came, in growing typed arrays: 100,000 clauses make about 20 million. */
class PostingList {
  length = 0;
  terms = new Uint32Array(1024);
  rows = new Uint32Array(1024);
  fields = new Uint8Array(1024);
  counts = new Float32Array(1024);
  fieldLengths = new Float32Array(1024);

  add(term: number, row: number, field: number, count: number, fieldLength: number): void {
    if (this.length === this.terms.length) this.#grow();
    this.terms[this.length] = term;
    this.rows[this.length] = row;
    this.fields[this.length] = field;
    this.counts[this.length] = count;
    this.fieldLengths[this.length] = fieldLength;
    this.length += 1;
  }

  #grow(): void {
    const size = this.length * 2;
    this.terms = copyInto(new Uint32Array(size), this.terms);
    this.rows = copyInto(new Uint32Array(size), this.rows);
    this.fields = copyInto(new Uint8Array(size), this.fields);
    this.counts = copyInto(new Float32Array(size), this.counts);
    this.fieldLengths = copyInto(new Float32Array(size), this.fieldLengths);
  }
}

function copyInto<T extends Uint8Array | Uint32Array | Float32Array>(target: T, source: T): T {
  target.set(source);
  return target;
}

/** Groups the counts by term, merges the fields of one clause and works out the impacts. */
function layOut(
  size: number,
  terms: ReadonlyMap<string, number>,
  postings: PostingList,
  averages: readonly number[],
): KeywordIndex {
  const order = groupByTerm(postings, terms.size);
  const starts = new Uint32Array(terms.size + 1);
  const rows = new Uint32Array(postings.length);
  const impacts = new Float32Array(postings.length);
  let written = 0;
  let from = 0;
  for (let term = 0; term < terms.size; term += 1) {
    starts[term] = written;
    const until = order.ends[term] ?? from;
    for (let at = from; at < until; at += 1) {
      const posting = order.postings[at] ?? 0;
      const row = postings.rows[posting] ?? 0;
      const isNewRow = written === (starts[term] ?? 0) || rows[written - 1] !== row;
      if (isNewRow) rows[written++] = row;
      impacts[written - 1] = (impacts[written - 1] ?? 0) + normalizedCount(postings, posting, averages);
    }
    saturate(impacts.subarray(starts[term], written), size);
    from = until;
  }
  starts[terms.size] = written;
  return { size, terms, starts, rows: rows.slice(0, written), impacts: impacts.slice(0, written) };
}

/** Counting sort: stable, so the rows of a term stay ascending and the fields of a row together. */
function groupByTerm(postings: PostingList, termCount: number): { postings: Uint32Array; ends: Uint32Array } {
  const next = new Uint32Array(termCount + 1);
  for (let at = 0; at < postings.length; at += 1) {
    const slot = (postings.terms[at] ?? 0) + 1;
    next[slot] = (next[slot] ?? 0) + 1;
  }
  for (let term = 0; term < termCount; term += 1) next[term + 1] = (next[term + 1] ?? 0) + (next[term] ?? 0);
  const sorted = new Uint32Array(postings.length);
  for (let at = 0; at < postings.length; at += 1) {
    const term = postings.terms[at] ?? 0;
    const place = next[term] ?? 0;
    sorted[place] = at;
    next[term] = place + 1;
  }
  return { postings: sorted, ends: next };
}

function normalizedCount(postings: PostingList, posting: number, averages: readonly number[]): number {
  const average = averages[postings.fields[posting] ?? 0] || 1;
  const relativeLength = (postings.fieldLengths[posting] ?? 0) / average;
  return (postings.counts[posting] ?? 0) / (1 - BM25.b + BM25.b * relativeLength);
}

function saturate(impacts: Float32Array, size: number): void {
  const idf = inverseFrequency(size, impacts.length);
  for (let at = 0; at < impacts.length; at += 1) {
    const count = impacts[at] ?? 0;
    impacts[at] = (idf * count * (BM25.k1 + 1)) / (count + BM25.k1);
  }
}
