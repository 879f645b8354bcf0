import type { Community } from '../../src/bot/community.ts';
import { isSent } from '../../src/bot/sent.ts';
import type { Given, Incoming, Person, Place, What } from '../../src/chat/incoming.ts';
import type { Locale } from '../../src/chat/locale.ts';
import { clean, cleanName } from '../../src/chat/text.ts';
import { type Action, privateRoom } from './protocol.ts';

/** Who acts, where, in which language: what a connection knows beside a frame. */
export type Actor = {
  readonly community: Community;
  readonly person: { readonly id: string; readonly name: string };
  readonly language: Locale;
};

/** What is known of the message that a frame answers. */
export type Answered = {
  readonly id: number;
  readonly author: string;
  readonly byBot: boolean;
};

export function receive(
  frame: Action,
  actor: Actor,
  at: Date,
  answered: Answered | undefined,
): Incoming {
  return {
    key: `web/${frame.id}`,
    at,
    from: personOf(actor),
    place: placeOf(actor.community.id, frame.room),
    what: whatOf(frame, actor.community, answered),
    ...(answered?.byBot && { under: String(answered.id) }),
  };
}

/** The person has a private chat with the bot from now on. */
export function receiveOpened(actor: Actor, at: Date): Incoming {
  const room = privateRoom(actor.person.id);
  return {
    key: `web/opened/${actor.community.id}/${actor.person.id}`,
    at,
    from: personOf(actor),
    place: placeOf(actor.community.id, room),
    what: { is: 'opened', start: '' },
  };
}

function personOf({ person, language }: Actor): Person {
  return {
    platform: 'web',
    id: person.id,
    name: cleanName(person.name),
    handle: person.id.toLowerCase(),
    language,
    administers: false,
    roles: [],
  };
}

/** A private chat's address names its community too: people of two communities may have one id. */
function placeOf(community: string, room: string): Place {
  const isPrivate = room.startsWith('@');
  return {
    platform: 'web',
    chat: isPrivate ? `${community}/${room}` : room,
    guild: community,
    private: isPrivate,
  };
}

function whatOf(frame: Action, community: Community, answered: Answered | undefined): What {
  switch (frame.is) {
    case 'post':
      return typedText(frame.text, frame.room, community, answered);
    case 'command':
      return {
        is: 'command',
        name: clean(frame.name),
        typed: '',
        named: cleanAll(frame.named),
        ...repliedTo(answered),
      };
    case 'press':
      return { is: 'press', press: clean(frame.press), message: String(frame.message) };
    case 'form':
      return { is: 'form', id: clean(frame.form), fields: cleanAll(frame.fields) };
    case 'completing':
      return {
        is: 'completing',
        name: clean(frame.command),
        option: clean(frame.option),
        typed: clean(frame.typed),
      };
  }
}

function typedText(
  raw: string,
  room: string,
  community: Community,
  answered: Answered | undefined,
): What {
  const text = clean(raw).trim();
  const command = /^[/／](\S+)\s*([\s\S]*)$/.exec(text);
  if (command === null) {
    return { is: 'text', text, toBot: room.startsWith('@') || answered?.byBot === true };
  }
  return {
    is: 'command',
    ...nameAndRest(command[1] ?? '', command[2] ?? '', community),
    named: {},
    ...repliedTo(answered),
  };
}

/** `/quiz start bank` and `/quiz_start bank` are the command of two words where there is one. */
function nameAndRest(first: string, rest: string, { commands }: Community) {
  const [second = '', ...more] = rest.split(/(?<=\s)/);
  const two = `${first} ${second.trim()}`;
  const known = (name: string) => commands.some((command) => command.name === name);
  if (second !== '' && known(two)) return { name: two, typed: more.join('').trim() };
  const spaced = first.replace('_', ' ');
  return { name: known(spaced) ? spaced : first, typed: rest };
}

function repliedTo(answered: Answered | undefined): { repliedTo?: string } {
  return answered === undefined || answered.byBot ? {} : { repliedTo: answered.author };
}

function cleanAll(given: Given): Given {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [clean(name), clean(value)]),
  );
}

/** A command whose options were asked one after the other, as somebody would have typed it. */
export function asTyped(name: string, named: Given): string {
  const values = Object.values(named).filter((value) => value !== '');
  return [`/${name}`, ...values.map((value) => (isSent(value) ? '🖼' : value))].join(' ');
}
