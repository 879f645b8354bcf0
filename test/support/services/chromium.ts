import { program } from './programs.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** The path of a Chromium, for playwright-core's `executablePath`. */
export function chromium(): Promise<string> {
  return program(NAMES, 'chromium');
}
