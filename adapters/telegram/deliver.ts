import type { Abilities } from '../../src/chat/ability.ts';
import { type Delivered, failed } from '../../src/chat/failure.ts';
import { type FittedMessage, fit } from '../../src/chat/fit.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { Clock } from '../../src/clock.ts';
import type { Log } from '../../src/log.ts';
import type { Api, Result, Sent } from './api.ts';
import { editMessage } from './edit.ts';
import { failureOf, takesNoPhotos } from './failure.ts';
import { referTo } from './origin.ts';
import { onceMore, waitOfDelivered } from './patience.ts';
import { rememberPictures, withoutPicture } from './pictures.ts';
import { documentTo, messageTo, photoTo, type Target } from './render.ts';

export type Delivery = {
  /** Fitted to Telegram; what is lost is logged. */
  readonly fitted: (reply: Reply, asOne: boolean) => readonly FittedMessage[];
  /** One after another. The reference is the last one's, which carries the buttons. */
  readonly post: (target: Target, messages: readonly FittedMessage[]) => Promise<Delivered>;
  readonly edit: (reference: string, reply: Reply) => Promise<Delivered>;
  /** Changes one message to one of those that `fitted` gave. */
  readonly change: (reference: string, message: FittedMessage) => Promise<Delivered>;
};

/** Between the parts of one reply a limit is waited for, so that the reply is not left half said. */
const PATIENCE_MS = 30_000;

export function delivery(api: Api, abilities: Abilities, clock: Clock, log: Log): Delivery {
  const pictures = rememberPictures();

  async function sendOne(target: Target, message: FittedMessage): Promise<Delivered> {
    const { picture, file } = message;
    const sent = await call(api, target, message);
    if (!sent.ok && picture !== undefined && takesNoPhotos(sent.refusal)) {
      log.info({ chat: target.chat }, 'a picture was left out: this group takes no photos');
      return sendWithout(target, message, picture.png);
    }
    if (!sent.ok) return failed(failureOf(sent.refusal));
    const isCaption = picture !== undefined || file !== undefined;
    const reference = referTo(target.chat, sent.value.message_id, isCaption);
    if (picture !== undefined) pictures.shows(reference, picture.png);
    return { ok: true, message: reference };
  }

  async function sendWithout(target: Target, message: FittedMessage, png: string) {
    const sent = await sendOne(target, withoutPicture(message));
    if (sent.ok) pictures.shows(sent.message, png);
    return sent;
  }

  function fitted(reply: Reply, asOne: boolean): readonly FittedMessage[] {
    const { messages, losses } = fit(reply, abilities, asOne);
    if (losses.length > 0) log.info({ losses }, 'a reply was bent to Telegram');
    return messages;
  }

  return {
    fitted,

    async post(target, messages) {
      const [first, ...rest] = messages;
      if (first === undefined) return failed({ is: 'invalid', reason: 'empty' });
      let delivered = await sendOne(target, first);
      const all: string[] = [];
      for (const message of rest) {
        if (!delivered.ok) break;
        all.push(delivered.message);
        const next = () => sendOne(target, message);
        delivered = afterFirst(await onceMore(clock, PATIENCE_MS, waitOfDelivered, next));
      }
      if (!delivered.ok || all.length === 0) return delivered;
      return { ...delivered, all: [...all, delivered.message] };
    },

    change: (reference, message) => editMessage(api, pictures, reference, message),

    async edit(reference, reply) {
      const [message] = fitted(reply, true);
      if (message === undefined) return failed({ is: 'invalid', reason: 'empty' });
      return editMessage(api, pictures, reference, message);
    },
  };
}

function call(api: Api, target: Target, message: FittedMessage): Promise<Result<Sent>> {
  const { picture, file } = message;
  if (picture !== undefined) return api('sendPhoto', photoTo(target, message, picture.png));
  if (file !== undefined) return api('sendDocument', documentTo(target, message, file));
  return api('sendMessage', messageTo(target, message));
}

/** Once a part has arrived, sending all again would repeat it. */
function afterFirst(delivered: Delivered): Delivered {
  if (delivered.ok) return delivered;
  return failed({ is: 'unsure', reason: `only a part arrived: ${delivered.failure.is}` });
}
