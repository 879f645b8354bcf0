import { expect } from 'vitest';
import type { Sql } from '../../../src/database/sql.ts';
import type { Message, Tap } from '../telegram-server/shapes.ts';
import { holds } from './bot.ts';
import { allReceived, type TelegramCrowd, telegramCrowd } from './telegram-crowd.ts';

const CODES = 500;
const PEOPLE = 2000;
export const CODE = /TEA-[2-9A-HJ-NP-Z]{10}/;
export const START = `drop start Winter tea ${CODES} until=2h`;

const pools = `  coupons: { pools: { tea: { generate: { length: 10, prefix: TEA- }, valid: 10d } } }`;

/** A group of two thousand, for whom there are five hundred codes. */
export const dropCrowd = () => telegramCrowd(PEOPLE, pools);

/** The card, once it stands. */
export async function cardIn({ group }: TelegramCrowd): Promise<Message> {
  const find = () => group.messages.find(({ buttons }) => buttons.length > 0);
  await holds('the card', () => find() !== undefined);
  return find() as Message;
}

/** What each member heard, in the order in which they tapped. */
type Heard = readonly { readonly name: string; readonly answers: readonly string[] }[];

/**
 * Everybody taps three times at once, and Telegram delivers every seventh tap twice. Whoever is the
 * first to hear that all are gone must hear it when all are.
 * @param before called before each of the three rounds
 */
export async function everybodyTaps(
  { members, server }: TelegramCrowd,
  card: Message,
  database: Sql,
): Promise<Heard> {
  let atFirstRefusal: Promise<unknown> | undefined;
  const end = server.watch((change) => {
    if (change.kind === 'answered' && /are gone/.test(change.tap.answer?.text ?? ''))
      atFirstRefusal ??= database.query(
        `select d."left", (select count(*) from coupon_claim) as claimed from coupon_drop d`,
      );
  });
  const taps = members.map((): Tap[] => []);
  for (const round of [0, 1, 2])
    for (const [n, member] of members.entries()) {
      taps[n]?.push(member.taps(card, 'Get a code'));
      const update = server.updates.at(-1);
      if ((n + round) % 7 === 0 && update !== undefined) server.redeliver(update);
    }
  await allReceived(server);
  const heard = await Promise.all(
    members.map(async ({ user }, n) => {
      const answers = await Promise.all((taps[n] ?? []).map((tap) => tap.answered()));
      return { name: user.first_name, answers: answers.map(({ text }) => text) };
    }),
  );
  end();
  expect(await atFirstRefusal).toEqual([{ left: 0, claimed: CODES }]);
  return heard;
}

/** Five hundred have a code each, told once and again; the others heard that all are gone. */
export function everybodyHeardRight(heard: Heard): ReadonlyMap<number, string> {
  const order = new Map<number, string>();
  const codes = new Set<string>();
  for (const { name, answers } of heard) {
    const own = new Set(answers.map((text) => CODE.exec(text)?.[0] ?? 'none'));
    expect(own.size, `${name} heard ${answers.join(' | ')}`).toBe(1);
    const numbers = answers.flatMap((text) => /yours is number (\d+) of 500/.exec(text)?.[1] ?? []);
    if (own.has('none')) {
      expect(answers).toEqual(Array(3).fill('“Winter”: all codes are gone.'));
      continue;
    }
    for (const code of own) codes.add(code);
    expect(numbers, name).toHaveLength(1);
    expect(answers.filter((text) => text.includes('you have this code'))).toHaveLength(2);
    order.set(Number(numbers[0]), name);
  }
  expect(codes.size).toBe(CODES);
  expect([...order.keys()].toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: CODES }, (_, n) => n + 1),
  );
  return order;
}

/** The books say what was said: the audit lists the winners in the order that they were told. */
export async function booksAgree(
  database: Sql,
  order: ReadonlyMap<number, string>,
  audit: (page: number) => Promise<string>,
): Promise<void> {
  const pages = await Promise.all(Array.from({ length: CODES / 10 }, (_, page) => audit(page + 1)));
  const lines = pages.flatMap((page) => page.match(/^\d+\. .*? · /gm) ?? []);
  const told = Array.from({ length: CODES }, (_, n) => `${n + 1}. ${order.get(n + 1)} · `);
  expect(lines).toEqual(told);
  expect(pages.join('\n')).not.toMatch(CODE);
  const [row] = await database.query(
    `select d.claimed, d."left", d.state,
       (select count(*) from coupon_claim) as claims,
       (select count(distinct coupon_id) from coupon_claim) as codes,
       (select count(distinct member_id) from coupon_claim) as members,
       (select count(*) from coupon where state = 'claimed') as out,
       (select count(*) from coupon) as all
     from coupon_drop d`,
  );
  expect(row).toEqual({
    ...{ claimed: CODES, left: 0, state: 'gone', claims: CODES, codes: CODES },
    ...{ members: CODES, out: CODES, all: CODES },
  });
}

/** Tables whose rows leave the process, or stand for what left it. */
const KEPT = `select r::text as row from receipt r union all select d::text from delivery d
  union all select t::text from timer t union all select p::text from card_post p
  union all select c::text from coupon c`;

/** Codes stand in no message of a group, in no line of the log and in no row. */
export async function codesStayPrivate(
  { group, lounge }: TelegramCrowd,
  database: Sql,
  printed: string,
): Promise<void> {
  const said = [...group.messages, ...lounge.messages].flatMap(({ text, html, history }) => [
    text,
    html,
    ...history.map((past) => past.html),
  ]);
  expect(said.join('\n')).not.toMatch(CODE);
  expect(printed).not.toMatch(CODE);
  const rows = await database.query<{ row: string }>(KEPT);
  expect(rows.map(({ row }) => row).join('\n')).not.toMatch(CODE);
}

/** Toasts hold 200 characters: every answer came as one, and waits to be read. */
export function saidInNotices({ server, group }: TelegramCrowd, card: Message): void {
  expect(group.messages).toEqual([card]);
  const notices = server.calls.filter(({ method }) => method === 'answerCallbackQuery');
  for (const { values } of notices) {
    expect(String(values['text']).length).toBeLessThanOrEqual(200);
    if (CODE.test(String(values['text']))) expect(values['show_alert']).toBe(true);
  }
}
