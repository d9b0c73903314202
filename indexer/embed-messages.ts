/** What the embedder tells its worker when it starts it. */
export interface WorkerSetup {
  root: string | null;
  id: string;
  cacheDir: string;
  dtype: 'q8' | 'fp32';
}

export type WorkerRequest = { kind: 'embed'; id: number; text: string } | { kind: 'close' };

/** What the worker answers. The vector has length 1 and is transferred, not copied. */
export type WorkerReply =
  | { kind: 'ready'; dimensions: number }
  | { kind: 'unusable'; message: string }
  | { kind: 'embedded'; id: number; vector: Float32Array }
  | { kind: 'failed'; id: number; message: string };
