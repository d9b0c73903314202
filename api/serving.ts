export { createApp } from './app.ts';
export { listen } from './listen.ts';
export { createLog } from './log.ts';
