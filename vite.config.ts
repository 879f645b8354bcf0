import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const page = fileURLToPath(new URL('adapters/web/page', import.meta.url));
const built = fileURLToPath(new URL('dist/page', import.meta.url));

/** The playground's page. `npx vite` serves it with hot reload beside a running `emcee start`. */
export default defineConfig({
  root: page,
  base: '/playground/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: { outDir: built, emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false } },
  server: {
    proxy: {
      '/playground/socket': { target: 'ws://localhost:3000', ws: true },
      '/playground/picture': 'http://localhost:3000',
      '/playground/file': 'http://localhost:3000',
    },
  },
});
