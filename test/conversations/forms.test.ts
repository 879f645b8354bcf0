import { expect, it } from 'vitest';
import { night, nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

it('whoever loses the right while writing a form is refused when it comes in', async () => {
  const { sam, cast, discord, group } = await community(night, { on: ['discord'] });
  discord.guild().setRoles(discord.user(cast.sam), ['Admins']);
  await sam.types('/say');
  discord.guild().setRoles(discord.user(cast.sam), []);
  await sam.fills({ text: 'I am still in charge' });
  await sam.seesPrivately(/\/say is for planners/);
  expect(group.texts().join()).not.toMatch(/in charge/);
});

it('a form that is sent twice posts once', async () => {
  const { mei, group, database, clock } = await community(night, { on: ['discord', 'web'] });
  await mei.on('discord').types('/say');
  await mei.on('discord').fills({ text: 'Once.' });
  await group.shows(/^Once\.$/);
  await mei.on('discord').again();
  await mei.on('web').types('/say');
  await mei.on('web').fills({ text: 'Once more.' });
  await mei.on('web').again();
  await clock.advance({ minutes: 1 });
  expect(await database.query('select * from delivery')).toHaveLength(2);
  expect(group.texts().filter((text) => /^Once\.$/.test(text))).toHaveLength(1);
});

it('what was given before a form of five fields counts', async () => {
  const { mei, room, clock, database } = await community(night, { on: ['discord', 'web'] });
  await mei.on('discord').types('/say in=hall pin=yes');
  await mei.on('discord').fills({ text: 'Over there.' });
  await mei.on('discord').sees(/on its way to hall/);
  await mei.on('discord').types('/say');
  await mei.on('discord').fills({ text: 'Right here.' });
  await mei.on('discord').sees(/on its way to server/);
  await clock.advance({ seconds: 5 });
  expect([room('hall').texts(), room('server').texts()]).toEqual([
    ['Over there.'],
    ['Right here.'],
  ]);
  const pins = await database.query("select space from delivery where does = 'pin'");
  expect(pins).toEqual([{ space: 'hall' }]);
});

it('a form with something wrong in it says what', async () => {
  const { mei, lin } = await community(night, { on: ['web'] });
  await lin.types('/checkin');
  await mei.types('/grant');
  await mei.fills({ member: '@lin', points: 'ten', reason: 'x' });
  await mei.seesPrivately(/points: a whole number is needed\. “ten” won't do/);
  // What is missing is asked for by the form once more.
  await mei.fills({ member: '', points: '3', reason: 'x' });
  await mei.seesNothing();
  await mei.fills({ member: '@lin', points: '3', reason: 'x' });
  await mei.sees(/\+3 points for Lin: x/);
});

it('names are completed for those who may use the command, on Discord', async () => {
  const { cast, discord, mei } = await community(
    `${night}timetable:\n  morning card: { cron: "0 8 * * *", run: check-in card, in: [server] }\n`,
    { on: ['discord'] },
  );
  const channel = discord.guild().channel('server');
  const offered = await discord.user(cast.mei).autocompletes(channel, 'pause', 'entry', 'MORN');
  expect(offered).toMatchObject([{ name: 'morning card', value: 'morning card' }]);
  await mei.types('/pause morning card');
  await mei.sees(/is paused/);
});

it('a form is headed by what it is for, not by a command', async () => {
  const { discord, cast, settled } = await community(nightWith({ operations: 'questions: {}' }), {
    on: ['discord'],
  });
  const asking = discord.user(cast.lin).slash(discord.guild().channel('server'), 'ask');
  const form = await asking.asked();
  expect(form.title).toBe('Ask the community a question');
  expect(form.fields.map(({ label }) => label)).toEqual([
    ...['Your question', 'Topic', 'Without your name'],
    ...['Points for whoever solves it', 'Where'],
  ]);
  await settled();
});
