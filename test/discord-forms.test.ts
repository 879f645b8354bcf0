import { expect, test } from 'vitest';
import { atHall, card, here, said } from './support/discord-hall.ts';

test('a long text is asked for in a form, whose answers come back', async () => {
  const form = {
    id: 'ask:1',
    title: 'Ask',
    fields: [
      { name: 'question', label: 'Question', required: true, long: true },
      {
        name: 'topic',
        label: 'Topic',
        required: true,
        long: false,
        choices: [
          { label: 'Tea', value: 'tea' },
          { label: 'Pots', value: 'pots' },
        ],
      },
    ],
  };
  const { sam, hall, bot, server } = await atHall(
    ({ what }) => (what.is === 'command' ? { is: 'form', form } : said({ text: 'Asked.' })),
    ({ what }) => (what.is === 'command' ? 'form' : 'openly'),
  );
  const modal = await sam.slash(hall, 'ask').asked();
  expect(modal).toMatchObject({ customId: 'ask:1', title: 'Ask' });
  const submitted = sam.submits(modal, { question: 'How\nlong?', topic: ['pots'] });
  expect((await submitted.answered()).content).toBe('Asked.');
  const heard = await bot.hears(({ what }) => what.is === 'form');
  expect(heard.what).toEqual({
    is: 'form',
    id: 'ask:1',
    fields: { question: 'How\nlong?', topic: 'pots' },
  });
  expect(server.rejected).toEqual([]);
});

test('where a form was expected and words came, they are said', async () => {
  const { sam, ann, hall } = await atHall(
    () => said({ text: 'Not today.' }, 'privately'),
    () => 'form',
  );
  expect((await sam.slash(hall, 'ask').answered()).content).toBe('Not today.');
  expect(ann.seen(hall)).toEqual([]);
});

test('what is typed is completed, with no more and no longer than Discord takes', async () => {
  const choices = Array.from({ length: 40 }, (_, at) => ({ label: `bank ${at}`, value: `${at}` }));
  const { sam, hall, bot, server } = await atHall(
    () => ({ is: 'completions', choices: [{ label: 'x', value: 'y'.repeat(101) }, ...choices] }),
    () => 'completions',
  );
  const offered = await sam.autocompletes(hall, 'quiz start', 'bank', 'ba');
  expect(offered).toHaveLength(25);
  expect(offered[0]).toEqual({ name: 'bank 0', value: '0' });
  expect(bot.heard[0]?.what).toEqual({
    is: 'completing',
    name: 'quiz start',
    option: 'bank',
    typed: 'ba',
  });
  expect(server.rejected).toEqual([]);
});

test('a button may open a form, whose answer changes the card it stands on', async () => {
  const fields = [{ name: 'answer', label: 'Answer', required: true, long: false, max: 20 }];
  const { sam, ann, hall, platform, server } = await atHall(
    ({ what }) =>
      what.is === 'press'
        ? { is: 'form', form: { id: 'a:1', title: 'Answer', fields } }
        : said({ ...card(), text: 'answered' }, 'in-place'),
    ({ what }) => (what.is === 'press' ? 'form' : 'in-place'),
  );
  await platform.send(here(hall), card(), { key: 'k', asOne: true });
  const shown = await sam.sees(hall, /a card/);
  const modal = await sam.clicks(shown, 'Join').asked();
  const submitted = sam.submits(modal, { answer: '42' });
  expect(await submitted.acknowledged()).toBe(6);
  expect(await ann.sees(hall, /answered/)).toMatchObject({ id: shown.id, edits: 1 });
  expect(server.rejected).toEqual([]);
});
