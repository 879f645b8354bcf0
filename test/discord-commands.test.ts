import { PermissionFlagsBits } from 'discord.js';
import { expect, test } from 'vitest';
import { changesOf } from '../adapters/discord/commands.ts';
import { differences } from '../adapters/discord/difference.ts';
import { fitsDiscord, fitTogether } from '../adapters/discord/fits.ts';
import { groupsOf } from '../adapters/discord/groups.ts';
import { menuOf } from '../adapters/discord/server-menu.ts';
import { slashCommand } from '../adapters/discord/slash.ts';
import { visibleTo } from '../adapters/discord/visibility.ts';
import type { NamedOption } from '../src/bot/command.ts';
import {
  choice,
  integer,
  member,
  named,
  type Option,
  optional,
  space,
  text,
} from '../src/bot/option.ts';
import { smallCommand, smallCommunity } from './support/scripted-bot.ts';

const about = { en: 'an option', zh: '选项' };
const option = (name: string, kind: Option<unknown>): NamedOption => ({ ...kind, name, about });
const setting = { language: 'en', spaces: ['hall', 'den'] } as const;

function slash(...commands: Parameters<typeof groupsOf>[0]) {
  const [group] = groupsOf(commands);
  if (group === undefined) throw new Error('no command was given');
  return slashCommand(group, setting);
}

test('options as Discord wants them, required ones first, in every language', () => {
  const command = smallCommand('grant', 'member', {
    suggest: async () => [],
    options: [
      option('reason', optional(text({ max: 9000 }))),
      option('story', text({ max: 9000, long: true })),
      option('who', member()),
      option('points', integer({ min: 1, max: 100 })),
      option('bank', named({ max: 50 })),
      option('pace', choice({ slow: ['slowly', '慢'], fast: [] })),
      option('where', space()),
    ],
  });
  const localised = (en: string, zh: string) => ({
    'en-US': en,
    'en-GB': en,
    'zh-CN': zh,
    'zh-TW': zh,
  });
  const texts = { description: about.en, description_localizations: localised(about.en, about.zh) };
  expect(slash(command)).toEqual({
    type: 1,
    name: 'grant',
    description: 'about grant',
    description_localizations: localised('about grant', '关于 grant'),
    options: [
      { ...texts, type: 6, name: 'who', required: true },
      { ...texts, type: 4, name: 'points', required: true, min_value: 1, max_value: 100 },
      { ...texts, type: 3, name: 'bank', required: true, max_length: 50, autocomplete: true },
      {
        ...{ ...texts, type: 3, name: 'pace', required: true },
        choices: [
          { name: 'slow', name_localizations: localised('slow', '慢'), value: 'slow' },
          { name: 'fast', name_localizations: localised('fast', 'fast'), value: 'fast' },
        ],
      },
      {
        ...{ ...texts, type: 3, name: 'where', required: true },
        choices: [
          { name: 'hall', value: 'hall' },
          { name: 'den', value: 'den' },
        ],
      },
      { ...texts, type: 3, name: 'reason', required: false, max_length: 6000 },
      { ...texts, type: 3, name: 'story', required: false, max_length: 4000 },
    ],
  });
});

test('two words are a subcommand', () => {
  const entry = slash(smallCommand('quiz start'), smallCommand('quiz stop'));
  expect(entry).toMatchObject({
    name: 'quiz',
    options: [
      { type: 1, name: 'start' },
      { type: 1, name: 'stop' },
    ],
  });
});

test('what Discord adds is no difference; what we mean to change is named', () => {
  const wanted = slash(
    smallCommand('grant', 'member', { options: [option('points', integer({ min: 0, max: 5 }))] }),
  );
  const registered = {
    ...structuredClone(wanted),
    ...{ id: '1', application_id: '2', version: '3', nsfw: false, contexts: null },
    ...{ default_member_permissions: null, name_localizations: null },
    options: wanted.options?.map((one) => ({
      ...one,
      name_localizations: null,
      channel_types: [],
    })),
  };
  expect(differences(wanted, registered)).toEqual([]);
  expect(differences({ ...wanted, options: [] }, registered)).toEqual(['options']);
  const other = slash(
    smallCommand('grant', 'member', {
      about: { en: 'other', zh: '关于 grant' },
      options: [option('points', integer({ min: 0, max: 6 }))],
    }),
  );
  expect(differences({ ...other, default_member_permissions: '32' }, registered)).toEqual([
    'description',
    'description_localizations.en-US',
    'description_localizations.en-GB',
    'options[0].max_value',
    'default_member_permissions',
  ]);
});

test('only what differs is touched, and only slash commands', () => {
  const wanted = ['kept', 'changed', 'new'].map((name) => ({
    ...slash(smallCommand(name)),
    default_member_permissions: null,
  }));
  const registered = [
    { ...wanted[0], id: '1' },
    { ...wanted[1], id: '2', description: 'before' },
    { type: 1, name: 'gone', id: '3' },
    { type: 3, name: 'Translate', id: '4' },
  ] as unknown as Parameters<typeof changesOf>[1];
  const { add, change, remove } = changesOf(wanted, registered);
  expect(add.map(({ name }) => name)).toEqual(['new']);
  expect(change).toMatchObject([{ id: '2', differs: ['description'] }]);
  expect(remove.map(({ id }) => id)).toEqual(['3']);
});

