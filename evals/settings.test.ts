import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';

const root = path.join(import.meta.dirname, '..');

describe('readSettings', () => {
  it('takes the folders of the project where nothing is set', () => {
    expect(readSettings({})).toEqual({
      corpusDir: path.join(root, 'corpus'),
      dataDir: path.join(root, 'data'),
    });
  });

  it('takes what is set, and an empty variable for unset', () => {
    expect(readSettings({ CORPUS_DIR: '/texts', DATA_DIR: '', EMBEDDING_MODEL: 'some/model' })).toEqual({
      corpusDir: '/texts',
      dataDir: path.join(root, 'data'),
      embeddingModel: 'some/model',
    });
  });
});
