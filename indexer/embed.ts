import { Worker } from 'node:worker_threads';
import type { WorkerReply, WorkerRequest, WorkerSetup } from './embed-messages.ts';
import type { EmbeddingModel } from './model.ts';
import { normalize } from './normalize.ts';

export type EmbedKind = 'query' | 'passage';

/** Takes the vector of the text with this index. */
export type TakeVector = (index: number, vector: Float32Array) => void;

export interface Embedder {
  readonly model: EmbeddingModel;
  /** Length of a vector; resolves once the model is loaded. */
  dimensions(): Promise<number>;
  /**
   * Unit vectors, in the order of the texts. `query` adds the model's instruction prefix.
   * Each text is run alone: the int8 model quantizes over a whole batch, so in a batch a text's vector
   * would depend on its neighbours, and a rebuilt index on what was rebuilt. Batches are no faster on one core.
   * `take` sees each vector as soon as it is there.
   *
   * @throws EmbeddingError where the model cannot be loaded or its thread died
   */
  embed(texts: string[], kind: EmbedKind, take?: TakeVector): Promise<Float32Array[]>;
  close(): Promise<void>;
}

/** The model's thread failed; the message is for users. */
export class EmbeddingError extends Error {
  override readonly name = 'EmbeddingError';
}

/** The model reads 512 tokens; what stands behind is not even sent. Latin letters share tokens, hence the slack. */
const TEXT_CHARACTERS = 1024;
/** Texts under way at once: enough that the thread never waits, few enough that a query is not kept waiting. */
const IN_FLIGHT = 3;
/** A thread that hangs is stopped after this time. */
const CLOSE_MS = 10_000;

interface Pending {
  resolve(vector: Float32Array): void;
  reject(error: Error): void;
}

/** Starts the thread that runs a model. */
export type StartThread = (model: EmbeddingModel) => Worker;

export interface EmbedderParts {
  /** Default: the thread that the product uses. */
  startThread: StartThread;
  /** The form in which texts are read; default: simplified characters, half-width forms. */
  fold: (text: string) => string;
}

/** Starts loading the model in a thread of its own at once; `embed` waits for it. */
export function createEmbedder(model: EmbeddingModel, parts: Partial<EmbedderParts> = {}): Embedder {
  return new WorkerEmbedder(model, { startThread: startWorker, fold: normalize, ...parts });
}

class WorkerEmbedder implements Embedder {
  readonly #parts: EmbedderParts;
  #thread: EmbedThread;

  constructor(
    readonly model: EmbeddingModel,
    parts: EmbedderParts,
  ) {
    this.#parts = parts;
    this.#thread = new EmbedThread(parts.startThread(model));
  }

  async dimensions(): Promise<number> {
    return this.#alive().ready;
  }

  async embed(texts: string[], kind: EmbedKind, take?: TakeVector): Promise<Float32Array[]> {
    const prefix = kind === 'query' ? this.model.queryPrefix : '';
    const thread = this.#alive();
    const vectors: Float32Array[] = new Array(texts.length);
    let next = 0;
    const takeTexts = async (): Promise<void> => {
      for (let index = next++; index < texts.length; index = next++) {
        const text = this.#parts.fold((texts[index] ?? '').slice(0, TEXT_CHARACTERS));
        const vector = await thread.run(prefix + text);
        vectors[index] = vector;
        take?.(index, vector);
      }
    };
    await Promise.all(Array.from({ length: Math.min(IN_FLIGHT, texts.length) }, takeTexts));
    return vectors;
  }

  async close(): Promise<void> {
    await this.#thread.close();
  }

  /** A dead thread is replaced, so that one crash costs the calls under way and no more. */
  #alive(): EmbedThread {
    if (this.#thread.dead && !this.#thread.closed)
      this.#thread = new EmbedThread(this.#parts.startThread(this.model));
    return this.#thread;
  }
}

/** One life of the worker thread. */
class EmbedThread {
  readonly ready: Promise<number>;
  dead = false;
  closed = false;
  readonly #worker: Worker;
  readonly #exited: Promise<void>;
  readonly #pending = new Map<number, Pending>();
  #resolveReady: (dimensions: number) => void = () => undefined;
  #rejectReady: (error: Error) => void = () => undefined;
  #nextId = 0;

  constructor(worker: Worker) {
    this.ready = new Promise((resolve, reject) => {
      this.#resolveReady = resolve;
      this.#rejectReady = reject;
    });
    // Whoever awaits `ready` still sees the failure; without this an unawaited one would end the process.
    this.ready.catch(() => undefined);
    this.#worker = worker;
    this.#worker.on('message', (message: WorkerReply) => this.#receive(message));
    this.#worker.on('error', (error) => this.#die(`向量模型线程出错：${error.message}`));
    this.#exited = new Promise((resolve) => {
      this.#worker.on('exit', (code) => {
        this.#die(`向量模型线程已退出（代码 ${code}）。`);
        resolve();
      });
    });
  }

  async run(text: string): Promise<Float32Array> {
    await this.ready;
    if (this.dead) throw new EmbeddingError('向量模型已关闭。');
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#send({ kind: 'embed', id, text });
    });
  }

  /**
   * Lets the run under way end: stopping the thread in the middle of one would abort the whole process,
   * because the native library cannot report to a thread that is gone.
   */
  async close(): Promise<void> {
    this.closed = true;
    this.#die('向量模型已关闭。');
    this.#send({ kind: 'close' });
    const patience = setTimeout(() => void this.#worker.terminate(), CLOSE_MS);
    await this.#exited;
    clearTimeout(patience);
  }

  #send(request: WorkerRequest): void {
    this.#worker.postMessage(request);
  }

  #receive(message: WorkerReply): void {
    switch (message.kind) {
      case 'ready':
        return this.#resolveReady(message.dimensions);
      case 'unusable':
        return this.#die(`向量模型无法加载：${message.message}`);
      case 'embedded':
        return this.#take(message.id)?.resolve(message.vector);
      case 'failed':
        return this.#take(message.id)?.reject(new EmbeddingError(`文本向量化失败：${message.message}`));
    }
  }

  #take(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    return pending;
  }

  #die(message: string): void {
    if (this.dead) return;
    this.dead = true;
    const error = new EmbeddingError(message);
    this.#rejectReady(error);
    for (const pending of this.#pending.values()) pending.reject(error);
    this.#pending.clear();
  }
}

/** The thread that the product uses. */
export function startWorker(model: EmbeddingModel): Worker {
  const setup: WorkerSetup = { root: model.root, id: model.id, cacheDir: model.cacheDir, dtype: model.dtype };
  return new Worker(new URL('./embed-thread.mjs', import.meta.url), { workerData: setup, execArgv: [] });
}
