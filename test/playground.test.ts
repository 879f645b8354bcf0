import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openPlayground } from './support/open-playground.ts';
import { hall } from './support/playground-bot.ts';
import { openWindow } from './support/web-browser.ts';

const playground = openPlayground();
const composer = (page: Page) => page.locator('textarea').first();
const log = (page: Page) => page.locator('.log');

type Counting = { counted: { made: number; used: number } };

/** In the page: how often a format of times is made, and used. Each row shows when it was said. */
function countFormats(): void {
  const counted = { made: 0, used: 0 };
  const Own = Intl.DateTimeFormat;
  const own = Object.getOwnPropertyDescriptor(Own.prototype, 'format');
  Object.defineProperty(Own.prototype, 'format', {
    get() {
      counted.used += 1;
      return own?.get?.call(this);
    },
  });
  Intl.DateTimeFormat = new Proxy(Own, {
    construct(target, given) {
      counted.made += 1;
      return Reflect.construct(target, given);
    },
  });
  (globalThis as unknown as Counting).counted = counted;
}

describe('the playground', () => {
  it('shows in a second window at once what happens in the first', async () => {
    const sam = await openWindow(playground.browser, `${playground.served.url}?as=sam&room=hall`);
    const ada = await openWindow(playground.browser, `${playground.served.url}?as=ada&room=hall`);
    await sam.page.getByRole('button', { name: 'Check in' }).click();
    await log(sam.page).getByText('+5 points. Day 3').waitFor();
    await ada.page.getByText('Latest: Sam').waitFor();
    expect(await ada.page.getByText('+5 points').count()).toBe(0);
    expect(await sam.page.locator('.private').textContent()).toContain('only you see this');
    await sam.page.getByRole('button', { name: 'Dismiss' }).click();
    await expect.poll(() => sam.page.locator('.private').count()).toBe(0);

    await composer(ada.page).fill('see you at eight');
    await composer(ada.page).press('Enter');
    await log(sam.page).getByText('see you at eight').waitFor();
    await expect
      .poll(() => sam.page.locator('[role=log]').textContent())
      .toBe('Ada: see you at eight');
    // The same words again are new words: they are read again.
    const read = sam.page.locator('[role=log] > *');
    await read.evaluate((element) => element.setAttribute('data-read', ''));
    await composer(ada.page).fill('see you at eight');
    await composer(ada.page).press('Enter');
    await expect.poll(() => read.getAttribute('data-read')).toBe(null);
    expect([...sam.errors, ...ada.errors]).toEqual([]);
    await sam.page.context().close();
    await ada.page.context().close();
  });

  it('draws one row for a new message, however many there are, and makes no format of a time anew', async () => {
    const { page } = await openWindow(
      playground.browser,
      `${playground.served.url}?as=ada&room=hall`,
    );
    const say = async (words: string) => {
      await composer(page).fill(words);
      await composer(page).press('Enter');
      await log(page).getByText(words, { exact: true }).waitFor();
    };
    for (let n = 1; n <= 30; n += 1) await say(`line ${n}`);
    await page.evaluate(countFormats);
    await say('one more');
    const counted = await page.evaluate(() => (globalThis as unknown as Counting).counted);
    expect(counted.made).toBe(0);
    expect(counted.used).toBeGreaterThan(0);
    expect(counted.used).toBeLessThan(30);
    await page.context().close();
  });

  it('shows what the button of a private answer answers, below it', async () => {
    const { page } = await openWindow(
      playground.browser,
      `${playground.served.url}?as=lin&room=hall`,
    );
    await page.getByRole('button', { name: 'How streaks count' }).click();
    await page.getByRole('button', { name: 'Where is it four?' }).click();
    await log(page).getByText('In Shanghai, that is.').waitFor();
    expect(await page.locator('.private').allTextContents()).toEqual([
      expect.stringContaining('A streak goes on'),
      expect.stringContaining('In Shanghai'),
    ]);
    await page.context().close();
  });

  it('changes who one is, the language and the look, and keeps it in its address', async () => {
    const { page } = await openWindow(
      playground.browser,
      `${playground.served.url}?as=sam&room=hall&lang=en`,
    );
    expect(await page.getByRole('button', { name: /Run/ }).count()).toBe(0);
    await page.getByRole('button', { name: 'Ada member' }).click();
    await expect.poll(() => page.url()).toContain('as=ada');
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { name: '时间表' }).waitFor();
    await page.getByRole('button', { name: 'Telegram' }).click();
    await page.getByText('文字分成了两条').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans');
    await expect.poll(() => page.url()).toContain('look=telegram');
    const link = page.getByRole('link', { name: /Lin/ });
    expect(await link.getAttribute('href')).toContain('as=lin&room=hall&look=telegram&lang=zh');
    await page.reload();
    await page.getByText('文字分成了两条').waitFor();
    await page.context().close();
  });

  it('says that the connection is gone, and comes back with nothing missing', async () => {
    const { page } = await openWindow(
      playground.browser,
      `${playground.served.url}?as=sam&room=hall`,
    );
    await playground.served.close();
    await page.getByText('The connection is lost').waitFor();
    await composer(page).fill('said into the dark');
    await composer(page).press('Enter');
    await page.locator('.unsent').waitFor();
    await playground.serveAgain();
    await playground.served.platform.send(
      hall,
      { text: 'meanwhile' },
      { key: 'mean', asOne: false },
    );
    await page.getByText('Connected again').waitFor();
    await log(page).getByText('meanwhile').waitFor();
    await expect.poll(() => page.locator('.unsent').count()).toBe(0);
    expect(await log(page).getByText('said into the dark').count()).toBe(1);
    await page.context().close();
  });

  it('shows what a line that seems to be there does not carry, and keeps it over a reload', async () => {
    const { page } = await openWindow(
      playground.browser,
      `${playground.served.url}?as=sam&room=hall`,
    );
    const line: { isDark: boolean } = { isDark: false };
    await page.routeWebSocket(/socket/, (socket) => {
      const server = socket.connectToServer();
      socket.onMessage((frame) => {
        if (!line.isDark) server.send(frame);
      });
    });
    await page.reload();
    await composer(page).waitFor();
    await expect.poll(() => composer(page).isEnabled()).toBe(true);
    line.isDark = true;
    await composer(page).fill('said into a hole');
    await composer(page).press('Enter');
    await page.locator('.unsent').getByText('said into a hole not confirmed yet').waitFor();
    await composer(page).fill('half a sent');
    line.isDark = false;
    await page.reload();
    await log(page).locator('.message').getByText('said into a hole').waitFor();
    expect(await composer(page).inputValue()).toBe('half a sent');
    await expect.poll(() => page.locator('.unsent').count()).toBe(0);
    await page.reload();
    await log(page).locator('.message').getByText('said into a hole').waitFor();
    expect(await log(page).getByText('said into a hole').count()).toBe(1);
    await page.context().close();
  });

  it('shows an error with its id, and tries again', async () => {
    const { page } = await openWindow(
      playground.browser,
      `${playground.served.url}?as=mei&room=hall`,
    );
    await composer(page).fill('/fail');
    await composer(page).press('Enter');
    const told = page.locator('.status .wrong');
    await told.waitFor();
    const id = /error (\w{8})/.exec((await told.textContent()) ?? '')?.[1];
    expect(playground.served.lines.some((line) => line.includes(`"error":"${id}"`))).toBe(true);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect
      .poll(() => playground.bot.heard.filter(({ what }) => what.is === 'command').length)
      .toBe(2);
    await page.context().close();
  });

  it('counts what is unread in other rooms', async () => {
    const { page } = await openWindow(
      playground.browser,
      `${playground.served.url}?as=sam&room=hall`,
    );
    const corner = page.getByRole('button', { name: /quiet corner/ });
    await playground.served.platform.send(
      { ...hall, chat: 'corner' },
      { text: 'shh' },
      { key: 'shh', asOne: false },
    );
    await expect.poll(() => corner.textContent()).toContain('1 unread');
    await corner.click();
    await log(page).getByText('shh').waitFor();
    await page.getByRole('button', { name: /hall/ }).click();
    await expect.poll(() => corner.textContent()).not.toContain('unread');
    await page.reload();
    await page.locator('main.room').waitFor();
    expect(await corner.textContent()).not.toContain('unread');
    await page.context().close();
  });

  it('sets what is written from right to left at the right', async () => {
    const { page } = await openWindow(
      playground.browser,
      `${playground.served.url}?as=ada&room=corner`,
    );
    await composer(page).fill('مرحبا');
    await composer(page).press('Enter');
    await log(page).getByText('مرحبا').waitFor();
    expect(await page.locator('.text:dir(rtl)').allTextContents()).toEqual(['مرحبا']);
    await page.context().close();
  });

  it('answers a message, and keeps what one began to write', async () => {
    const { page } = await openWindow(
      playground.browser,
      `${playground.served.url}?as=ada&room=hall`,
    );
    const greeting = page.getByRole('article', { name: 'Emcee' }).first();
    await greeting.hover();
    await greeting.getByRole('button', { name: 'Reply to Emcee' }).click();
    await page.keyboard.type('good evening to you');
    await page.getByRole('button', { name: /quiet corner/ }).click();
    await expect.poll(() => composer(page).inputValue()).toBe('');
    await page.getByRole('button', { name: /hall/ }).click();
    await expect.poll(() => composer(page).inputValue()).toBe('good evening to you');
    await composer(page).press('Enter');
    await log(page).getByText('You said: good evening to you').waitFor();
    await page.context().close();
  });
});