const bits = (...names: (keyof typeof PermissionFlagsBits)[]) =>
  names.reduce((all, name) => all | PermissionFlagsBits[name], 0n);
const holder = (name: string, ...names: (keyof typeof PermissionFlagsBits)[]) => ({
  id: `id-${name}`,
  name,
  permissions: bits(...names),
});

test.each([
  ['nobody is named: those who manage the server', [], [], 'ManageGuild'],
  ['the narrowest that all have', [['ManageEvents', 'ManageGuild']], [], 'ManageEvents'],
  [
    'the one that fewest others have',
    [['ManageEvents', 'ManageMessages']],
    [['ManageEvents']],
    'ManageMessages',
  ],
  [
    'what all have in common',
    [['ManageEvents', 'KickMembers'], ['ManageMessages', 'KickMembers'], ['Administrator']],
    [],
    'KickMembers',
  ],
] as const)('who sees a command: %s', (_, named, others, expected) => {
  const seen = visibleTo(
    named.map((names, at) => holder(`${at}`, ...names)),
    0n,
    others.map((names, at) => holder(`other ${at}`, ...names)),
  );
  expect(seen).toEqual({ permissions: bits(expected).toString() });
});

test('where no permission tells them apart, the operator is told what to give to whom', () => {
  const named = [holder('Helpers'), holder('Hosts', 'ManageEvents')];
  const { permissions, problem } = visibleTo(named, bits('ManageMessages'), []);
  expect(permissions).toBe('0');
  expect(problem).toMatch(/give Helpers \(id-Helpers\) the permission ManageEvents/);
  expect(problem).toContain('Server Settings → Integrations');
});

test('a server’s menu: everyone’s commands, and those of named roles and accounts', () => {
  const discord = { platform: 'discord' };
  const community = smallCommunity({
    roles: [
      { ...discord, role: 'planner', platformRole: 'id-Hosts' },
      { ...discord, role: 'planner', account: 'id-pat' },
      { ...discord, role: 'admin', platformRole: 'id-Lost' },
      { platform: 'telegram', role: 'planner', account: '9' },
    ],
    commands: [
      smallCommand('checkin'),
      smallCommand('quiz start', 'planner'),
      smallCommand('quiz join'),
      smallCommand('post', 'planner'),
      smallCommand('Bad', 'member'),
    ],
  });
  const facts = {
    everyone: 0n,
    roles: [holder('Hosts', 'ManageEvents', 'ManageMessages'), holder('Mods', 'ManageEvents')],
    accounts: [holder('pat', 'ManageEvents', 'ManageMessages')],
  };
  const { entries, problems } = menuOf([community], facts);
  expect(entries.map((entry) => [entry.name, entry.default_member_permissions])).toEqual([
    ['checkin', null],
    ['quiz', null],
    ['post', bits('ManageMessages').toString()],
  ]);
  expect(problems).toMatchObject([
    { command: 'Bad', problem: expect.stringContaining('lower-case') },
    { command: 'post', problem: 'not in this server: id-Lost' },
  ]);
});

const offering = (all: readonly string[]) =>
  choice(Object.fromEntries(all.map((one) => [one, []])));
const LONG = Array.from({ length: 5 }, (_, n) => `${n}${'y'.repeat(60)}`);

test.each([
  ['Grant', {}, /lower-case/],
  ['one two three', {}, /one or two words/],
  ['grant', { about: { en: 'x'.repeat(101), zh: '好' } }, /\(en\) has 101 characters/],
  ['grant', { about: { en: 'x', zh: '' } }, /\(zh\) has 0 characters/],
  ['grant', { options: Array.from({ length: 26 }, (_, at) => option(`o${at}`, member())) }, /26/],
  [
    'ask',
    {
      options: Array.from({ length: 6 }, (_, at) => option(`o${at}`, text({ max: 9, long: true }))),
    },
    /a form asks for: 6, Discord takes 5/,
  ],
  [
    'pick',
    { options: Array.from({ length: 20 }, (_, at) => option(`o${at}`, offering(LONG))) },
    /in one language: \d+, Discord takes 8000/,
  ],
] as const)('what does not fit is refused, with what to do: %s', (name, given, problem) => {
  expect(fitsDiscord(smallCommand(name, 'member', given))).toMatch(problem);
});

test('commands fit beside each other, or not', () => {
  expect(fitsDiscord(smallCommand('check-in'))).toBeUndefined();
  expect(fitTogether([smallCommand('quiz start'), smallCommand('quiz stop')])).toBeUndefined();
  expect(fitTogether([smallCommand('quiz'), smallCommand('quiz stop')])).toMatch(/\/quiz/);
  const many = Array.from({ length: 101 }, (_, at) => smallCommand(`c${at}`));
  expect(fitTogether(many)).toMatch(/101/);
});
