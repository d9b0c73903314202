import { defineConfig } from 'vite';

/** `web/build.mjs` names the output folder; `npm run page:dev` serves the sources, with the API of a running server. */
export default defineConfig({
  root: import.meta.dirname,
  build: { target: 'es2022', emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { proxy: { '/api': 'http://127.0.0.1:8787', '/docs': 'http://127.0.0.1:8787' } },
});
