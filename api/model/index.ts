export type { ModelSettings } from '../config.ts';
export { createAskJson, type Asked, type AskJson } from './ask-json.ts';
export type { ProposedFact } from './accept-fact.ts';
export { createLanguageModel, type LanguageModel, type ModelReport } from './language-model.ts';
export type { RewordInput, RewordStatement } from './reword.ts';
