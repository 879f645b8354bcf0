import type { Command } from '../../src/bot/command.ts';

/** Telegram's menu has names of one word, without hyphens: `check-in card` is `check_in_card`. */
export function menuName(command: string): string {
  return command.replaceAll(/[ -]/g, '_');
}

/**
 * Whether Telegram's menu takes this command: names `[a-z0-9_]{1,32}`, descriptions of 1–256
 * characters; https://core.telegram.org/bots/api#botcommand.
 * @returns what to do about it, or undefined when it fits
 */
export function fitsTelegram(command: Pick<Command, 'name' | 'about'>): string | undefined {
  const { name, about } = command;
  if (!/^[a-z0-9_]{1,32}$/.test(menuName(name)))
    return `Telegram's menu takes names of a-z, 0-9 and _, at most 32 characters long: rename the command "${name}".`;
  const wrong = Object.entries(about).find(([, line]) => line.trim() === '' || line.length > 256);
  return (
    wrong &&
    `Telegram's menu takes descriptions of 1 to 256 characters: change that of "${name}" in "${wrong[0]}".`
  );
}
