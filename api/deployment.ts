import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Config } from './config.ts';
import type { About } from './contract-about.ts';

/** What a server is made of, besides its knowledge base. */
export type Deployment = Pick<About, 'software' | 'embeddingModel' | 'languageModel'>;

/** The model that comes with the project. */
const ownEmbeddingModel = 'bge-small-zh-v1.5（int8）';

const Package = z.object({ name: z.string(), version: z.string() });

/** Reads name and version of the software. */
export function readDeployment({
  embeddingModel = ownEmbeddingModel,
  languageModel,
}: Pick<Config, 'embeddingModel' | 'languageModel'>): Deployment {
  const file = new URL('../package.json', import.meta.url);
  return {
    software: Package.parse(JSON.parse(readFileSync(file, 'utf8'))),
    embeddingModel,
    languageModel:
      languageModel === undefined
        ? null
        : { name: languageModel.model, local: isLocal(languageModel.baseUrl) },
  };
}

function isLocal(address: string): boolean {
  const { hostname } = new URL(address);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/u.test(hostname);
}
