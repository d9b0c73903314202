import { copyFile, mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledFiles, bundledModel, ModelError, prepareModel } from './model.ts';
import { temporaryFolder } from './testing/folder.ts';

const folder = temporaryFolder();

describe('the bundled model', () => {
  it('is laid out below the data folder, without a second copy of the weights', async () => {
    const model = await prepareModel(undefined, folder());
    const weights = join(model.root ?? '', model.id, 'onnx', 'model_quantized.onnx');
    expect(await realpath(weights)).toBe(await realpath(bundledFiles().weights));
    const config: unknown = JSON.parse(
      await readFile(join(model.root ?? '', model.id, 'config.json'), 'utf8'),
    );
    expect(config).toMatchObject({ model_type: 'bert', hidden_size: 512 });
  });

  it('is the same when it is prepared again', async () => {
    expect(await prepareModel(undefined, folder())).toEqual(await prepareModel(undefined, folder()));
  });

  it('is refused where a byte of the weights differs', async () => {
    const files = bundledFiles();
    const changed = join(folder(), 'changed.onnx');
    const bytes = await readFile(files.weights);
    bytes[1000] = (bytes[1000] ?? 0) ^ 1;
    await writeFile(changed, bytes);
    await expect(bundledModel(join(folder(), 'm'), { ...files, weights: changed })).rejects.toThrow(
      /SHA-256/,
    );
  });

  it('is refused where the tokenizer is another', async () => {
    const tokenizer = join(folder(), 'tokenizer.json');
    await writeFile(tokenizer, '{}');
    const attempt = bundledModel(join(folder(), 'm'), { ...bundledFiles(), tokenizer });
    await expect(attempt).rejects.toThrow(ModelError);
  });

  it('says which file is missing', async () => {
    const attempt = bundledModel(join(folder(), 'm'), { ...bundledFiles(), weights: '/nowhere/model.onnx' });
    await expect(attempt).rejects.toThrow('/nowhere/model.onnx');
  });
});

describe('another model', () => {
  it('is taken from a folder and told apart by its weights', async () => {
    const own = join(folder(), 'own');
    await mkdir(join(own, 'onnx'), { recursive: true });
    await writeFile(join(own, 'config.json'), '{}');
    await copyFile(bundledFiles().tokenizer, join(own, 'tokenizer.json'));
    await writeFile(join(own, 'onnx', 'model.onnx'), 'weights');
    const model = await prepareModel(own, folder());
    expect(model).toMatchObject({ id: 'own', root: folder(), dtype: 'fp32', queryPrefix: '' });
    await writeFile(join(own, 'onnx', 'model.onnx'), 'other weights');
    expect((await prepareModel(own, folder())).fingerprint).not.toBe(model.fingerprint);
  });

  it('is refused where the folder holds no model', async () => {
    await mkdir(join(folder(), 'empty'), { recursive: true });
    await expect(prepareModel(join(folder(), 'empty'), folder())).rejects.toThrow(/缺少/);
  });

  it('may be a hub id', async () => {
    expect(await prepareModel('Xenova/bge-small-zh-v1.5', folder())).toMatchObject({
      root: null,
      id: 'Xenova/bge-small-zh-v1.5',
    });
  });

  it.each(['./no-such-folder', 'name', 'a/b/c', ''])('is refused where %j is neither', async (wanted) => {
    await expect(prepareModel(wanted, folder())).rejects.toThrow(/EMBEDDING_MODEL/);
  });
});
