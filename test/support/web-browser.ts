import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { PATIENCE_MS } from './patience.ts';
import { chromium as chromiumPath } from './services/chromium.ts';
import { onceARun, ownFolder } from './services/shared.ts';

const FLAGS = [
  '--no-sandbox',
  '--headless',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await chromiumPath(), args: FLAGS });
}

/** The page as `npm run build` makes it, built once a run into a folder of its own. */
export function builtPage(): Promise<string> {
  return onceARun('page', async () => {
    const folder = path.join(await ownFolder('page'), 'page');
    await build({
      configFile: fileURLToPath(new URL('../../vite.config.ts', import.meta.url)),
      logLevel: 'error',
      build: { outDir: folder },
    });
    return folder;
  });
}

/** A window of its own, with what went wrong in it and where it went for more. */
export async function openWindow(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; errors: string[]; asked: string[] }> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    ...options,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const errors: string[] = [];
  const asked: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(url);
  await page.locator('main.room').waitFor();
  return { page, errors, asked };
}

/** Texts in sight with less contrast than WCAG AA asks for (4.5 to 1; 3 to 1 for large ones). */
export async function unreadable(page: Page): Promise<string[]> {
  return page.evaluate(await readFile(new URL('./contrast.js', import.meta.url), 'utf8'));
}
