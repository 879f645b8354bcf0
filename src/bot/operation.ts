import { type Both, inBoth, type Locale } from '../chat/locale.ts';
import { assembling, type Base } from './assemble.ts';
import type { Asking, CardKind, CardReply, Command, NamedOption, Press, Timer } from './command.ts';
import type {
  Asked,
  Declared,
  DeclaredCard,
  DeclaredChange,
  DeclaredPress,
  DeclaredReply,
  DeclaredTimer,
  Part,
  Shared,
} from './declaration.ts';
import type { Ladder } from './levels.ts';
import type { Answers, Options } from './option.ts';
import { reaching } from './reaching.ts';
import type { Giver } from './reward.ts';
import type { DeclaredRoute, Route } from './route.ts';
import type { Reading, Taking, Work } from './work.ts';

type Maybe<T> = T | undefined;

/** Fixes an operation's settings and texts once, so that all that is declared below is typed by them. */
export function operation<Settings, Texts>(base: Base<Settings, Texts>) {
  return {
    ...commanding(base),
    ...answering(base),
    ...happening<Settings, Texts>(),
    ...reaching<Settings, Texts>(),
    with: assembling(base),
  };
}

/** What members and admins ask for by name. */
function commanding<Settings, Texts>(base: Base<Settings, Texts>) {
  type P<T> = Part<Settings, Texts, T>;
  return {
    /** A command that changes something: it joins a crowd and commits with it. */
    command:
      <const O extends Options, Seen = unknown>(
        declared: DeclaredChange<Settings, Texts, O, Seen>,
      ): P<Maybe<Command>> =>
      (mine) => {
        const { before } = declared;
        return (
          wanted(declared, mine) && {
            ...commandOf(base.name, declared, mine),
            act: {
              is: 'change',
              ...(before && { before: (asked, reading) => before(typed(asked, mine), reading) }),
              run: (asked, work, seen) => declared.run(typed(asked, mine), work, seen as Seen),
            },
          }
        );
      },

    /** A command that only reads. */
    lookup:
      <const O extends Options>(
        declared: Declared<Settings, Texts, O, Reading>,
      ): P<Maybe<Command>> =>
      (mine) =>
        wanted(declared, mine) && {
          ...commandOf(base.name, declared, mine),
          act: { is: 'lookup', run: (asked, reading) => declared.run(typed(asked, mine), reading) },
        },

    /** A command that takes in a file. One of its options is the `file()`. */
    intake:
      <const O extends Options>(
        declared: Declared<Settings, Texts, O, Taking>,
      ): P<Maybe<Command>> =>
      (mine) =>
        wanted(declared, mine) && {
          ...commandOf(base.name, declared, mine),
          act: { is: 'file', run: (asked, taking) => declared.run(typed(asked, mine), taking) },
        },
  };
}

/** What they do with what is before them. */
function answering<Settings, Texts>(base: Base<Settings, Texts>) {
  type P<T> = Part<Settings, Texts, T>;
  return {
    press:
      <const O extends Options>(declared: DeclaredPress<Settings, Texts, O, Work>): P<Press> =>
      (mine) => ({
        ...pressed(base.name, declared),
        act: { is: 'change', run: (asked, work) => declared.run(typed(asked, mine), work) },
      }),

    /** A press that only reads. */
    glance:
      <const O extends Options>(declared: DeclaredPress<Settings, Texts, O, Reading>): P<Press> =>
      (mine) => ({
        ...pressed(base.name, declared),
        act: { is: 'lookup', run: (asked, reading) => declared.run(typed(asked, mine), reading) },
      }),

    /** Words that reply to a card: an answer where it is asked. */
    reply:
      (declared: DeclaredReply<Settings, Texts>): P<CardReply> =>
      (mine) => ({
        ...declared,
        operation: base.name,
        run: (asked, work, said) => declared.run(typed(asked, mine), work, said),
      }),
  };
}

function pressed<Settings, Texts, O extends Options, Ground>(
  operation: string,
  { gives, ...declared }: DeclaredPress<Settings, Texts, O, Ground>,
): Omit<Press, 'act'> {
  return {
    ...declared,
    operation,
    options: namedOptions(declared.options, () => inBoth(() => '')),
    ...(gives && { gives: (record, options) => gives(record, options as Answers<O>) }),
  };
}

