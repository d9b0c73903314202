import { expect, test } from 'vitest';
import { readDeployment } from './deployment.ts';

const model = (baseUrl: string) => ({
  languageModel: { baseUrl, model: 'qwen', timeoutMs: 1000 },
});

test.each([
  ['http://127.0.0.1:11434/v1', true],
  ['http://localhost:11434/v1', true],
  ['http://[::1]:11434/v1', true],
  ['https://127.0.0.1.example.com/v1', false],
  ['https://models.example.com/v1', false],
  ['http://192.168.1.7/v1', false],
])('a model at %s runs on this machine: %s', (address, local) => {
  expect(readDeployment(model(address)).languageModel).toEqual({ name: 'qwen', local });
});

test('without a language model there is none, and the bundled model embeds', () => {
  const { languageModel, embeddingModel, software } = readDeployment({});
  expect([languageModel, embeddingModel, software.name]).toEqual([
    null,
    'bge-small-zh-v1.5（int8）',
    'cewen',
  ]);
});
