import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openPlayground } from './support/open-playground.ts';
import { openWindow, unreadable } from './support/web-browser.ts';

const playground = openPlayground();

describe('the page', () => {
  it('is small, quick and asks nobody else', async () => {
    const assets = path.join(playground.pageFolder, 'assets');
    const scripts = (await readdir(assets)).filter((name) => name.endsWith('.js'));
    const bytes = await Promise.all(scripts.map((name) => readFile(path.join(assets, name))));
    const sizes = bytes.map((script) => gzipSync(script).length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(60_000);

    const { page, errors, asked } = await openWindow(playground.browser, playground.served.url);
    // What stands between an address and the room: the page, its script and its style, asked for at once.
    const begins = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => /\.(js|css)$/.test(name))
        .map((entry) => (entry as unknown as { initiatorType: string }).initiatorType),
    );
    expect(begins.sort()).toEqual(['link', 'script']);
    expect(new Set(asked.map((url) => new URL(url).host))).toEqual(
      new Set([`127.0.0.1:${playground.served.port}`]),
    );
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)(
    'is readable in the %s, in every look',
    async (colorScheme) => {
      for (const look of ['web', 'telegram', 'discord']) {
        const url = `${playground.served.url}?as=sam&room=hall&look=${look}`;
        const { page } = await openWindow(playground.browser, url, { colorScheme });
        expect(await unreadable(page), look).toEqual([]);
        await page.context().close();
      }
    },
  );

  it('keeps a command’s line of help in sight, however many options it has', async () => {
    const { page } = await openWindow(
      playground.browser,
      `${playground.served.url}?as=mei&room=hall`,
      { viewport: { width: 800, height: 600 } },
    );
    await page.keyboard.type('/plan');
    const box = await page.getByRole('option').locator('.about').boundingBox();
    const list = await page.getByRole('listbox').boundingBox();
    const right = (of: typeof box) => (of?.x ?? 0) + (of?.width ?? 0);
    expect(box?.width).toBeGreaterThan(60);
    expect(right(box)).toBeLessThanOrEqual(right(list));
    await page.context().close();
  });

  it('has one’s own bubbles beside the button that answers them, on a phone as on Telegram', async () => {
    const { page } = await openWindow(
      playground.browser,
      `${playground.served.url}?as=ada&room=corner&look=telegram`,
      { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    );
    const room = page.locator('textarea').first();
    await room.fill('so much to say '.repeat(20));
    await room.press('Enter');
    const mine = page.locator('.message.mine');
    const bubble = await mine.locator('.bubble').boundingBox();
    const reply = await mine.locator('.reply').boundingBox();
    expect((reply?.x ?? 0) + (reply?.width ?? 0)).toBeLessThanOrEqual(bubble?.x ?? 0);
    await page.context().close();
  });

  it('fits a phone, with its sides as drawers', async () => {
    const { page } = await openWindow(
      playground.browser,
      `${playground.served.url}?as=sam&room=hall`,
      {
        viewport: { width: 360, height: 740 },
        hasTouch: true,
        isMobile: true,
      },
    );
    const morning = page.locator('.run').getByText('morning card');
    const wide = () => page.evaluate('document.documentElement.scrollWidth');
    expect(await wide()).toBe(360);
    expect(await page.getByRole('heading', { name: 'Rooms' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Rooms and people' }).click();
    await page.getByRole('heading', { name: 'Rooms' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('heading', { name: 'Rooms' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Timetable' }).click();
    await morning.waitFor();
    await page.getByRole('button', { name: 'Close' }).last().click();
    await expect.poll(() => morning.isVisible()).toBe(false);
    await page.context().close();
  });
});

/** In ms since the page was asked for. */
