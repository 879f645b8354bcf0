import type { Reply } from '../../../src/chat/reply.ts';
import { type Host, how, type PlatformName } from './host.ts';

/** One promise of the contract: what an adapter does, and how that is seen. */
export type Case = readonly [
  what: string,
  run: (at: Host) => Promise<void>,
  /** platforms where it does not hold, and why */
  except?: Partial<Readonly<Record<PlatformName, string>>>,
];

export const card: Reply = {
  title: 'Tonight',
  text: ['Chapter ', { is: 'strong', text: 'three' }, ', 夜读'],
  buttons: [{ does: 'press', label: 'In', press: 'in:4' }],
};

/** Sends it to the hall; returns what names the message. */
export async function sent(at: Host, reply: Reply, key = 'k', asOne = false): Promise<string> {
  const delivered = await at.platform().send(at.hall, reply, how(key, asOne));
  if (!delivered.ok) throw new Error(`not sent: ${JSON.stringify(delivered)}`);
  await at.settled();
  return delivered.message;
}

export const texts = (at: Host): readonly string[] => at.shown().map(({ text }) => text);
