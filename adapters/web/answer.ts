import type { Heard } from '../../src/bot/port.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { Log } from '../../src/log.ts';
import type { Memory } from './memory.ts';
import { type Action, EMCEE, type ServerFrame } from './protocol.ts';
import { type Kept, render } from './render.ts';
import type { Row } from './store.ts';

/** What was asked: the frame, by whom, and the message that it pressed or that it became. */
export type Asked = {
  readonly frame: Action;
  readonly community: string;
  readonly person: string;
  readonly cause: Row | undefined;
};

/** Puts what the bot answered where it belongs. Returns what only the asking page must hear. */
export async function answer(
  heard: Heard,
  asked: Asked,
  memory: Memory,
  log: Log,
): Promise<ServerFrame | undefined> {
  const { frame, cause } = asked;
  switch (heard.is) {
    case 'nothing':
      return undefined;
    case 'completions':
      return { is: 'completions', id: frame.id, choices: heard.choices };
    case 'form':
      return {
        is: 'form',
        id: frame.id,
        room: frame.room,
        form: heard.form,
        ...(cause && { answers: cause.id }),
      };
    case 'question':
      await say(worded(heard.reply, log, true), true, asked, memory);
      return undefined;
    case 'said':
      await said(heard, asked, memory, log);
      return undefined;
  }
}

async function said(
  { reply, place, unsays }: Extract<Heard, { is: 'said' }>,
  asked: Asked,
  memory: Memory,
  log: Log,
): Promise<void> {
  const { frame, cause, person } = asked;
  const words = worded(reply, log, false);
  if (unsays && cause?.author === person) {
    await memory.remove(cause);
    await say(words, true, { ...asked, cause: undefined }, memory);
    return;
  }
  if (place === 'in-place' && frame.is === 'press' && cause !== undefined) {
    if ((await memory.edit(cause, words)) !== undefined) return;
  }
  const alone = place === 'privately' || reply.secret === true;
  await say(words, alone, asked, memory);
}

function worded(reply: Reply, log: Log, asks: boolean): Kept {
  const { words, losses } = render(reply, { asks });
  if (losses.length > 0) log.debug({ platform: 'web', losses }, 'a reply did not fit');
  return words;
}

function say(words: Kept, alone: boolean, asked: Asked, memory: Memory): Promise<Row> {
  const { frame, community, person, cause } = asked;
  return memory.post({
    communityId: community,
    room: frame.room,
    author: EMCEE,
    onlyFor: alone && !frame.room.startsWith('@') ? person : null,
    answers: cause?.id ?? null,
    content: { key: `${frame.id}.answer`, words },
  });
}
