import { describe, expect, it } from 'vitest';
import { fitsDiscord, fitTogether } from '../../adapters/discord/fits.ts';
import { fitsTelegram } from '../../adapters/telegram/fits.ts';
import type { Command, NamedOption } from '../../src/bot/command.ts';
import { onCard, pressOf } from '../../src/bot/press.ts';
import { locales } from '../../src/chat/locale.ts';
import { operations } from '../../src/operations.ts';
import { nightWith } from '../support/emcee/cast.ts';
import { sample } from '../support/emcee/sample.ts';
import { rowCounts } from '../support/emcee/tables.ts';
import { community } from '../support/emcee.ts';

const opened = operations.map((one) => one.open(one.settings.parse({})));
const commands = opened.flatMap((one) => one.commands);
const presses = opened.flatMap((one) => one.presses);
const named = <T extends { name: string }>(all: readonly T[]) =>
  all.map((one) => [one.name, one] as const);

const yaml = nightWith({
  timetable: 'morning: { cron: "0 20 * * *", run: check-in card, in: [group] }',
});

const typed = ({ name, options }: Command) =>
  [`/${name}`, ...options.filter(({ required }) => required).map(sample)].join(' ');

describe.each(named(operations))('the operation %s', (_, operation) => {
  it('needs no settings', () => {
    expect(operation.settings.safeParse({}).success).toBe(true);
  });

  it('takes no setting that it does not know', () => {
    expect(operation.settings.safeParse({ 'no-such-setting': 1 }).success).toBe(false);
  });
});

describe.each(named(commands))('/%s', (_, command) => {
  it('is explained in every language', () => {
    const texts = [command.about, ...command.options.map(({ about }) => about)];
    for (const about of texts) {
      for (const locale of locales) expect(about[locale].trim()).not.toBe('');
      expect(about.zh).not.toBe(about.en);
      expect(about.zh).toMatch(/\p{Script=Han}/u);
      expect(about.en).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('fits every platform', () => {
    expect([fitsTelegram(command), fitsDiscord(command)]).toEqual([undefined, undefined]);
  });

  it('says the same when it is delivered again, and changes nothing', async () => {
    const { lin, mei, database, clock } = await community(yaml, { on: ['telegram'] });
    await lin.types('/checkin');
    await mei.types(typed(command));
    const first = await mei.sees(/.+/);
    await clock.advance({ seconds: 10 });
    const before = await rowCounts(database);
    await mei.again();
    expect(await mei.sees(/.+/)).toBe(first);
    expect(await rowCounts(database)).toEqual(before);
  });

  it('answers in the language of the community, and of its members', async () => {
    const { lin, mei, group } = await community(yaml.replace('language: en', 'language: zh'), {
      on: ['telegram'],
      speaks: { mei: 'zh' },
    });
    await lin.types('/checkin');
    await mei.types(typed(command));
    expect(await mei.sees(/.+/)).toMatch(/\p{Script=Han}/u);
    expect(group.texts().length).toBeGreaterThan(1);
  });
});

const forSome = commands.filter((command) => command.for !== 'member');

it.each(named(forSome))(
  '/%s is refused to those who may not, and does nothing',
  async (name, command) => {
    const { lin, database } = await community(yaml, { on: ['telegram'] });
    await lin.types('/checkin');
    const before = await rowCounts(database);
    await lin.types(typed(command));
    await lin.sees(new RegExp(`/${name} is for ${command.for}s`));
    await lin.types(`/${name.replaceAll(/[ -]/g, '_')}`);
    await lin.sees(new RegExp(`/${name} is for ${command.for}s`));
    expect(await rowCounts(database)).toEqual(before);
  },
);

it('all commands stand beside each other in one menu, under names of their own', () => {
  expect(fitTogether(commands)).toBeUndefined();
  const names = commands.map(({ name }) => name.replaceAll(/[ -]/g, '_'));
  expect(new Set(names).size).toBe(names.length);
  const pressNames = presses.map(({ name }) => name);
  expect(new Set(pressNames).size).toBe(pressNames.length);
});

/** The longest text that this option can carry in a button. */
function longest({ kind }: NamedOption): string {
  switch (kind.is) {
    case 'integer':
      return [kind.min, kind.max].map(String).sort((a, b) => b.length - a.length)[0] ?? '';
    case 'choice':
      return kind.of.toSorted((a, b) => b.length - a.length)[0] ?? '';
    case 'text':
    case 'named':
      return 'x'.repeat(kind.max);
    case 'member':
    case 'space':
    case 'moment':
    case 'photo':
    case 'file':
      return 'x'.repeat(32);
  }
}

it.each(named(presses))('the button %s fits every platform', (name, press) => {
  const ref = pressOf(name, ...press.options.map(longest));
  const button = { does: 'press', label: 'x', press: ref } as const;
  const [drawn] = onCard({ text: '', buttons: [button] }, 999_999_999).buttons ?? [];
  expect(drawn?.does === 'press' && Buffer.byteLength(drawn.press)).toBeLessThanOrEqual(64);
});
