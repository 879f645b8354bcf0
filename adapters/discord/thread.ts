import {
  type REST,
  RESTJSONErrorCodes,
  type RESTPostAPIChannelThreadsResult,
  Routes,
} from 'discord.js';
import type { How } from '../../src/chat/deliver.ts';
import type { Delivered } from '../../src/chat/failure.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { shorten } from '../../src/chat/text.ts';
import type { Log } from '../../src/log.ts';
import { codeOf, failureOf } from './failure.ts';

type Ground = {
  readonly rest: REST;
  readonly log: Log;
  readonly post: (channel: string, reply: Reply, how: How) => Promise<Delivered>;
};

/** Channel resource, start thread from message: 1-100 characters. */
const NAME = 100;

/**
 * Opens the thread that a card asks for. The card stands whatever becomes of it: where the bot may open
 * none, that is said in the log, with what to do about it.
 */
export async function openThread(
  { rest, log, post }: Ground,
  message: string,
  { name, opens }: NonNullable<Reply['thread']>,
  how: How,
): Promise<void> {
  const [channel = '', id = ''] = message.split('/');
  try {
    const thread = await started(rest, channel, id, shorten(name, NAME));
    await post(thread, opens, { key: `${how.key}/thread`, asOne: false });
  } catch (error) {
    const hint = HINTS[Number(codeOf(error))];
    const why = hint === undefined ? failureOf(error) : { is: 'refused', reason: hint };
    log.warn({ key: how.key, channel, ...why }, 'no thread was opened under a card');
  }
}

/** A delivery that is repeated finds its thread: it has the id of its message. */
async function started(rest: REST, channel: string, id: string, name: string): Promise<string> {
  try {
    const body = { name };
    const thread = await rest.post(Routes.threads(channel, id), { body });
    return (thread as RESTPostAPIChannelThreadsResult).id;
  } catch (error) {
    if (codeOf(error) !== RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage) throw error;
    return id;
  }
}

const HINTS: Readonly<Record<number, string>> = {
  [RESTJSONErrorCodes.MissingPermissions]:
    'give its role Create Public Threads and Send Messages in Threads there',
  [RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType]: 'this kind of channel has no threads',
};

/**
 * A message that is posted opens an archived thread by itself, an edit is refused there (50083). Channel
 * resource, Modify Channel: whoever may write in a thread may open it, unless it is locked.
 */
export async function inOpenThread(
  rest: REST,
  thread: string,
  change: () => Promise<unknown>,
): Promise<void> {
  try {
    await change();
  } catch (error) {
    if (codeOf(error) !== RESTJSONErrorCodes.InvalidActionOnArchivedThread) throw error;
    await rest
      .patch(Routes.channel(thread), { body: { archived: false } })
      .catch((why: unknown) => {
        throw codeOf(why) === RESTJSONErrorCodes.MissingPermissions ? error : why;
      });
    await change();
  }
}
