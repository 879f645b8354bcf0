import type { Bot } from '../../src/bot/port.ts';
import type { Locale } from '../../src/chat/locale.ts';
import { visibleTo } from './memory.ts';
import type { PageFrame, ServerFrame } from './protocol.ts';
import { shownMessage } from './render.ts';
import type { Row } from './store.ts';
import { seatFor, type WelcomeParts, welcome } from './welcome.ts';

/** One page that is connected. */
export type Link = {
  readonly send: (frame: ServerFrame) => void;
  readonly close: () => void;
  /** as whom, and where; undefined until it said hello */
  seat: Seat | undefined;
};
export type Seat = {
  readonly community: string;
  readonly person: string;
  readonly language: Locale;
};
type Hello = Extract<PageFrame, { is: 'hello' }>;

export type Hub = ReturnType<typeof openHub>;

/** Who is connected, and what each of them must hear of. */
export function openHub(parts: WelcomeParts) {
  const links = new Set<Link>();

  function greet(link: Link, hello: Hello, bot: Bot): Promise<Seat | undefined> {
    return parts.memory().inTurn(async () => {
      const communities = bot.communities();
      const found = seatFor(hello, communities);
      if (found === undefined) return undefined;
      const { home, ...seat } = found;
      const same = seat.community === hello.community && seat.person === hello.as;
      const told = await welcome(seat, home, communities, same ? hello.since : undefined, parts);
      link.seat = seat;
      link.send(told);
      return seat;
    });
  }

  return {
    links,

    /** Seats a page and tells it all, or what it missed; between two changes, so that none is lost. */
    greet,

    /** After a config changed: the same seats, with what is new about them. */
    async greetAgain(bot: Bot): Promise<void> {
      for (const link of links) {
        const { seat } = link;
        if (seat === undefined) continue;
        const { community, person: as, language } = seat;
        const again = await greet(link, { is: 'hello', community, as, language }, bot);
        if (again === undefined) link.send({ is: 'failed', why: 'no-community' });
      }
    },

    changed(row: Row): void {
      const frame: ServerFrame = { is: 'changed', message: shownMessage(row) };
      for (const link of links) {
        const { seat } = link;
        if (seat?.community === row.communityId && visibleTo(seat.person, row)) link.send(frame);
      }
    },

    /** To every page of this community. */
    tell(community: string, frame: ServerFrame): void {
      for (const link of links) if (link.seat?.community === community) link.send(frame);
    },

    seated(): ReadonlySet<string> {
      return new Set([...links].flatMap(({ seat }) => (seat ? [seat.community] : [])));
    },
  };
}
