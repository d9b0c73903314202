import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from '../app-env.ts';

const page = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>策问 API</title>
    <link rel="icon" href="/docs/favicon-32x32.png" />
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;

// A file of its own, since the CSP allows no inline script. `validatorUrl: null` keeps the page from asking
// an outside validator about this server.
const startScript = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', validatorUrl: null });
`;

/** The few files of swagger-ui-dist that the page needs; nothing else of the package is served. */
const assetTypes: Record<string, string> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

/** The machine-readable contract and a page to browse it, all from this server. */
export function docsRoutes() {
  const assetFolder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const routes = new OpenAPIHono<AppEnv>();
  routes.get('/docs', (c) => c.html(page));
  routes.get('/docs/start.js', (c) => c.body(startScript, 200, { 'Content-Type': 'text/javascript' }));
  routes.get('/docs/:asset', async (c) => {
    const asset = c.req.param('asset');
    const type = assetTypes[asset];
    if (type === undefined) return c.notFound();
    const bytes = await readFile(join(assetFolder, asset));
    return c.body(new Uint8Array(bytes), 200, { 'Content-Type': type, 'Cache-Control': 'max-age=86400' });
  });
  return routes;
}
