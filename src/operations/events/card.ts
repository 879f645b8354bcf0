import { spanOf, timeOf } from '../../agenda/when.ts';
import { pressOf } from '../../bot/press.ts';
import type { Button } from '../../chat/reply.ts';
import type { Piece } from '../../chat/text.ts';
import { PRESS as HERE } from './attendance/here.ts';
import { PRESS as COME } from './coming/rsvp.ts';
import { CARD } from './making/keeping.ts';
import type { Event } from './making/store.ts';
import { op } from './op.ts';
import { loadShown, type Shown } from './reading/store.ts';
import { closesAt, readWho } from './rule.ts';
import type { Texts } from './texts/en.ts';

export const card = op.card({
  kind: CARD,
  load: (sql, community, record) => loadShown(sql, community.id, Number(record)),
  view: (shown, { say, community }) => ({
    title: shown.event.details.name,
    text: wordsOf(shown, say, community.zone),
    buttons: buttonsOf(shown.event, say),
  }),
});

function wordsOf(shown: Shown, say: Texts, zone: string): Piece[] {
  const { startsAt, endsAt, details, state } = shown.event;
  const lines: Piece[][] = [spanOf(startsAt, endsAt, zone, say.locale)];
  if (state === 'cancelled') lines.unshift([{ is: 'strong', text: say.cardCancelled(details) }]);
  if (state === 'open') lines.push([say.cardNow]);
  if (state === 'over') lines.push([say.cardOver]);
  if (details.place !== undefined) lines.push([say.cardPlace, details.place]);
  if (details.about !== undefined) lines.push([details.about]);
  if (state !== 'cancelled') lines.push(...comers(shown, say));
  if (state === 'planned') lines.push(...terms(shown.event, say, zone));
  const brings = say.brings(details);
  if ((state === 'planned' || state === 'open') && brings !== '') lines.push([brings]);
  return lines.flatMap((line, n) => (n === 0 ? line : ['\n', ...line]));
}

function comers({ event, names, more }: Shown, say: Texts): Piece[][] {
  const { taken, waiting, maybe, details } = event;
  const counts = [
    say.cardGoing({ taken, capacity: details.capacity }),
    ...(waiting > 0 ? [say.cardWaiting({ waiting })] : []),
    ...(maybe > 0 ? [say.cardMaybe({ maybe })] : []),
  ];
  return [[counts.join(' · ')], ...(names.length > 0 ? [[say.cardNames({ names, more })]] : [])];
}

function terms(event: Event, say: Texts, zone: string): Piece[][] {
  const { cutoff, guests, who } = event.details;
  const whom = readWho(who) ?? { is: 'all' };
  return [
    ...(whom.is === 'all' ? [] : [[say.cardWho({ who: say.who(whom) })]]),
    ...(guests > 0 ? [[say.cardGuests({ guests })]] : []),
    ...(cutoff === undefined
      ? []
      : [[say.cardCloses, timeOf(closesAt({ ...event, cutoff }), zone, say.locale)]]),
  ];
}

function buttonsOf({ state, details }: Event, say: Texts): Button[] {
  if (state === 'over' || state === 'cancelled') return [];
  const press = (label: string, answer: string, tone?: 'primary'): Button => ({
    does: 'press',
    label,
    press: pressOf(COME, answer),
    ...(tone && { tone }),
  });
  const here: Button = {
    does: 'press',
    label: say.hereButton,
    press: pressOf(HERE),
    tone: 'primary',
  };
  return [
    ...(state === 'open' && details.attend === 'button' ? [here] : []),
    press(say.yesButton, 'yes', 'primary'),
    press(say.maybeButton, 'maybe'),
    press(say.noButton, 'no'),
    ...(details.guests > 0 ? [press(say.moreButton, 'more'), press(say.lessButton, 'less')] : []),
  ];
}
