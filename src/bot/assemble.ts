import type { z } from 'zod';
import type { Locale } from '../chat/locale.ts';
import type {
  CardKind,
  CardReply,
  Command,
  Departure,
  FileKind,
  Files,
  ListingKind,
  Operation,
  Press,
  SealedSample,
  Timer,
} from './command.ts';
import type { Part } from './declaration.ts';
import type { Feed } from './feed.ts';
import type { Count } from './figures.ts';
import type { Ladder } from './levels.ts';
import type { Move } from './linking.ts';
import type { Giver, Want } from './reward.ts';
import type { Route } from './route.ts';

/** What an operation is before anything of it is declared. */
export type Base<Settings, Texts> = {
  readonly name: string;
  readonly settings: z.ZodType<Settings>;
  readonly texts: Readonly<Record<Locale, Texts>>;
  /** files of its own, which become part of its settings */
  readonly files?: FileKind & {
    readonly into: (settings: Settings, files: Files) => Settings;
  };
};

type Maybe<T> = T | undefined;

type Parts<Settings, Texts> = {
  readonly commands?: readonly Part<Settings, Texts, Maybe<Command>>[];
  readonly presses?: readonly Part<Settings, Texts, Press>[];
  readonly cards?: readonly Part<Settings, Texts, CardKind>[];
  readonly replies?: readonly Part<Settings, Texts, CardReply>[];
  readonly timers?: readonly Part<Settings, Texts, Timer>[];
  readonly routes?: readonly Part<Settings, Texts, Omit<Route, 'operation'>>[];
  readonly listings?: readonly Part<Settings, Texts, ListingKind>[];
  readonly departures?: readonly Part<Settings, Texts, Departure>[];
  readonly feeds?: readonly Part<Settings, Texts, Feed>[];
  /** what of it goes along when one member becomes part of another */
  readonly moves?: readonly Move[];
  /** a sample of each kind that it seals for long, by which another secret is noticed at the start */
  readonly seals?: readonly SealedSample[];
  /** how much of it there was, for a report */
  readonly figures?: Count;
  readonly ladder?: Part<Settings, Texts, Maybe<Ladder>>;
  readonly giver?: Part<Settings, Texts, Giver>;
  /** rewards of other operations that the settings name */
  readonly wants?: (settings: Settings) => readonly Want[];
  /** roles of a platform that it gives by its settings, as they are written there */
  readonly grants?: (settings: Settings) => readonly string[];
};

/** Makes an operation of what was declared: opened with a community's settings, each part knows them. */
export function assembling<Settings, Texts>(base: Base<Settings, Texts>) {
  return (parts: Parts<Settings, Texts>): Operation => ({
    name: base.name,
    settings: base.settings,
    ...(base.files && { files: base.files }),
    ...(parts.moves && { moves: parts.moves }),
    ...(parts.seals && { seals: parts.seals }),
    open(written, files = new Map()) {
      const settings = base.files?.into(written as Settings, files) ?? (written as Settings);
      const mine = { settings, texts: base.texts };
      const all = <T>(some: readonly Part<Settings, Texts, T>[] = []) =>
        some.map((part) => part(mine));
      const ladder = parts.ladder?.(mine);
      return {
        commands: all(parts.commands).flatMap((command) => command ?? []),
        presses: all(parts.presses),
        cards: all(parts.cards),
        replies: all(parts.replies),
        timers: all(parts.timers),
        routes: all(parts.routes).map((route) => ({ ...route, operation: base.name })),
        listings: all(parts.listings),
        departures: all(parts.departures),
        feeds: all(parts.feeds),
        ...(parts.figures && { figures: { operation: base.name, count: parts.figures } }),
        ...(ladder === undefined ? {} : { ladder }),
        ...(parts.giver && { giver: parts.giver(mine) }),
        ...(parts.wants && { wants: parts.wants(settings) }),
        ...(parts.grants && { grants: parts.grants(settings) }),
      };
    },
  });
}
