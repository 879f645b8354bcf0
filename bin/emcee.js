#!/usr/bin/env node
import { existsSync } from 'node:fs';

const main = new URL('../dist/src/main.js', import.meta.url);
if (!existsSync(main)) {
  process.stderr.write('emcee is not built yet: run `npm ci`, or `npm run build`\n');
  process.exit(1);
}
await import(main.href);
