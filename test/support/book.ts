import type { Asking, Operation } from '../../src/bot/command.ts';
import type { MemberRef } from '../../src/bot/option.ts';
import type { Role } from '../../src/bot/role.ts';
import { enrol } from '../../src/bot/running/enrol.ts';
import { instantOf, type Work, workOn } from '../../src/bot/work.ts';
import { chanceFrom } from '../../src/chance.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { plain } from '../../src/chat/text.ts';
import type { Database } from '../../src/database/database.ts';
import { sealWith } from '../../src/database/seal.ts';
import { together } from '../../src/database/unit-of-work.ts';
import { admit, peek } from '../../src/members/admission.ts';
import { findMembers, namedMembers } from '../../src/members/find.ts';
import { keepingWith } from '../../src/outbox/keeping.ts';
import { smallCommunity } from './scripted-bot.ts';

/** Somebody asks for a command with options already read, at a time. */
export type Ask = {
  readonly who: string;
  readonly run: string;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly roles?: readonly Role[];
  readonly at?: string;
};

/** A community's operations over a real database, without platforms: what is asked together is one crowd. */
export async function openBook(
  db: Database,
  id: string,
  operations: readonly (readonly [Operation, unknown])[],
) {
  const opened = operations.map(([operation, settings]) =>
    operation.open(operation.settings.parse(settings)),
  );
  const community = smallCommunity({
    id,
    commands: opened.flatMap(({ commands }) => commands),
    moves: operations.flatMap(([{ moves = [] }]) => moves),
  });
  const standing = await enrol(db, community);
  const seal = sealWith(Buffer.alloc(32, 7));
  let units = 0;
  let drawn = 0;

  const arrivalOf = (who: string, at: Date) => ({
    communityId: id,
    person: { platform: who.split(':')[1] ?? 'web', id: who, name: who, handle: who },
    key: undefined,
    at,
  });
  const named = (who: MemberRef) => ({
    communityId: id,
    platform: 'web',
    id: 'id' in who ? who.id : undefined,
    handle: 'handle' in who ? who.handle : undefined,
  });

  /** Answers as text, in the order asked. */
  const timeOf = (ask: Ask) => new Date(ask.at ?? '2026-11-22T04:00:00Z');

  async function crowd(...asks: readonly Ask[]): Promise<string[]> {
    return db.transaction(async (tx) => {
      const admitted = await admit(
        tx,
        asks.map((ask) => arrivalOf(ask.who, timeOf(ask))),
      );
      const { done } = await together(
        tx,
        new Map(),
        asks.map((ask, n) => (drafts) => {
          const member = admitted[n]!.member;
          const means = {
            chance: chanceFrom((limit) => (drawn++ * 7919) % limit),
            seal,
            keeping: keepingWith(seal),
            standings: { rank: () => 1 },
            publicUrl: 'http://127.0.0.1:3000',
          };
          const work = workOn(drafts, means, {
            community,
            standing,
            now: timeOf(ask),
            key: `unit/${units + n}`,
            find: async (who) => (await drafts.get(namedMembers, named(who)))?.member,
          });
          return change(ask, member, work);
        }),
      );
      units += asks.length;
      return done.map((one) => {
        if (!one.ok) throw one.error;
        return wordsOf(one.value);
      });
    });
  }

  function change(ask: Ask, member: Asking['member'], work: Work): Promise<Reply> {
    const { act } = commandOf(ask.run);
    if (act.is !== 'change') throw new Error(`${ask.run} only reads`);
    return act.run(askingOf(ask, member), work);
  }

  async function look(ask: Ask): Promise<string> {
    const at = new Date(ask.at ?? '2026-11-22T04:00:00Z');
    const member = await peek(db, arrivalOf(ask.who, at));
    const { act } = commandOf(ask.run);
    if (act.is !== 'lookup' || member === undefined) throw new Error(`${ask.who}: ${ask.run}`);
    const reading = {
      ...instantOf(community, at),
      sql: db,
      seal,
      find: async (who: MemberRef) => (await findMembers(db, [named(who)]))[0]?.member,
      open: async () => ({ ok: false, failure: { is: 'gone' } }) as const,
      foresee: async () => ({ answer: undefined, messages: [], members: 0 }),
    };
    return wordsOf(await act.run(askingOf(ask, member), reading));
  }

  function commandOf(name: string) {
    const command = community.commands.find((one) => one.name === name);
    if (command === undefined) throw new Error(`no command ${name}`);
    return command;
  }

  const askingOf = (ask: Ask, member: Asking['member']): Asking => ({
    community,
    member,
    roles: new Set(ask.roles ?? ['member']),
    house: false,
    locale: member.language ?? 'en',
    options: ask.options ?? {},
    record: '',
    spaces: [],
    due: timeOf(ask),
  });

  return { community, standing, crowd, look };
}

const wordsOf = ({ title, text }: Reply) => [title, plain(text)].filter(Boolean).join('\n');
