import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { web } from '../../../adapters/web/connect.ts';
import type { Message, PageFrame, ServerFrame } from '../../../adapters/web/protocol.ts';
import type { Community } from '../../../src/bot/community.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import { plain } from '../../../src/chat/text.ts';
import { openPage, type TestPage } from '../web-page.ts';
import type { CastMember } from './cast.ts';
import { found } from './on-telegram.ts';
import type { Manner, Seat, Sight, Stage } from './stage.ts';

type Action = Extract<PageFrame, { room: string }>;
type WithoutId<A> = A extends unknown ? Omit<A, 'id'> : never;

/** One person's page: what it was told, over all its connections. */
type Page = {
  readonly messages: () => readonly Message[];
  /** names of the commands that it offers */
  readonly commands: () => readonly string[];
  readonly forms: () => readonly Extract<ServerFrame, { is: 'form' }>[];
  readonly sends: (action: WithoutId<Action>) => Promise<void>;
  readonly again: () => Promise<void>;
  readonly connects: (port: number, community: string) => Promise<void>;
  readonly leaves: () => void;
};

export type WebStage = Stage & {
  /** The page of one person, for what no `Seat` can do: frames as they are sent and told. */
  readonly page: (who: CastMember) => Page;
};

/** Pages of the playground, one for each person. */
export async function webStage(
  communities: readonly Community[],
  cast: readonly CastMember[],
): Promise<WebStage> {
  const pageFolder = await mkdtemp(path.join(tmpdir(), 'emcee-no-page-'));
  const pages = new Map(cast.map((who) => [who.name, pageOf(who)]));
  const page = ({ name }: CastMember) => found(pages.get(name), name);
  const rooms = communities.flatMap(({ spaces }) => spaces.filter((one) => one.platform === 'web'));
  const roomOf = (where = found(rooms[0], 'a room').name) =>
    found(rooms.find(({ name }) => name === where)?.chat, where);
  let port = 0;
  const sightOf = (message: Message) => sightAt(`http://127.0.0.1:${port}/playground/`, message);

  return {
    name: 'web',
    page,
    connect: (around) => {
      port = around.port;
      return web({ ...around, others: [], coming: async () => [], pageFolder });
    },
    async opened([home]) {
      for (const one of pages.values()) await one.connects(port, found(home, 'a community').id);
    },
    seat: (who) => seatOf(who, page(who), roomOf, sightOf),
    shown: (space) =>
      [...pages.values()][0]
        ?.messages()
        .filter(({ room, onlyFor }) => room === roomOf(space) && onlyFor === undefined)
        .filter(({ words }) => words.is === 'said')
        .map((message) => sightOf(message)) ?? [],
    busy: () => false,
    close: async () => {
      for (const one of pages.values()) one.leaves();
    },
  };
}

function sightAt(page: string, { id, words, room, onlyFor }: Message): Sight {
  const reply = words.is === 'said' ? words.reply : undefined;
  const { title, text = '', buttons = [] } = reply ?? {};
  return {
    key: String(id),
    text: [title, plain(text)].filter(Boolean).join('\n'),
    alone: room.startsWith('@') || onlyFor !== undefined,
    buttons: buttons.map(({ label }) => label),
    files: words.is === 'said' && words.file ? [fileAt(page + words.file, words.reply.file)] : [],
  };
}

function fileAt(address: string, file: Reply['file']): Sight['files'][number] {
  const read = async () => {
    const got = await fetch(address);
    const disposition = got.headers.get('content-disposition');
    if (!got.ok || disposition?.startsWith('attachment;') !== true)
      throw new Error(`${address} gives no file to save: ${got.status} ${disposition}`);
    return got.text();
  };
  return { name: file?.name ?? '', type: file?.type, read };
}

/** Messages as they stand after all these frames. */
function latestOf(frames: readonly ServerFrame[]): readonly Message[] {
  const told = frames.flatMap((frame) => {
    if (frame.is === 'welcome') return frame.messages;
    return frame.is === 'changed' ? [frame.message] : [];
  });
  return [...new Map(told.map((message) => [message.id, message])).values()];
}

const TAKEN: readonly Action['is'][] = ['post', 'command', 'press', 'form'];

function pageOf(who: CastMember): Page {
  const connections: TestPage[] = [];
  const frames = () => connections.flatMap((one) => one.frames);
  let latest: Action | undefined;
  let serial = 0;

  async function send(action: Action): Promise<void> {
    latest = action;
    const page = found(connections.at(-1), 'a connection');
    page.say(action);
    if (TAKEN.includes(action.is))
      await Promise.race([
        page.hears('done', ({ id }) => id === action.id),
        page.hears('failed', ({ id }) => id === action.id),
      ]);
  }

  return {
    messages: () => latestOf(frames()),
    commands: () => {
      const welcome = frames().findLast((frame) => frame.is === 'welcome');
      return welcome?.community.commands.map(({ name }) => name) ?? [];
    },
    forms: () => frames().flatMap((frame) => (frame.is === 'form' ? [frame] : [])),
    sends: (action) => {
      serial += 1;
      return send({ ...action, id: `${who.web}-action-${serial}` } as Action);
    },
    again: () => send(found(latest, 'an action')),
    async connects(port, community) {
      const page = await openPage(port);
      connections.push(page);
      page.say({ is: 'hello', as: who.web, community, language: who.speaks });
      await page.hears('welcome');
    },
    leaves: () => connections.at(-1)?.close(),
  };
}

function seatOf(
  who: CastMember,
  page: Page,
  roomOf: (where?: string) => string,
  sightOf: (message: Message) => Sight,
): Seat {
  const room = (where: Manner['where']) => (where === 'private' ? `@${who.web}` : roomOf(where));
  const said = () => page.messages().filter(({ words }) => words.is === 'said');
  return {
    says: (text, { where, replying = false }) => {
      const asked = replying ? said().at(-1) : undefined;
      const answers = asked === undefined ? {} : { answers: asked.id };
      return page.sends({ is: 'post', room: room(where), text, ...answers });
    },
    taps(label) {
      const pressed = said().flatMap((message) =>
        message.words.is !== 'said'
          ? []
          : (message.words.reply.buttons ?? []).flatMap((button) =>
              button.label === label && button.does === 'press'
                ? [{ room: message.room, message: message.id, press: button.press }]
                : [],
            ),
      );
      return page.sends({ is: 'press', ...found(pressed.at(-1), `a button “${label}”`) });
    },
    forges: (press, where) => {
      const there = said().filter((message) => message.room === room(where));
      return page.sends({ is: 'press', room: room(where), message: there.at(-1)?.id ?? 1, press });
    },
    fills(fields) {
      const { form, room: there } = found(page.forms().at(-1), 'a form');
      return page.sends({ is: 'form', room: there, form: form.id, fields });
    },
    again: page.again,
    opens: async () => {},
    sights: () => said().map((message) => sightOf(message)),
  };
}
