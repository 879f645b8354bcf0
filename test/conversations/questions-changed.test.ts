import { expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

const ADMIN = 'admin: { telegram: [5200077002], web: [mei] }';
const ROLES = `${ADMIN}\nhelper: { telegram: [5200077003], web: [sam] }`;
const operations = 'questions: {}';
const house = nightWith({ roles: ROLES, operations });

it("an entry's title and answer are changed, together or alone, and how it read is kept", async () => {
  const { lin, sam } = await community(house, { on: ['telegram'] });
  await sam.types('/teach add "Where are the cups?" In the kitchen.');
  await sam.types('/teach edit 1 title="Where are the mugs?"');
  await sam.sees(/Entry 1, “Where are the mugs\?”, is changed/);
  await lin.types('/faq mugs');
  await lin.sees(/Where are the mugs\?\n\nIn the kitchen\./);
  await lin.types('/faq cups');
  await lin.sees(/found nothing/);
  await sam.types('/teach edit 1 title="Where are mugs and plates?" On the shelf.');
  await lin.types('/faq plates');
  await lin.sees(/Where are mugs and plates\?\n\nOn the shelf\./);
  await sam.types('/teach edit 1');
  await sam.sees(/Nothing changes yet.*\/teach edit 1 title="Where are mugs and plates\?"/);
  await sam.types('/teach history 1');
  const read = await sam.sees(/Entry 1, as it read before/);
  expect(read).toMatch(/Title: “Where are the cups\?” \(changed at .* by Sam\)/);
  expect(read).toMatch(/Title: “Where are the mugs\?”.*\n+Answer: “In the kitchen\.”/);
  await lin.types('/teach history 1');
  await lin.sees(/is for helpers/);
  await sam.types('/teach history 2');
  await sam.sees(/There is no entry 2\. \/faq lists them/);
});

it('how a question read before comes in pages', async () => {
  const { lin, ada } = await community(house, { on: ['telegram'] });
  await lin.types('/ask How long does tea keep? 0');
  for (const n of [1, 2, 3, 4, 5, 6])
    await lin.types(`/question edit 1 How long does tea keep? ${n}`);
  await ada.types('/question history 1');
  const first = await ada.sees(/#1, as it read before · page 1 of 2/);
  expect(first).toMatch(/keep\? 0”(.|\n)*keep\? 4”/);
  expect(first).not.toMatch(/keep\? 5”/);
  await ada.types('/question history 1 2');
  await ada.sees(/page 2 of 2\n+#1: “How long does tea keep\? 5”/);
  await ada.types('/question history 1 3');
  await ada.sees(/only 2 pages/);
});

it('a helper who is none any more in the middle of it writes nothing', async () => {
  const { sam, changes, database } = await community(house, { on: ['telegram'] });
  await sam.types('/teach add');
  await sam.sees(/The question it answers\?/);
  await sam.answers('Where are the cups?');
  await sam.sees(/The answer\?/);
  await changes(nightWith({ roles: ADMIN, operations }));
  await sam.answers('In the kitchen.');
  await sam.sees(/\/teach add is for helpers/);
  expect(await database.query('select 1 from faq_entry')).toEqual([]);
});

it('a draft is kept for a week, and then no more', async () => {
  const { lin, ada, sam, clock, database } = await community(house, { on: ['telegram'] });
  await lin.types('/ask How long does green tea keep?');
  await ada.types('/ask How long will green tea keep?');
  await ada.sees(/Does one of these help/);
  await clock.advance({ days: 6 });
  await sam.types('/ask How long does green tea keep, then?');
  await sam.sees(/Does one of these help/);
  await clock.advance({ days: 2 });
  const drafts = await database.query('select text from question_draft');
  expect(drafts).toEqual([{ text: 'How long does green tea keep, then?' }]);
  await sam.taps('Ask anyway');
  await sam.sees(/Your question #2 is on its way/);
});

it('a reply that is edited to too much, or to nothing one can read, leaves the answer as it was', async () => {
  const { lin, sam, group, telegram, cast, settled, database } = await community(house, {
    on: ['telegram'],
  });
  await lin.types('/ask How long does green tea keep?');
  const place = telegram.group('group');
  const replyTo = place.messages.findLast(({ text }) => text.startsWith('Question #1'));
  if (replyTo === undefined) throw new Error('the card is not there');
  const user = telegram.user(cast.sam);
  const said = user.says(place, 'A month.', { replyTo });
  await settled();
  user.edits(said, 'x'.repeat(1501));
  await settled();
  await group.shows(/An answer has at most 1500 characters/);
  user.edits(said, '\u3164');
  await settled();
  await group.shows(/There is nothing to read in that/);
  user.says(place, '\u200b\u200d', { replyTo });
  await settled();
  for (const typed of ['/answer #1 \u3164', '/question edit 1.1 \u3164', '/ask \u3164']) {
    await sam.types(typed);
    await sam.sees(/There is nothing to read in that/);
  }
  await lin.types('/question edit 1 \u3164');
  await lin.sees(/There is nothing to read in that/);
  const kept = 'select text from answer union all select text from question';
  expect(await database.query(kept)).toEqual([
    { text: 'A month.' },
    { text: 'How long does green tea keep?' },
  ]);
  user.edits(said, 'A year.');
  await settled();
  expect(await database.query('select text from answer')).toEqual([{ text: 'A year.' }]);
});

it('a question kept while answers were read goes where questions go, when its space is gone by then', async () => {
  const spaces = 'group: { telegram: -1001000000001 }';
  const meeting = await community(
    nightWith({ roles: ROLES, operations, spaces: `${spaces}\nhall: { web: hall }` }),
    { on: ['telegram', 'web'] },
  );
  const { lin, sam } = meeting;
  await lin.on('telegram').types('/ask in=hall How long does green tea keep?');
  await sam.on('telegram').types('/ask in=hall How long does green tea keep fresh?');
  await sam.sees(/Does one of these help/);
  await meeting.changes(nightWith({ roles: ROLES, operations, spaces }));
  await sam.taps('Ask anyway');
  await sam.sees(/question #2 is on its way to group/);
  await meeting.room('group').shows(/Question #2/);
});
