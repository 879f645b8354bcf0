import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/bot/command.ts';
import { pressOf } from '../../src/bot/press.ts';
import { may, type Role, roles } from '../../src/bot/role.ts';
import { isTyped } from '../../src/bot/sent.ts';
import { operations } from '../../src/operations.ts';
import { castMember, nightWith } from '../support/emcee/cast.ts';
import { sample } from '../support/emcee/sample.ts';
import { rowCounts } from '../support/emcee/tables.ts';
import { community } from '../support/emcee.ts';

const opened = operations.map((one) => one.open(one.settings.parse({})));
const commands = opened.flatMap((one) => one.commands);
const presses = opened.flatMap((one) => one.presses);

/** Lin holds this role on Telegram, and Mei none. */
const lin = castMember('lin', 'en');
const withLin = (role: Role) =>
  nightWith({ roles: role === 'member' ? '' : `${role}: { telegram: [${lin.telegram}] }` });

describe.each(roles)('a %s', (role) => {
  const mine = commands.filter((command) => may(new Set(['member', role]), command.for));

  it('is shown by help what they may do, all of it and nothing else', async () => {
    const { lin } = await community(withLin(role), { on: ['telegram'] });
    await lin.types('/help');
    // An admin's may take two messages.
    const told = new Set([await lin.sees(/What you can do/), await lin.sees(/^\/help:/m)]);
    const shown = [...[...told].join('\n').matchAll(/^\/([\w -]+):/gm)].map(([, name]) => name);
    expect(shown).toHaveLength(mine.length);
    expect(new Set(shown)).toEqual(new Set(mine.map(({ name }) => name)));
  });

  it('is told in help only of a command that they may run', async () => {
    const { lin } = await community(withLin(role), { on: ['telegram'] });
    const told = new Set<string>();
    for (const { name } of commands) {
      await lin.types(`/help ${name}`);
      if (!/There is no command/.test(await lin.sees(/.+/))) told.add(name);
    }
    expect(told).toEqual(new Set(mine.map(({ name }) => name)));
  });
});

const guarded = presses.filter((press) => press.for !== 'member');

it.each(guarded.map((press) => [press.name, press] as const))(
  'the button %s, forged by somebody who may not use it, does nothing',
  async (name, press) => {
    const { lin, database } = await community(nightWith(), { on: ['telegram'] });
    await lin.types('/checkin');
    const before = await rowCounts(database);
    await lin.forges(pressOf(name, ...press.options.map(sample)));
    await lin.seesPrivately(new RegExp(`for ${press.for}s`));
    expect(await rowCounts(database)).toEqual(before);
  },
);

const typedOf = ({ options }: Command) =>
  options.filter(({ required, kind }) => required && isTyped(kind));
const asking = commands.filter(
  (command) => command.for !== 'member' && command.act.is !== 'file' && typedOf(command).length > 0,
);

it('whoever loses their rights while they are asked for more is refused, whatever the command', async () => {
  const meeting = await community(nightWith(), { on: ['telegram'] });
  const { mei, lin: reader, changes, database } = meeting;
  await reader.types('/checkin');
  const refused: string[] = [];
  const { dialogue: _, ...before } = await rowCounts(database);
  for (const command of asking) {
    await mei.types(`/${command.name.replaceAll(/[ -]/g, '_')}`);
    await changes(nightWith({ roles: '' }));
    for (const option of typedOf(command)) await mei.answers(sample(option));
    if (/is for (?:helper|author|planner|admin)s/.test(await mei.sees(/.+/)))
      refused.push(command.name);
    await changes(nightWith());
  }
  expect(refused).toEqual(asking.map(({ name }) => name));
  expect(asking.length).toBeGreaterThan(15);
  const { dialogue: __, ...after } = await rowCounts(database);
  expect({ ...after, member: 0, account: 0 }).toEqual({ ...before, member: 0, account: 0 });
});
