// A thread does not inherit the TypeScript loader, so it is registered here. The big library comes first:
// loaded through the loader's hooks it takes half a second longer.
import '@huggingface/transformers';
import { register } from 'tsx/esm/api';

register();
await import('./embed-worker.ts');
