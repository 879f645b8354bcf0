import { runPress } from '../../bot/run-press.ts';
import type { PostButton } from './rule.ts';

export const LIKE = 'Rules https://example.org; Check in → /checkin';
/** Telegram takes 64 bytes a button. */
const MOST_BYTES = 64;
const MOST = 10;
const LONGEST_LABEL = 40;

/** `Title https://…; Other → /command`, parted by semicolons or lines; undefined when it does not read so. */
export function readButtons(raw: string): readonly PostButton[] | undefined {
  const parts = raw.split(/[;；\n]|,\s+(?=\S+[^,;]*(?:https?:\/\/|\/))/).map((part) => part.trim());
  const buttons = parts.filter((part) => part !== '').map(readButton);
  const good = buttons.flatMap((one) => one ?? []);
  return good.length === buttons.length && good.length > 0 && good.length <= MOST
    ? good
    : undefined;
}

function readButton(part: string): PostButton | undefined {
  const [, label = '', target = ''] =
    /^(.+?)\s*(?:→|->|=>|\s)\s*((?:https?:\/\/|\/).+)$/u.exec(part) ?? [];
  const title = label.trim();
  if (title === '' || title.length > LONGEST_LABEL) return undefined;
  if (target.startsWith('/')) return commandButton(title, target.slice(1).trim());
  return isLink(target) ? { label: title, url: target } : undefined;
}

function commandButton(label: string, command: string): PostButton | undefined {
  if (command === '' || Buffer.byteLength(runPress(command)) > MOST_BYTES) return undefined;
  return { label, command };
}

/** As Telegram and Discord take them: a host with a dot, or one of a network's own. */
function isLink(target: string): boolean {
  if (/\s/.test(target) || target.length > 512) return false;
  try {
    const { protocol, hostname } = new URL(target);
    return /^https?:$/.test(protocol) && hostname !== '';
  } catch {
    return false;
  }
}
