import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, readlink, rename, stat, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

/** An embedding model that is ready to load, and what makes its vectors different from another's. */
export interface EmbeddingModel {
  /** Shown to users and kept in the manifest. */
  name: string;
  /** Vectors of two models with the same fingerprint are interchangeable. */
  fingerprint: string;
  /** Folder that holds the model's folder, or null where the model hub must be asked. */
  root: string | null;
  /** Folder name below `root`, or the hub id. */
  id: string;
  /** Where files from the hub are kept. */
  cacheDir: string;
  dtype: 'q8' | 'fp32';
  /** Put before a query, never before a passage. */
  queryPrefix: string;
}

/** The bundled or configured model cannot be used; the message is for users. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}

const require = createRequire(import.meta.url);

const WEIGHTS_SHA256 = '277740d23747fa6dbe5b3afa74fca21d818fb89556ce5c819ce1d3896e6e4c25';
const TOKENIZER_SHA256 = '3d09c84ebd10306706a79a8276b3ab736a40d8ec03251c7639f4e52c3a1a4f8e';

/**
 * The instruction that the bge-zh models were trained with. On these policies it finds more; it is not put
 * before the queries of other models, which never saw it.
 */
const BGE_PREFIX = '为这个句子生成表示以用于检索相关文章：';

const CONFIG = {
  model_type: 'bert',
  architectures: ['BertModel'],
  hidden_size: 512,
  num_hidden_layers: 4,
  num_attention_heads: 8,
  intermediate_size: 2048,
  vocab_size: 21128,
  max_position_embeddings: 512,
};

const TOKENIZER_CONFIG = {
  tokenizer_class: 'BertTokenizer',
  model_max_length: 512,
  pad_token: '[PAD]',
  unk_token: '[UNK]',
  cls_token: '[CLS]',
  sep_token: '[SEP]',
  mask_token: '[MASK]',
};

/** The files of the bundled model, wherever the package manager put them. */
export function bundledFiles(): { weights: string; tokenizer: string } {
  return {
    weights: require.resolve('bge-small-zh-weights/model_merged.onnx'),
    // The package hides this file from `exports`, so it is found beside its package.json.
    tokenizer: join(
      dirname(require.resolve('bge-small-zh-tokenizer/package.json')),
      'lib/vendor/tokenizer.json',
    ),
  };
}

/**
 * Makes an embedding model loadable without the network where that is possible.
 *
 * @param wanted a folder with a transformers.js model, a hub id, or undefined for the bundled weights
 * @param dataDir the bundled model's folder is put together below it
 * @throws ModelError where files are missing or are not the ones this version was tested with
 */
export async function prepareModel(wanted: string | undefined, dataDir: string): Promise<EmbeddingModel> {
  const cacheDir = join(dataDir, 'models');
  if (wanted === undefined) return bundledModel(cacheDir, bundledFiles());
  if (existsSync(wanted)) return localModel(resolve(wanted), cacheDir);
  if (!/^\w[\w.-]*\/\w[\w.-]*$/.test(wanted)) {
    throw new ModelError(
      `EMBEDDING_MODEL「${wanted}」既不是存在的文件夹，也不是模型库编号（形如 组织/模型）。`,
    );
  }
  return {
    name: wanted,
    fingerprint: `hub:${wanted}:q8`,
    root: null,
    id: wanted,
    cacheDir,
    dtype: 'q8',
    queryPrefix: '',
  };
}

/** Checks the bundled files and lays them out as transformers.js expects. Exported for its test. */
export async function bundledModel(
  cacheDir: string,
  files: { weights: string; tokenizer: string },
): Promise<EmbeddingModel> {
  await Promise.all([checkHash(files.weights, WEIGHTS_SHA256), checkHash(files.tokenizer, TOKENIZER_SHA256)]);
  const id = 'bge-small-zh-v1.5-int8';
  const folder = join(cacheDir, id);
  await mkdir(join(folder, 'onnx'), { recursive: true });
  await Promise.all([
    link(files.weights, join(folder, 'onnx', 'model_quantized.onnx')),
    link(files.tokenizer, join(folder, 'tokenizer.json')),
    writeJson(join(folder, 'config.json'), CONFIG),
    writeJson(join(folder, 'tokenizer_config.json'), TOKENIZER_CONFIG),
  ]);
  return {
    name: id,
    fingerprint: `sha256:${WEIGHTS_SHA256.slice(0, 16)}:${TOKENIZER_SHA256.slice(0, 16)}`,
    root: cacheDir,
    id,
    cacheDir,
    dtype: 'q8',
    queryPrefix: BGE_PREFIX,
  };
}

async function localModel(folder: string, cacheDir: string): Promise<EmbeddingModel> {
  const quantized = join(folder, 'onnx', 'model_quantized.onnx');
  const full = join(folder, 'onnx', 'model.onnx');
  const dtype = existsSync(quantized) ? 'q8' : 'fp32';
  const weights = dtype === 'q8' ? quantized : full;
  for (const file of [weights, join(folder, 'config.json'), join(folder, 'tokenizer.json')]) {
    if (!existsSync(file)) throw new ModelError(`EMBEDDING_MODEL 文件夹缺少 ${file}。`);
  }
  const id = folder.split(/[\\/]/).at(-1) ?? folder;
  return {
    name: id,
    fingerprint: `sha256:${(await hashFile(weights)).slice(0, 32)}`,
    root: dirname(folder),
    id,
    cacheDir,
    dtype,
    queryPrefix: '',
  };
}

async function checkHash(file: string, expected: string): Promise<void> {
  if (!existsSync(file)) throw new ModelError(`缺少模型文件 ${file}，请重新运行 npm ci。`);
  const actual = await hashFile(file);
  if (actual !== expected) {
    throw new ModelError(
      `模型文件 ${file} 的 SHA-256 为 ${actual}，应为 ${expected}；文件已损坏或被替换，拒绝使用。`,
    );
  }
}

async function hashFile(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}

async function writeJson(file: string, value: unknown): Promise<void> {
  const wanted = JSON.stringify(value);
  if (existsSync(file) && (await readFile(file, 'utf8')) === wanted) return;
  const temporary = `${file}.${process.pid}.tmp`;
  await writeFile(temporary, wanted);
  await rename(temporary, file);
}

/** A link where the file system has links (24 MB are not doubled), a copy elsewhere. */
async function link(target: string, file: string): Promise<void> {
  const current = await readlink(file).catch(() => null);
  if (current === target) return;
  const copied = current === null ? await stat(file).catch(() => null) : null;
  if (copied !== null && copied.size === (await stat(target)).size) return;
  const temporary = `${file}.${process.pid}.tmp`;
  await symlink(target, temporary).catch(() => copyFile(target, temporary));
  await rename(temporary, file);
}
