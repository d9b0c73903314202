// @ts-check
// Plain JavaScript, because a thread does not inherit the TypeScript loader. The types are checked all the same.
import { parentPort, workerData } from 'node:worker_threads';
import hnswlib from 'hnswlib-node';

/** Vectors added between two reports. */
const STEP = 256;

/** @type {import('./vectors.ts').GraphTask} */
const { table, file, graph: wanted } = workerData;
const { dimensions, count, values } = table;
const graph = new hnswlib.HierarchicalNSW('ip', dimensions);
graph.initIndex(count, wanted.m, wanted.efConstruction, wanted.seed);
for (let row = 0; row < count; row += 1) {
  graph.addPoint(Array.from(values.subarray(row * dimensions, (row + 1) * dimensions)), row);
  if (row % STEP === 0) parentPort?.postMessage(row);
}
await graph.writeIndex(file);
