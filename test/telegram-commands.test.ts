import { describe, expect, it } from 'vitest';
import { type Menu, wantedMenus } from '../adapters/telegram/commands.ts';
import { fitsTelegram } from '../adapters/telegram/fits.ts';
import { knownCommands, rememberKnown } from '../adapters/telegram/known-commands.ts';
import type { What } from '../src/chat/incoming.ts';
import { smallCommand, smallCommunity, smallPress } from './support/scripted-bot.ts';

const community = smallCommunity({
  language: 'zh',
  spaces: [
    { name: 'hall', platform: 'telegram', chat: '-100' },
    { name: 'topic', platform: 'telegram', chat: '-100', topic: '7' },
    { name: 'web', platform: 'web', chat: 'hall' },
  ],
  roles: [
    { role: 'planner', platform: 'telegram', account: '11' },
    { role: 'helper', platform: 'telegram', account: '11' },
    { role: 'helper', platform: 'discord', account: '12' },
  ],
  commands: [
    smallCommand('checkin'),
    smallCommand('quiz'),
    smallCommand('quiz start', 'planner'),
    smallCommand('redeem', 'helper'),
    smallCommand('grant', 'admin'),
  ],
  presses: [smallPress('in'), smallPress('void', 'author')],
});

const nobody = () => false;
const names = (menu: Menu | undefined) => menu?.entries.map(({ command }) => command);
const menuOf = (menus: readonly Menu[], type: string, language: string) =>
  menus.find((menu) => menu.scope.type === type && menu.language === language);

describe('menus', () => {
  it('show everybody, administrators and named accounts what each may do', () => {
    const menus = wantedMenus([community], nobody);
    expect(menus).toHaveLength(12);
    expect(names(menuOf(menus, 'chat', ''))).toEqual(['checkin', 'quiz']);
    expect(names(menuOf(menus, 'all_private_chats', ''))).toEqual(['checkin', 'quiz']);
    expect(names(menuOf(menus, 'chat_administrators', 'en'))).toEqual([
      'checkin',
      'quiz',
      'quiz_start',
      'redeem',
      'grant',
    ]);
    const own = menuOf(menus, 'chat_member', 'zh');
    expect(own?.scope).toEqual({ type: 'chat_member', chat_id: -100, user_id: 11 });
    expect(names(own)).toEqual(['checkin', 'quiz', 'quiz_start', 'redeem']);
  });

  it('are in the community’s language unless the reader’s is known', () => {
    const menus = wantedMenus([community], nobody);
    const about = (language: string) => menuOf(menus, 'chat', language)?.entries[0]?.description;
    expect([about(''), about('en'), about('zh')]).toEqual([
      '关于 checkin',
      'about checkin',
      '关于 checkin',
    ]);
  });

  it('leave administrators their own, which is longer', () => {
    const menus = wantedMenus([community], (chat, account) => chat === -100 && account === '11');
    expect(menuOf(menus, 'chat_member', '')).toBeUndefined();
  });

  it('are not wanted by a community that does not meet here', () => {
    expect(wantedMenus([smallCommunity()], nobody).flatMap(({ entries }) => entries)).toEqual([]);
  });

  it('refuse what does not fit, and say what to do', () => {
    expect(fitsTelegram(smallCommand('quiz start'))).toBeUndefined();
    expect(fitsTelegram(smallCommand('check-in'))).toBeUndefined();
    expect(fitsTelegram(smallCommand('打卡'))).toMatch(/rename the command "打卡"/);
    expect(fitsTelegram(smallCommand('a'.repeat(33)))).toMatch(/at most 32/);
    const long = smallCommand('x', 'member', { about: { en: 'fine', zh: '长'.repeat(257) } });
    expect(fitsTelegram(long)).toMatch(/256 characters: change that of "x" in "zh"/);
    const bad = { ...community, commands: [smallCommand('Bad')] };
    expect(() => wantedMenus([bad], nobody)).toThrow(/rename the command "Bad"/);
    const many = Array.from({ length: 101 }, (_, n) => smallCommand(`c${n}`));
    expect(() => wantedMenus([{ ...community, commands: many }], nobody)).toThrow(/take 100/);
  });
});

describe('what commands tell before any work', () => {
  const known = knownCommands([community]);
  const command = (name: string, typed = ''): What => ({ is: 'command', name, typed, named: {} });

  it('finds two-word names, joined or apart', () => {
    expect(known.named(command('quiz_start', 'tea 5'))).toEqual(command('quiz start', 'tea 5'));
    expect(known.named(command('quiz', 'Start tea 5'))).toEqual(command('quiz start', 'tea 5'));
    expect(known.named(command('quiz', 'started'))).toEqual(command('quiz', 'started'));
    expect(known.named(command('unknown', 'start'))).toEqual(command('unknown', 'start'));
  });

  it('knows where it does not matter who administers the group', () => {
    expect(known.forRoles(command('checkin'))).toBe(false);
    expect(known.forRoles(command('quiz start'))).toBe(true);
    expect(known.forRoles(command('unknown'))).toBe(true);
    expect(known.forRoles({ is: 'press', press: 'in:4' })).toBe(false);
    expect(known.forRoles({ is: 'press', press: 'void:4' })).toBe(true);
    expect(known.forRoles({ is: 'text', text: 'x', toBot: false })).toBe(false);
    expect(known.forRoles({ is: 'text', text: 'x', toBot: true })).toBe(true);
  });

  it('is built again when a community changed, and only then', () => {
    let all = [community];
    const current = rememberKnown(() => [...all]);
    const first = current();
    expect(current()).toBe(first);
    all = [{ ...community, commands: [] }];
    expect(current()).not.toBe(first);
    expect(current().meeting('-100')?.commands).toEqual([]);
  });
});
