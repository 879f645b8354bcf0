import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../src/database/database.ts';

import { entries, similar } from '../src/operations/questions/search/store.ts';
import { fillKnowledge } from './support/knowledge/filled.ts';
import { countOffers, type Offers } from './support/knowledge/offers.ts';
import { english } from './support/knowledge/pairs-en.ts';
import { lastEnglish } from './support/knowledge/pairs-en-last.ts';
import { moreEnglish } from './support/knowledge/pairs-en-more.ts';
import { chinese } from './support/knowledge/pairs-zh.ts';
import { lastChinese } from './support/knowledge/pairs-zh-last.ts';
import { moreChinese } from './support/knowledge/pairs-zh-more.ts';
import { embedded } from './support/services/embedded.ts';
import { postgres } from './support/services/postgres.ts';

const communityId = 'tea';
const openers = {
  embedded,
  postgres: async () => openDatabase({ url: (await postgres()).url, folder: '' }),
};

describe.each([
  ['known while search was written', english, chinese],
  ['written by somebody who had not seen it', moreEnglish, moreChinese],
  ['written by another, when all was done', lastEnglish, lastChinese],
] as const)('among 10,000 entries, pairs %s', (_whose, en, zh) => {
  const pairs = [...en, ...zh];
  let db: Database;
  beforeAll(async () => {
    db = await openers.postgres();
    await fillKnowledge(db, communityId, pairs, 10_000);
  });
  afterAll(() => db.close());

  test.each([
    ['English', en],
    ['Chinese', zh],
  ] as const)('a question in other words finds its answer, %s', async (_language, some) => {
    const missed: string[] = [];
    for (const pair of some) {
      const three = await similar(db, { communityId, text: pair.asked, limit: 3 });
      if (!three.some(({ id }) => id === pairs.indexOf(pair) + 1)) missed.push(pair.asked);
    }
    expect(some.length).toBeGreaterThanOrEqual(30);
    expect(1 - missed.length / some.length, missed.join('\n')).toBeGreaterThanOrEqual(0.85);
  });
});

describe.each([0, 10_000])('among %i others, who asks', (others) => {
  const all = [
    [...english, ...chinese],
    [...moreEnglish, ...moreChinese],
    [...lastEnglish, ...lastChinese],
  ];
  let counts: Offers[];
  beforeAll(async () => {
    const db = await openers.postgres();
    counts = [];
    for (const [n, pairs] of all.entries()) {
      await fillKnowledge(db, `set ${n}`, pairs, Math.max(others, pairs.length));
      counts.push(await countOffers(db, `set ${n}`, pairs));
    }
    await db.close();
  });
  const share = (of: keyof Offers, among: keyof Offers) =>
    counts.reduce((sum, one) => sum + one[of], 0) /
    counts.reduce((sum, one) => sum + one[among], 0);

  test('is offered the answer that exists', () => {
    expect(share('answered', 'asked')).toBeGreaterThanOrEqual(0.85);
  });

  test('is seldom offered what only shares a word', () => {
    expect(share('found', 'unlike')).toBeGreaterThan(0.8);
    expect(share('offered', 'unlike')).toBeLessThan(0.2);
  });
});

describe.each(['embedded', 'postgres'] as const)('finding, %s', (kind) => {
  let db: Database;
  const put = (id: number, title: string, body = '', gone = false) =>
    entries.add(db, [{ communityId, kind: 'faq', id, title, body, gone }]);
  const ids = async (text: string, community = communityId) =>
    (await similar(db, { communityId: community, text, limit: 3 })).map(({ id }) => id);

  beforeAll(async () => {
    db = await openers[kind]();
    await put(1, 'Where is the café?', 'Near the old bridge.');
    await put(2, '怎么申请退款？', '付款后七天内联系助教。');
    await put(3, 'When do we read “War and Peace”? 什么时候读《战争与和平》', 'In May 五月');
  });
  afterAll(() => db.close());

  test('one word in common is found, and not offered; all that was asked is', async () => {
    const offers = async (text: string) =>
      (await similar(db, { communityId, text, limit: 3 })).filter(({ alike }) => alike);
    expect(await ids('Who has been to the old town?')).toEqual([1]);
    expect(await offers('Who has been to the old town?')).toEqual([]);
    expect(await offers('cafe')).toMatchObject([{ id: 1 }]);
    expect(await offers('Is the café by the old bridge open?')).toMatchObject([{ id: 1 }]);
    expect(await ids('Where are the ladders?')).toEqual([1]);
    expect(await offers('Where are the ladders?')).toEqual([]);
    expect(await offers('老师退休了吗')).toEqual([]);
    expect(await offers('退款怎么申请')).toMatchObject([{ id: 2 }]);
  });

  test('accents, case and width do not matter', async () => {
    expect(await ids('CAFE')).toEqual([1]);
    expect(await ids('ＣＡＦＥ')).toEqual([1]);
  });

  test('a question in one language finds an answer in the other', async () => {
    expect((await ids('how to get my money back'))[0]).toBe(2);
  });

  test('mixed text is found by either half', async () => {
    expect((await ids('战争与和平'))[0]).toBe(3);
    expect((await ids('war'))[0]).toBe(3);
  });

  test('what nobody wrote about is not found', async () => {
    expect(await ids('zebra')).toEqual([]);
    expect(await ids('怎么')).toEqual([]);
    expect(await ids('')).toEqual([]);
  });

  test('another community sees nothing of it', async () => {
    expect(await ids('cafe', 'coffee')).toEqual([]);
  });

  test('what was changed is found by its new words alone, what is gone not at all', async () => {
    await put(4, 'Opening hours of the library');
    await put(4, 'Rules of the orchestra');
    expect(await ids('library')).toEqual([]);
    expect(await ids('orchestra')).toEqual([4]);
    await put(4, 'Rules of the orchestra', '', true);
    expect(await ids('orchestra')).toEqual([]);
  });

  test('what is put twice at once is there once, as it was put last', async () => {
    const entry = { communityId, kind: 'question', id: 9 } as const;
    await entries.add(db, [
      { ...entry, title: 'violin', body: '' },
      { ...entry, title: 'trumpet', body: '' },
    ]);
    expect(await ids('violin')).toEqual([]);
    expect(await ids('trumpet')).toEqual([9]);
  });
});
