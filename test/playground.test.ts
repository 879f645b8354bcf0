import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sentPhoto } from '../src/bot/sent.ts';
import { noise } from './support/noise.ts';
import { openPlayground } from './support/open-playground.ts';
import { hall } from './support/playground-bot.ts';
import { openWindow } from './support/web-browser.ts';

const playground = openPlayground();
const composer = (page: Page) => page.locator('textarea').first();
const log = (page: Page) => page.locator('.log');

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
    expect([...sam.errors, ...ada.errors]).toEqual([]);
    await sam.page.context().close();
    await ada.page.context().close();
  });

  it('asks a command option by option, from the keyboard alone', async () => {
    const { page } = await openWindow(
      playground.browser,
      `${playground.served.url}?as=lin&room=hall`,
    );
    const { keyboard } = page;
    await keyboard.type('/');
    const offered = page.getByRole('option');
    expect(await offered.allTextContents()).toEqual([
      expect.stringContaining('/ask'),
      expect.stringContaining('/checkin'),
      expect.stringContaining('/grant'),
      expect.stringContaining('/points'),
    ]);
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await keyboard.press('Tab');
    expect(await offered.count()).toBe(4);
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await keyboard.type('5000');
    await keyboard.press('Enter');
    expect(await page.getByRole('alert').textContent()).toBe('This must be from 1 to 1000.');
    await keyboard.press('Backspace');
    await keyboard.press('Backspace');
    await keyboard.press('Enter');
    await keyboard.type('for the tea');
    await keyboard.press('Enter');
    await log(page).getByText('Granted: @sam 50 for the tea').waitFor();
    await keyboard.type('/gr');
    await keyboard.press('Tab');
    await keyboard.press('Escape');
    expect(await composer(page).inputValue()).toBe('/grant');
    await composer(page).fill('/grant @ada 7 as typed');
    await keyboard.press('Enter');
    await log(page).getByText('Granted: @ada 7 as typed').waitFor();
    expect(playground.bot.heard.at(-1)?.what).toMatchObject({
      name: 'grant',
      typed: '@ada 7 as typed',
    });
    await page.context().close();
  });

  it('completes named options, fills forms, and runs entries now', async () => {
    const { page } = await openWindow(
      playground.browser,
      `${playground.served.url}?as=mei&room=hall`,
    );
    const { keyboard } = page;
    await keyboard.type('/quiz');
    await keyboard.press('Enter');
    await keyboard.type('tid');
    await page.getByRole('option', { name: 'tides' }).waitFor();
    await expect.poll(() => page.getByRole('option').count()).toBe(1);
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    await log(page).getByText('Done: /quiz start tides slow').waitFor();

    await keyboard.type('/ask');
    await keyboard.press('Enter');
    await page.getByRole('form', { name: 'Ask a question' }).waitFor();
    await keyboard.press('Enter');
    expect(await page.getByRole('alert').textContent()).toBe('This is needed.');
    await keyboard.type('Why is the sea salt?');
    await keyboard.press('Enter');
    await log(page).getByRole('heading', { name: 'Why is the sea salt?' }).waitFor();

    await page.getByRole('button', { name: 'Run “morning card” now' }).click();
    await log(page).getByText('Done: /run morning card').waitFor();
    await page.context().close();
  });

  it('sends a picture that was chosen, as small as it has to be', async () => {
    const { page } = await openWindow(
      playground.browser,
      `${playground.served.url}?as=mei&room=hall`,
    );
    const given = () => {
      const what = playground.bot.heard.findLast((one) => one.what.is === 'command')?.what;
      const read = sentPhoto().read(what?.is === 'command' ? (what.named['photo'] ?? '') : '');
      return read.ok ? read.value : undefined;
    };
    const show = async (name: string, buffer: Buffer) => {
      await page.keyboard.type('/show');
      await page.keyboard.press('Enter');
      await page
        .getByLabel('photo: which one')
        .setInputFiles({ name, mimeType: 'image/png', buffer });
      await page.locator('input[type=file]').press('Enter');
      await expect.poll(() => given()?.name).toBe(name);
      await composer(page).waitFor();
    };
    await show('dot.png', noise(1));
    expect(given()?.id).toBe(`data:image/png;base64,${noise(1).toString('base64')}`);
    await show('noise.png', noise(700));
    expect(given()?.id).toMatch(/^data:image\/jpeg;base64,/);
    expect(given()?.id.length).toBeGreaterThan(5_000);
    await log(page).getByText('/show 🖼').first().waitFor();
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
    await page.getByRole('heading', { name: '日程' }).waitFor();
    await page.getByRole('button', { name: 'Telegram' }).click();
    await page.getByText('文字分成了两条').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans');
    expect(page.url()).toContain('look=telegram');
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
    expect(await composer(page).inputValue()).toBe('good evening to you');
    await composer(page).press('Enter');
    await log(page).getByText('You said: good evening to you').waitFor();
    await page.context().close();
  });
});
