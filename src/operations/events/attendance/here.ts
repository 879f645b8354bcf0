import { whenOf } from '../../../agenda/when.ts';
import { text } from '../../../bot/option.ts';
import type { Work } from '../../../bot/work.ts';
import type { Reply } from '../../../chat/reply.ts';
import { levelAt } from '../../../ledger/level.ts';
import type { Responding } from '../coming/respond.ts';
import { comings } from '../coming/store.ts';
import { CARD, saveEvent } from '../making/keeping.ts';
import { codeIndexOf } from '../making/make.ts';
import { type Event, events } from '../making/store.ts';
import { op, type Settings } from '../op.ts';
import { belongs, readWho } from '../rule.ts';
import { thankWithCoupon } from './reward.ts';
import { codeRefs } from './store.ts';

export const PRESS = 'event-here';
/** A code shown at the very end may still be typed a little later. */
const LATE_MS = 30 * 60_000;

type Showing = Responding & { readonly settings: Settings };
type Via = 'button' | 'code';

export const here = op.press({
  name: PRESS,
  card: CARD,
  for: 'member',
  answers: 'privately',
  options: {},
  run: (asked, work) => showUp(Number(asked.record), 'button', asked, work),
});

export const attend = op.command({
  name: 'attend',
  called: ['活动签到'],
  texts: (say) => say.attend,
  for: 'member',
  answers: 'privately',
  options: { code: text({ max: 20 }) },
  async run(asked, work) {
    const code = asked.options.code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
    const communityId = asked.community.id;
    const ref = await work.get(codeRefs, { communityId, index: codeIndexOf(work, code) });
    return ref === undefined
      ? { text: asked.say.unknownCode }
      : showUp(ref.id, 'code', asked, work);
  },
});

async function showUp(id: number, via: Via, asked: Showing, work: Work): Promise<Reply> {
  const { community, member, say } = asked;
  const event = await work.get(events, id);
  if (event?.communityId !== community.id) return { text: say.noEvent };
  const { name, points } = event.details;
  const own = await work.get(comings, { eventId: id, memberId: member.id });
  if (own?.attendedAt !== undefined) return { text: say.hereAlready({ name }) };
  const hindrance =
    hindered(event, via, asked, work.now) ??
    (own?.place === 'seat' ? undefined : await unseated(event, via, asked, work));
  if (hindrance !== undefined) return { text: hindrance };
  const paid =
    points === 0
      ? undefined
      : await work.ledger.grant({
          key: `event/${id}/${member.id}`,
          ...{ memberId: member.id, amount: points, reason: 'event', note: name },
        });
  const blank = { guests: 0, place: undefined, number: undefined, at: work.now };
  const unsaid = { ...blank, answer: undefined, rating: undefined, word: undefined };
  work.put(comings, {
    ...(own ?? unsaid),
    ...{ eventId: id, memberId: member.id, attendedAt: work.now, attendedVia: via },
    entry: paid?.is === 'moved' ? paid.entry : undefined,
  });
  const coupon = await thankWithCoupon(work, community, event, member.id);
  saveEvent(work, event);
  return { text: say.here({ name, points, coupon }) };
}

/** By the times, however late a timer rings. */
function hindered(event: Event, via: Via, asked: Showing, now: Date): string | undefined {
  const { say, settings, community } = asked;
  const { name, attend: how } = event.details;
  if (event.state === 'cancelled') return say.isCancelled(event.details);
  if (how === 'off') return say.unknownCode;
  const from = new Date(event.startsAt.getTime() - settings.doors);
  if (now < from) return say.hereNotYet({ name, from: whenOf(from, community.zone) });
  const until = event.endsAt.getTime() + (via === 'code' ? LATE_MS : 0);
  if (now.getTime() >= until) return say.isOver({ name });
  return via === 'button' && how === 'code' ? say.hereOnlyByCode({ name }) : undefined;
}

/** The code proves that somebody is there; a tap alone does not. */
async function unseated(event: Event, via: Via, asked: Showing, work: Work) {
  const { say, member, roles, community } = asked;
  const { name } = event.details;
  if (via === 'button') return say.hereWithoutSeat({ name });
  const who = readWho(event.details.who) ?? { is: 'all' };
  const earned = who.is === 'level' ? (await work.ledger.account(member.id)).earned : 0;
  const level = levelAt(earned, community.levels ?? []);
  return belongs(who, { roles, level }) ? undefined : say.notForYou({ name, who: say.who(who) });
}
