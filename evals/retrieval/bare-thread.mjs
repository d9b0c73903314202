// @ts-check
// What embedding costs at the least: the model alone over batches, nothing stored. Plain JavaScript, because a
// thread does not inherit the TypeScript loader.
import { parentPort, workerData } from 'node:worker_threads';
import { AutoModel, AutoTokenizer, env } from '@huggingface/transformers';

/** Padded characters of a batch; measured fastest from one to two thousand tokens. */
const BATCH_CHARACTERS = 1500;

/** @type {import('./bare-embedding.ts').BareTask} */
const { model: setup, texts } = workerData;
env.allowRemoteModels = setup.root === null;
env.cacheDir = setup.cacheDir;
if (setup.root !== null) env.localModelPath = setup.root;
const tokenizer = await AutoTokenizer.from_pretrained(setup.id);
const model = await AutoModel.from_pretrained(setup.id, {
  dtype: setup.dtype,
  device: 'cpu',
  session_options: { intraOpNumThreads: 1, interOpNumThreads: 1, executionMode: 'sequential' },
});

/** Texts of like length together, so that little is padded. */
function batches() {
  /** @type {string[][]} */
  const made = [[]];
  for (const text of [...texts].sort((a, b) => a.length - b.length)) {
    const last = made.at(-1) ?? [];
    if (last.length > 0 && (last.length + 1) * text.length > BATCH_CHARACTERS) made.push([text]);
    else last.push(text);
  }
  return made;
}

parentPort?.once('message', async () => {
  for (const batch of batches()) await model(tokenizer(batch, { padding: true, truncation: true }));
  parentPort?.postMessage('done');
});
parentPort?.postMessage('ready');
