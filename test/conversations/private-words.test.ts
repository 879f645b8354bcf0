import { describe, expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

const house = nightWith({
  operations: 'questions: {}\ncheck-in: { points: 5, first: 3 }',
});
const ONLY_COMMANDS = /^I only understand commands.*\/help/;

describe.each(['telegram', 'discord', 'web'] as const)(
  'plain words to the bot alone on %s',
  (on) => {
    it('are told how it is spoken to, once an hour', async () => {
      const { lin, clock } = await community(house, { on: [on] });
      await lin.types('/checkin');
      await lin.whispers('Hello, when do we meet?');
      await lin.seesPrivately(ONLY_COMMANDS);
      await lin.whispers('Are you there?');
      await lin.seesNothing();
      await clock.advance({ hours: 1 });
      await lin.whispers('Anybody?');
      await lin.seesPrivately(ONLY_COMMANDS);
    });

    it('are told nothing of the kind where others read', async () => {
      const { lin } = await community(house, { on: [on] });
      await lin.types('/checkin');
      await lin.types('Hello, when do we meet?');
      await lin.seesNothing();
    });
  },
);

it.each(['telegram', 'discord'] as const)(
  'words that answer a question of the bot are none of these, on %s',
  async (on) => {
    const { lin } = await community(house, { on: [on] });
    await lin.types('/checkin');
    await lin.whispers('/ask');
    await lin.seesPrivately(/Your question\?/);
    await lin.whispers('How long does tea keep?');
    await lin.seesPrivately(/question #1/);
    expect(lin.news()).not.toMatch(/only understand/);
    await lin.whispers('Thank you!');
    await lin.seesPrivately(ONLY_COMMANDS);
  },
);

it('a stranger is told where to begin, and not at every line', async () => {
  const { lin } = await community(house, { on: ['telegram'], speaks: { lin: 'zh' } });
  await lin.whispers('你好');
  await lin.sees(/我还不认识您/);
  await lin.whispers('在吗？');
  await lin.seesNothing();
});

it('whoever begins on Discord with plain words gets one answer', async () => {
  const { lin, discord, cast } = await community(house, { on: ['discord'] });
  await lin.types('/checkin');
  await lin.whispers('Hello');
  await lin.seesPrivately(ONLY_COMMANDS);
  expect(discord.user(cast.lin).dm.messages).toHaveLength(2);
});
