// The packages that the server needs, read before the TypeScript loader is registered: every module that passes
// through the loader's hooks costs a round trip to its thread, and these have hundreds. Purely for a faster
// start: what is missing here is read when it is first needed.
import '@hono/node-server';
import '@hono/node-server/conninfo';
import '@hono/prometheus';
import '@hono/zod-openapi';
import 'cli-progress';
import 'decimal.js';
import 'hono-rate-limiter';
import 'hono/accepts';
import 'hono/body-limit';
import 'hono/compress';
import 'hono/factory';
import 'hono/method-not-allowed';
import 'hono/request-id';
import 'hono/secure-headers';
import 'hono/streaming';
import 'hono/timeout';
import 'jieba-wasm';
import 'js-yaml';
import 'opencc-js/t2cn';
import 'pino';
import 'yaml';
import 'zod';
