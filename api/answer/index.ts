export { createAnswerer } from './answerer.ts';
export type { Answerer, AnswererDeps } from './answerer.ts';
