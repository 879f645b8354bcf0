import { expect, it } from 'vitest';
import { openPlayground } from './support/open-playground.ts';
import { openWindow } from './support/web-browser.ts';

const playground = openPlayground();

it('keeps the keyboard in what is drawn over the room, and brings it back', async () => {
  const url = `${playground.served.url}?as=sam&room=hall&lang=en`;
  const { page } = await openWindow(playground.browser, url);
  await page.setViewportSize({ width: 390, height: 800 });
  await page.getByRole('button', { name: 'Timetable' }).click();
  await page.getByRole('button', { name: 'Close' }).locator('visible=true').first().waitFor();
  for (let n = 0; n < 12; n += 1) {
    await page.keyboard.press('Tab');
    expect(await page.locator('main :focus').count()).toBe(0);
  }
  await page.keyboard.press('Escape');
  await page.locator('main button:focus').waitFor();
  expect(await page.locator('main button:focus').getAttribute('aria-label')).toBe('Timetable');
  await page.context().close();
});
