import type { Delivered, Failure } from '../../src/chat/failure.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { Clock } from '../../src/clock.ts';
import type { Log } from '../../src/log.ts';
import type { Errand } from './answer.ts';
import type { Api } from './api.ts';
import type { Delivery } from './deliver.ts';
import { failureOf } from './failure.ts';
import { openLanes } from './lanes.ts';
import { onceMore, waitOfDelivered } from './patience.ts';
import type { BlindCall } from './payloads.ts';
import { messageTo } from './render.ts';

export type Errands = {
  /** The errand as one call that nobody need see through: half the work of a call of one's own. */
  readonly blind: (errand: Errand) => BlindCall | undefined;
  /** Runs them after what the same chat waits for already. Failures are logged, never thrown. */
  readonly run: (chat: string, errands: readonly Errand[]) => void;
  readonly idle: () => Promise<void>;
};

/** An answer is worth so much waiting; after that the asker has long asked again. */
const PATIENCE_MS = 30_000;

export function errandRunner(api: Api, delivery: Delivery, clock: Clock, log: Log): Errands {
  const lanes = openLanes();
  const perform = performer(api, delivery, clock, log);
  return {
    blind: (errand) => blindly(errand, delivery),

    run(chat, errands) {
      if (errands.length === 0) return;
      void lanes.run(chat, () =>
        perform(errands).catch((err: unknown) =>
          log.error({ err }, 'an answer to Telegram failed'),
        ),
      );
    },

    idle: lanes.idle,
  };
}

function blindly(errand: Errand, delivery: Delivery): BlindCall | undefined {
  if (errand.does === 'settle') return { method: 'answerCallbackQuery', ...errand.answer };
  if (errand.does !== 'post' || isUpload(errand.reply)) return undefined;
  const [message, ...more] = delivery.fitted(errand.reply, false);
  if (message === undefined || more.length > 0) return undefined;
  return { ...messageTo(errand.target, message), method: 'sendMessage' };
}

/** Only a body of several parts carries one. */
const isUpload = ({ picture, file }: Reply) => picture !== undefined || file !== undefined;

type Perform = (errands: readonly Errand[]) => Promise<void>;

function performer(api: Api, delivery: Delivery, clock: Clock, log: Log): Perform {
  const patiently = (deliver: () => Promise<Delivered>): Promise<Delivered> =>
    onceMore(clock, PATIENCE_MS, waitOfDelivered, deliver);

  function told(delivered: Delivered, does: Errand['does']): void {
    if (!delivered.ok) lost(delivered.failure, does);
  }

  function lost(failure: Failure, does: Errand['does']): void {
    log.warn({ does, failure }, 'an answer did not reach Telegram');
  }

  async function perform(errand: Errand): Promise<void> {
    switch (errand.does) {
      case 'settle': {
        const settled = await api('answerCallbackQuery', errand.answer);
        if (!settled.ok) lost(failureOf(settled.refusal), 'settle');
        return;
      }
      case 'post': {
        const messages = delivery.fitted(errand.reply, false);
        return told(await patiently(() => delivery.post(errand.target, messages)), 'post');
      }
      case 'unsay':
        return unsay(errand);
      case 'edit':
        return edit(errand);
      case 'direct':
        return direct(errand);
    }
  }

  async function edit(errand: Extract<Errand, { does: 'edit' }>): Promise<void> {
    const edited = await patiently(() => delivery.edit(errand.message, errand.reply));
    if (edited.ok || edited.failure.is !== 'gone') return told(edited, 'edit');
    await perform({ does: 'post', target: errand.else, reply: errand.reply });
  }

  /** It takes the right to delete messages, which the bot may lack. */
  async function unsay({ chat, message }: Extract<Errand, { does: 'unsay' }>): Promise<void> {
    const gone = await api('deleteMessage', { chat_id: chat, message_id: message });
    if (!gone.ok) log.info({ chat }, 'the bot may not delete messages here');
  }

  async function direct(errand: Extract<Errand, { does: 'direct' }>): Promise<void> {
    const messages = delivery.fitted(errand.reply, false);
    const sent = await patiently(() => delivery.post({ chat: errand.chat }, messages));
    // Where nobody knows whether it arrived, saying it once more elsewhere would be worse.
    const arrived = sent.ok || sent.failure.is === 'unsure';
    if (!sent.ok) log.info({ failure: sent.failure.is }, 'a direct answer did not arrive');
    await all(arrived ? errand.arrived : errand.refused);
  }

  async function all(errands: readonly Errand[]): Promise<void> {
    for (const errand of errands) await perform(errand);
  }

  return all;
}