function wanted<Settings, Texts>(
  { when }: { readonly when?: (settings: Settings) => boolean },
  { settings }: Shared<Settings, Texts>,
): true | undefined {
  return when === undefined || when(settings) ? true : undefined;
}

/** What is shown, and what happens by itself. */
function happening<Settings, Texts>() {
  type P<T> = Part<Settings, Texts, T>;
  return {
    card:
      <Row>(declared: DeclaredCard<Settings, Texts, Row>): P<CardKind> =>
      ({ settings, texts }) => ({
        kind: declared.kind,
        async draw(community, record, sql) {
          const row = await declared.load(sql, community, record);
          if (row === undefined) return undefined;
          return declared.view(row, { settings, say: texts[community.language], community });
        },
      }),

    ladder:
      (declared: (settings: Settings, texts: Readonly<Record<Locale, Texts>>) => Maybe<Ladder>) =>
      ({ settings, texts }: Shared<Settings, Texts>): Maybe<Ladder> =>
        declared(settings, texts),

    giver:
      (declared: (settings: Settings, texts: Readonly<Record<Locale, Texts>>) => Giver) =>
      ({ settings, texts }: Shared<Settings, Texts>): Giver =>
        declared(settings, texts),

    timer:
      <T>(declared: DeclaredTimer<Settings, Texts, T>): P<Timer> =>
      ({ settings, texts }) => ({
        name: declared.name,
        run: (payload, { community }, work) =>
          declared.run(
            declared.payload.parse(payload),
            { community, settings, say: texts[community.language] },
            work,
          ),
      }),

    /** What a program may ask for over HTTP. The server read `body` with the very schema declared here. */
    route:
      <Body>(declared: DeclaredRoute<Settings, Texts, Body>): P<Omit<Route, 'operation'>> =>
      ({ settings, texts }) => ({
        ...declared,
        run: ({ community, client, body }, work) => {
          const say = texts[community.language];
          return declared.run({ community, client, body: body as Body, settings, say }, work);
        },
      }),
  };
}

function commandOf<Settings, Texts, O extends Options>(
  operation: string,
  declared: Omit<Declared<Settings, Texts, O, never>, 'run'>,
  { settings, texts }: Shared<Settings, Texts>,
): Omit<Command, 'act'> {
  const { called, suggest, heedsRoles, byForm, alone, byHand, takes, recalls } = declared;
  const offered: Readonly<Record<string, readonly string[] | undefined>> =
    declared.offers?.(settings) ?? {};
  return {
    name: declared.name,
    operation,
    about: inBoth((locale) => declared.texts(texts[locale]).about),
    for: declared.for,
    answers: declared.answers,
    options: namedOptions(declared.options, (name) =>
      inBoth((locale) => declared.texts(texts[locale]).options[name]),
    ).map((option) => {
      const of = offered[option.name];
      return of === undefined ? option : { ...option, offered: of };
    }),
    ...(called && { called }),
    ...(heedsRoles && { heedsRoles }),
    ...(byForm && { byForm }),
    ...(alone && { alone }),
    ...(byHand && { byHand }),
    ...(takes && { takes }),
    ...(recalls && {
      recalls: (given, asked, reading) =>
        recalls(given, { ...asked, settings, say: texts[asked.locale] }, reading),
    }),
    ...(suggest && {
      suggest: async (option, asked, reading) =>
        (await suggest[option]?.({ ...asked, settings }, reading)) ?? [],
    }),
  };
}

function namedOptions<O extends Options>(
  options: O,
  about: (name: keyof O) => Both,
): NamedOption[] {
  return Object.entries(options).map(([name, option]) => ({ ...option, name, about: about(name) }));
}

/** The dispatcher read `asked.options` with the very options that these types come from. */
function typed<Settings, Texts, O extends Options>(
  asked: Asking,
  { settings, texts }: Shared<Settings, Texts>,
): Asked<Settings, Texts, O> {
  const { community, member, roles, house, locale, options, record, under, spaces, due } = asked;
  const say = texts[locale];
  return {
    community,
    member,
    roles,
    house,
    locale,
    options: options as Answers<O>,
    record,
    under,
    spaces,
    due,
    settings,
    say,
  };
}
