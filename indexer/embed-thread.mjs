// @ts-check
// Plain JavaScript, because a thread does not inherit the TypeScript loader, and registering it here delays the
// model, and with it every start of the server, by a fifth of a second. The types are checked all the same.
import { parentPort, workerData } from 'node:worker_threads';
import { AutoModel, AutoTokenizer, env, Tensor } from '@huggingface/transformers';

/**
 * @typedef {import('./embed-messages.ts').WorkerReply} WorkerReply
 * @typedef {import('./embed-messages.ts').WorkerRequest} WorkerRequest
 * @typedef {import('./embed-messages.ts').WorkerSetup} WorkerSetup
 * @typedef {{ tokenizer: import('@huggingface/transformers').PreTrainedTokenizer,
 *   model: import('@huggingface/transformers').PreTrainedModel }} Loaded
 */

/**
 * @param {WorkerSetup} setup
 * @returns {Promise<Loaded>}
 */
async function load(setup) {
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

/**
 * The [CLS] token's vector, scaled to length 1.
 * @param {Loaded} loaded
 * @param {string} text
 * @returns {Promise<Float32Array>}
 */
async function embed({ tokenizer, model }, text) {
  const inputs = tokenizer(text, { truncation: true });
  const { last_hidden_state: states } = await model(inputs);
  if (!(states instanceof Tensor) || !(states.data instanceof Float32Array)) {
    throw new Error('the model has no float output last_hidden_state');
  }
  return unit(states.data.slice(0, states.dims.at(-1)));
}

/** @param {Float32Array} vector */
function unit(vector) {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const norm = Math.sqrt(squares) || 1;
  return vector.map((value) => value / norm);
}

const port = parentPort;
if (port === null) throw new Error('embed-thread must run in a worker thread');

/**
 * @param {WorkerReply} message
 * @param {ArrayBuffer[]} [transfer]
 */
function reply(message, transfer = []) {
  port?.postMessage(message, transfer);
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/**
 * @param {Loaded} loaded
 * @param {number} id
 * @param {string} text
 */
async function answer(loaded, id, text) {
  try {
    const vector = await embed(loaded, text);
    const { buffer } = vector;
    reply({ kind: 'embedded', id, vector }, buffer instanceof ArrayBuffer ? [buffer] : []);
  } catch (error) {
    reply({ kind: 'failed', id, message: messageOf(error) });
  }
}

/**
 * Answers requests one after the other: two runs at once would share the one thread and double the memory.
 * @param {Loaded} loaded
 * @param {import('node:worker_threads').MessagePort} requests
 */
function serve(loaded, requests) {
  let isClosing = false;
  /** @type {Promise<void>} */
  let last = Promise.resolve();
  requests.on('message', (/** @type {WorkerRequest} */ request) => {
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
  /** @type {WorkerSetup} */
  const setup = workerData;
  const loaded = await load(setup);
  const probe = await embed(loaded, '。');
  serve(loaded, port);
  reply({ kind: 'ready', dimensions: probe.length });
} catch (error) {
  reply({ kind: 'unusable', message: messageOf(error) });
}
