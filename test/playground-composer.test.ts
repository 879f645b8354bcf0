import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sentPhoto } from '../src/bot/sent.ts';
import { noise } from './support/noise.ts';
import { openPlayground } from './support/open-playground.ts';
import { openWindow } from './support/web-browser.ts';

const playground = openPlayground();
const composer = (page: Page) => page.locator('textarea').first();
const log = (page: Page) => page.locator('.log');

describe('the composer of the playground', () => {
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

  it('sends a command at once when the rest may stay empty', async () => {
    const { page } = await openWindow(
      playground.browser,
      `${playground.served.url}?as=mei&room=hall`,
    );
    await page.keyboard.type('/plan');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Tea');
    await page.keyboard.press('Control+Enter');
    await log(page).getByText('Done: /plan Tea').waitFor();
    await page.context().close();
  });

  it('leaves an input method its Enter and its Escape', async () => {
    const { page } = await openWindow(
      playground.browser,
      `${playground.served.url}?as=sam&room=hall`,
    );
    const press = (key: string, more: object) =>
      page
        .locator(':focus')
        .dispatchEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
    await page.keyboard.type('ni hao');
    await press('Enter', { isComposing: true });
    await press('Enter', { keyCode: 229 });
    expect(await composer(page).inputValue()).toBe('ni hao');
    await composer(page).fill('/ask');
    await page.keyboard.press('Enter');
    const form = page.getByRole('form', { name: 'Ask a question' });
    await form.waitFor();
    await press('Escape', { isComposing: true });
    await page.keyboard.type('nothing lost');
    expect(await form.locator('input').first().inputValue()).toBe('nothing lost');
    await page.keyboard.press('Escape');
    await composer(page).waitFor();
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

  it('waits for a picture that is being read, and sends the one that was chosen last', async () => {
    const { page } = await openWindow(
      playground.browser,
      `${playground.served.url}?as=mei&room=hall`,
    );
    // Pictures are drawn when the test says so, the last first.
    await page.evaluate(`{
      const real = createImageBitmap;
      const held = [];
      window.createImageBitmap = (file) => new Promise((resolve) => held.push(() => resolve(real(file))));
      window.release = () => held.pop()?.();
    }`);
    const release = () => page.evaluate('window.release()');
    const shown = () =>
      playground.bot.heard.flatMap(({ what }) =>
        what.is === 'command' && what.name === 'show' ? [what.named['photo'] ?? ''] : [],
      );
    const before = shown().length;
    await page.keyboard.type('/show');
    await page.keyboard.press('Enter');
    const field = page.getByLabel('photo: which one');
    const choose = (name: string) =>
      field.setInputFiles({ name, mimeType: 'image/png', buffer: noise(700) });
    await choose('first.png');
    await choose('last.png');
    await field.press('Enter');
    await release();
    await expect.poll(() => field.getAttribute('aria-busy')).toBe('true');
    expect(shown()).toHaveLength(before);
    await release();
    await composer(page).waitFor();
    await expect.poll(() => shown().length).toBe(before + 1);
    const read = sentPhoto().read(shown().at(-1) ?? '');
    expect(read.ok && read.value.name).toBe('last.png');
    await page.context().close();
  });
});
