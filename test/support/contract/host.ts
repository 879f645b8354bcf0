import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { Community } from '../../../src/bot/community.ts';
import { integer, text } from '../../../src/bot/option.ts';
import type { Heard, Platform } from '../../../src/bot/port.ts';
import type { How } from '../../../src/chat/deliver.ts';
import type { Failure } from '../../../src/chat/failure.ts';
import type { Incoming, Place } from '../../../src/chat/incoming.ts';
import { sealWith } from '../../../src/database/seal.ts';
import { openMetrics } from '../../../src/http/metrics.ts';
import { openHttp } from '../../../src/http/server.ts';
import { virtualClock } from '../clock.ts';
import { type CastMember, castMember, names } from '../emcee/cast.ts';
import { discordStage } from '../emcee/on-discord.ts';
import { found, telegramStage } from '../emcee/on-telegram.ts';
import { webStage } from '../emcee/on-web.ts';
import { quiet, watched } from '../emcee/quiet.ts';
import type { Seat, Stage } from '../emcee/stage.ts';
import { emptied } from '../emcee/tables.ts';
import {
  type Script,
  type ScriptedBot,
  scriptedBot,
  smallCommand,
  smallCommunity,
  smallPress,
} from '../scripted-bot.ts';
import { freePort } from '../services/ports.ts';
import { discordTricks, type Tricks, telegramTricks, webTricks } from './tricks.ts';

export const platformNames = ['telegram', 'discord', 'web'] as const;
export type PlatformName = (typeof platformNames)[number];

/** An adapter at work between a real platform server and a scripted bot, with somebody there to talk. */
export type Host = {
  readonly platform: () => Platform;
  readonly bot: () => ScriptedBot;
  /** the space everybody is in */
  readonly hall: Place;
  readonly lin: Seat;
  readonly sam: Seat;
  readonly who: Readonly<Record<'lin' | 'sam', CastMember>>;
  /** what everybody reads in the hall from the bot, oldest first */
  readonly shown: () => ReturnType<Stage['shown']>;
  readonly tricks: Tricks;
  readonly settled: () => Promise<void>;
  /** The process ends, and another one starts. */
  readonly restart: () => Promise<void>;
  /** What the bot answers from now on. */
  readonly answers: (to: (incoming: Incoming) => Heard | Promise<Heard>) => void;
};

const spaces = [
  { name: 'group', platform: 'telegram', chat: '-1001000000001' },
  {
    name: 'server',
    platform: 'discord',
    chat: '880000000000000001',
    guild: '880000000000000000',
  },
  { name: 'hall', platform: 'web', chat: 'hall', guild: 'night' },
];

const about = { en: 'an option', zh: '选项' };
const options = [
  { ...integer({ min: 1, max: 100 }), name: 'points', about },
  { ...text({ max: 200 }), name: 'reason', about },
];

const night: Community = smallCommunity({
  id: 'night',
  spaces,
  people: names.map((id) => ({ id, name: castMember(id, 'en').name })),
  commands: [smallCommand('checkin'), smallCommand('praise', 'member', { options })],
  presses: [smallPress('in')],
});

export async function host(name: PlatformName, script: Script = {}): Promise<Host> {
  const lin = castMember('lin', 'en');
  const sam = castMember('sam', 'en');
  const clock = virtualClock('2026-03-02T01:00:00Z');
  const tables = await emptied();
  const tricks = tricksFor(name);
  const database = tricks.breakable(watched(tables));
  const stage = await stageFor(name, [lin, sam], clock.now);
  tricks.use(stage, clock);
  let answer = script.answers ?? (() => ({ is: 'nothing' }) as const);
  const log = pino({ level: 'silent' });
  const seal = sealWith(Buffer.alloc(32, 7));
  const port = await freePort();

  async function start() {
    const platform = stage.connect({ clock, log, database, seal, port });
    const bot = scriptedBot({
      expects: () => 'privately',
      communities: [night],
      ...script,
      answers: (incoming) => answer(incoming),
    });
    const http = await openHttp({
      ...{ log, clock, metrics: openMetrics({ clock }), port },
      readiness: async () => [],
      routes: platform.routes ? [platform.routes] : [],
    });
    await http.listen();
    await platform.start(bot);
    await platform.register();
    await stage.opened([night]);
    const stop = async () => {
      await http.close();
      await platform.stop();
    };
    return { platform, bot, stop };
  }

  let running = await start();
  onTestFinished(async () => {
    await running.stop();
    await stage.close();
  });
  const space = found(
    spaces.find(({ platform }) => platform === name),
    'a space',
  );
  const { name: spaceName, ...place } = space;
  return {
    platform: () => running.platform,
    bot: () => running.bot,
    hall: { ...place, private: false },
    lin: stage.seat(lin),
    sam: stage.seat(sam),
    who: { lin, sam },
    shown: () => stage.shown(spaceName).filter(({ key }) => !tricks.isPersons(key)),
    tricks,
    settled: () => quiet(() => stage.busy()),
    async restart() {
      await running.stop();
      running = await start();
    },
    answers: (to) => {
      answer = to;
    },
  };
}

function tricksFor(name: PlatformName): Tricks {
  return { telegram: telegramTricks, discord: discordTricks, web: webTricks }[name]();
}

function stageFor(
  name: PlatformName,
  cast: readonly CastMember[],
  now: () => Date,
): Promise<Stage> {
  switch (name) {
    case 'telegram':
      return telegramStage([night], cast, now);
    case 'discord':
      return discordStage([night], cast);
    case 'web':
      return webStage([night], cast);
  }
}

export const how = (key: string, asOne = false): How => ({ key, asOne });
export const said = (text: string, place: 'openly' | 'privately' | 'in-place'): Heard => ({
  is: 'said',
  reply: { text },
  place,
});
export const failed = (is: Failure['is']) => ({ ok: false, failure: { is } });
