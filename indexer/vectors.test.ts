import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dot, openExact, openGraph, vectorAt, writeGraph, type VectorTable } from './vectors.ts';

const DIMENSIONS = 16;

/** Unit vectors from a fixed sequence of numbers. */
function table(count: number): VectorTable {
  let state = 7;
  const values = Float32Array.from({ length: count * DIMENSIONS }, () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648 - 0.5;
  });
  const made = { dimensions: DIMENSIONS, count, values };
  for (let row = 0; row < count; row += 1) {
    const vector = vectorAt(made, row);
    const norm = Math.sqrt(dot(vector, vector));
    vector.forEach((value, index) => {
      vector[index] = value / norm;
    });
  }
  return made;
}

const byCosine = (a: { cosine: number }, b: { cosine: number }): number => b.cosine - a.cosine;

describe('dot', () => {
  it('is the sum of the products, for any length', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(pairs, (values) => {
        const [a, b] = [Float32Array.from(values, ([x]) => x), Float32Array.from(values, ([, y]) => y)];
        expect(dot(a, b)).toBe(values.reduce((sum, [x, y]) => sum + x * y, 0));
      }),
    );
  });
});

describe('exact search', () => {
  it('compares with every vector; a vector is nearest to itself', () => {
    const vectors = table(50);
    const found = openExact(vectors).nearest(vectorAt(vectors, 17), 3).sort(byCosine);
    expect(found).toHaveLength(50);
    expect(found[0]).toMatchObject({ row: 17, cosine: expect.closeTo(1, 5) });
  });

  it('finds nothing in an empty table', () => {
    expect(openExact(table(0)).nearest(new Float32Array(DIMENSIONS), 3)).toEqual([]);
  });
});

describe('graph search', () => {
  let dir = '';
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'graph-'));
  });
  afterAll(() => rm(dir, { recursive: true }));

  it('finds what the exact search finds, after a trip to the disk', async () => {
    const vectors = table(600);
    const done: number[] = [];
    await writeGraph(vectors, join(dir, 'graph'), (count) => done.push(count));
    const graph = await openGraph(join(dir, 'graph'), vectors);
    const exact = openExact(vectors);
    let same = 0;
    for (let row = 0; row < 20; row += 1) {
      const query = vectorAt(table(620), 600 + row);
      const expected = new Set(
        exact
          .nearest(query, 10)
          .sort(byCosine)
          .slice(0, 10)
          .map((each) => each.row),
      );
      same += graph.nearest(query, 10).filter((each) => expected.has(each.row)).length;
    }
    expect(same).toBeGreaterThanOrEqual(196);
    expect(done.at(-1)).toBeGreaterThan(500);
  });

  it('gives all rows where more are asked for than there are', async () => {
    const vectors = table(5);
    await writeGraph(vectors, join(dir, 'small'), () => undefined);
    const graph = await openGraph(join(dir, 'small'), vectors);
    expect(
      graph
        .nearest(vectorAt(vectors, 0), 100)
        .map(({ row }) => row)
        .sort((a, b) => a - b),
    ).toEqual([0, 1, 2, 3, 4]);
  });
});
