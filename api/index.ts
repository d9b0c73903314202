export { createAnswerer, type Answerer } from './answer/index.ts';
