import { whenOf } from '../../agenda/when.ts';
import type { Community } from '../../bot/community.ts';
import type { Foreseen, ForeseenMessage } from '../../bot/work.ts';
import type { Picture, Reply } from '../../chat/reply.ts';
import { plain } from '../../chat/text.ts';
import type { Texts } from './texts/en.ts';

type Shown = {
  readonly community: Community;
  readonly say: Texts;
  readonly name: string;
  readonly now: Date;
};

/** What an entry would post, for the eyes of who plans it: buttons are named, not offered. */
export function previewOf({ messages, members, answer }: Foreseen, shown: Shown): Reply {
  const { say, name } = shown;
  const alike = groupsOf(messages);
  const [first] = alike;
  const picture: Picture | undefined = first?.[0]?.reply.picture;
  const isQuiet = messages.length === 0 && members === 0;
  const lines = [
    ...alike.map((group) => partOf(group, shown)),
    ...messages.flatMap((one) => (one.losses.length > 0 ? [say.lost(one)] : [])),
    ...(members > 0 ? [say.inPrivate({ members })] : []),
    ...(isQuiet ? [say.saysNothing] : []),
    // That it is on its way would not be true.
    ...(answer && (isQuiet || answer.declined) ? [say.answers({ text: plain(answer.text) })] : []),
  ];
  return {
    title: say.previewTitle({ name }),
    text: lines.join('\n\n'),
    ...(picture && { picture }),
  };
}

/** Messages that say the same, in the order in which they come. */
function groupsOf(messages: readonly ForeseenMessage[]): readonly (readonly ForeseenMessage[])[] {
  const groups = new Map<string, ForeseenMessage[]>();
  for (const one of messages) {
    const look = JSON.stringify([one.reply, one.at]);
    groups.set(look, [...(groups.get(look) ?? []), one]);
  }
  return [...groups.values()];
}

function partOf(group: readonly ForeseenMessage[], { say, community, now }: Shown): string {
  const [{ reply, at } = { reply: { text: '' }, at: now }] = group;
  const spaces = group.map(({ space }) => space);
  const { title, text, buttons = [], picture } = reply as Reply;
  const labels = buttons.map(({ label }) => say.button({ label })).join(' ');
  const head =
    at > now ? say.goesLater({ spaces, at: whenOf(at, community.zone) }) : say.goesTo({ spaces });
  const body = [picture && say.withPicture(picture), title, plain(text), labels];
  return [head, ...body.filter(Boolean)].join('\n');
}
