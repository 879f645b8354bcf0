import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openPlayground } from './support/open-playground.ts';
import { hall } from './support/playground-bot.ts';
import { newId } from './support/served-playground.ts';
import { openWindow } from './support/web-browser.ts';
import { sitDown } from './support/web-page.ts';

const playground = openPlayground();
const log = (page: Page) => page.locator('.log');

describe('a long room', () => {
  it('brings what was said earlier when one scrolls up, and moves nothing in sight', async () => {
    const { platform } = playground.served;
    for (let n = 1; n <= 320; n += 1)
      await platform.send(hall, { text: `long ago ${n}` }, { key: `long-ago/${n}`, asOne: false });
    const window = await openWindow(
      playground.browser,
      `${playground.served.url}?as=sam&room=hall`,
    );
    const { page, errors } = window;
    const said = (n: number) => log(page).getByText(`long ago ${n}`, { exact: true });
    await said(320).waitFor();
    expect(await said(100).count()).toBe(0);
    const top = (n: number) => said(n).evaluate((it) => Math.round(it.getBoundingClientRect().top));
    const first = await log(page)
      .getByText(/^long ago/)
      .first()
      .textContent();
    const seen = Number(first?.split(' ').at(-1));
    // In one go, so that nothing comes between getting there and looking.
    const before = await said(seen).evaluate((it) => {
      it.scrollIntoView();
      return Math.round(it.getBoundingClientRect().top);
    });
    await said(seen - 100).waitFor({ state: 'attached' });
    expect(Math.abs((await top(seen)) - before)).toBeLessThan(3);
    expect(await page.locator('[role=log]').textContent()).toBe('');

    for (let left = 5; left > 0 && (await said(1).count()) === 0; left -= 1) {
      await log(page).evaluate((it) => it.scrollTo({ top: 500 }));
      await log(page).evaluate((it) => it.scrollTo({ top: 0 }));
      await page.waitForTimeout(200);
    }
    await said(1).waitFor({ state: 'attached' });
    await log(page).getByText('This is where it began.').waitFor({ state: 'attached' });
    expect(await said(200).count()).toBe(1);

    // Whoever comes back starts with the latest again, and gets to the beginning again.
    await page.getByRole('button', { name: 'Ada member' }).click();
    await page.getByRole('button', { name: 'Sam member' }).click();
    await said(320).waitFor();
    await expect.poll(() => said(1).count()).toBe(0);
    expect(await log(page).getByText('This is where it began.').count()).toBe(0);
    await log(page).evaluate((it) => it.scrollTo({ top: 0 }));
    await said(100).waitFor({ state: 'attached' });
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('tells a page only what its person sees, and of rooms that are there', async () => {
    const { platform, port } = playground.served;
    const sam = { platform: 'web', id: 'sam' };
    await platform.direct(sam, { text: 'for Sam alone' }, { key: 'alone', asOne: false });
    const { page } = await sitDown(port, 'ada');
    for (const room of ['attic', '@sam']) {
      const id = newId();
      page.say({ is: 'earlier', id, room, before: 1_000_000 });
      expect(await page.hears('failed', (frame) => frame.id === id)).toMatchObject({
        why: 'no-room',
      });
    }
    page.say({ is: 'earlier', id: newId(), room: 'hall', before: 3 });
    const { messages, isBeginning } = await page.hears('earlier');
    expect(isBeginning).toBe(true);
    expect(messages.map(({ id }) => id)).toEqual([1, 2]);
    page.close();
  });
});
