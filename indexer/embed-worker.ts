import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import {
  AutoModel,
  AutoTokenizer,
  env,
  Tensor,
  type PreTrainedModel,
  type PreTrainedTokenizer,
} from '@huggingface/transformers';
import type { WorkerReply, WorkerRequest, WorkerSetup } from './embed-messages.ts';

interface Loaded {
  tokenizer: PreTrainedTokenizer;
  model: PreTrainedModel;
}

async function load(setup: WorkerSetup): Promise<Loaded> {
  env.allowRemoteModels = setup.root === null;
  env.cacheDir = setup.cacheDir;
  if (setup.root !== null) env.localModelPath = setup.root;
  const [tokenizer, model] = await Promise.all([
    AutoTokenizer.from_pretrained(setup.id),
    AutoModel.from_pretrained(setup.id, {
      dtype: setup.dtype,
      device: 'cpu',
      // More threads cost more than they bring on short texts, and would starve the server.
      session_options: { intraOpNumThreads: 1, interOpNumThreads: 1, executionMode: 'sequential' },
    }),
  ]);
  return { tokenizer, model };
}

/** The [CLS] token's vector, scaled to length 1. */
async function embed({ tokenizer, model }: Loaded, text: string): Promise<Float32Array> {
  const inputs: unknown = tokenizer(text, { truncation: true });
  const { last_hidden_state: states } = await model(inputs);
  if (!(states instanceof Tensor) || !(states.data instanceof Float32Array)) {
    throw new Error('the model has no float output last_hidden_state');
  }
  return unit(states.data.slice(0, states.dims.at(-1)));
}

function unit(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const norm = Math.sqrt(squares) || 1;
  return vector.map((value) => value / norm);
}

const port = parentPort;
if (port === null) throw new Error('embed-worker must run in a worker thread');

function reply(message: WorkerReply, transfer: ArrayBuffer[] = []): void {
  port?.postMessage(message, transfer);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function answer(loaded: Loaded, id: number, text: string): Promise<void> {
  try {
    const vector = await embed(loaded, text);
    const buffer = vector.buffer;
    reply({ kind: 'embedded', id, vector }, buffer instanceof ArrayBuffer ? [buffer] : []);
  } catch (error) {
    reply({ kind: 'failed', id, message: messageOf(error) });
  }
}

/** Answers requests one after the other: two runs at once would share the one thread and double the memory. */
function serve(loaded: Loaded, requests: MessagePort): void {
  let isClosing = false;
  let last: Promise<void> = Promise.resolve();
  requests.on('message', (request: WorkerRequest) => {
    if (request.kind === 'close') {
      isClosing = true;
      // The thread ends by itself when nothing is left to wait for.
      last = last.then(() => requests.close());
    } else {
      last = last.then(() => (isClosing ? undefined : answer(loaded, request.id, request.text)));
    }
  });
}

try {
  const setup: WorkerSetup = workerData;
  const loaded = await load(setup);
  const probe = await embed(loaded, '。');
  serve(loaded, port);
  reply({ kind: 'ready', dimensions: probe.length });
} catch (error) {
  reply({ kind: 'unusable', message: messageOf(error) });
}
