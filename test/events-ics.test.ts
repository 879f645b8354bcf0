import { describe, expect, it } from 'vitest';
import { abilities as discord } from '../adapters/discord/abilities.ts';
import { abilitiesOf as telegram } from '../adapters/telegram/abilities.ts';
import { abilities as web } from '../adapters/web/abilities.ts';
import { calendarOf, type Dated } from '../src/operations/events/calendar/ics.ts';
import { MOST_IN_FILE } from '../src/operations/events/calendar/store.ts';

const details: Dated['details'] = {
  ...{ name: 'Tea; cakes, and \\ more', about: 'Bring cups.\nAnd friends; many, many.' },
  ...{ place: '北京市东城区, 5; 2nd floor', capacity: undefined, cutoff: undefined, guests: 0 },
  ...{ who: 'all', reminders: [], spaces: ['hall'], points: 0, attend: 'button', survey: false },
};
const tea: Dated = {
  ...{ id: 7, details, state: 'planned', version: 2 },
  ...{ startsAt: new Date('2026-03-04T12:00:00Z'), endsAt: new Date('2026-03-04T14:00:00Z') },
  ...{ createdAt: new Date('2026-03-01T00:00:00Z'), changedAt: new Date('2026-03-02T09:30:00Z') },
};
const written = (events: readonly Dated[], name = 'Night; Readers') =>
  calendarOf({ id: 'night' }, name, events, ({ id }) => `To say that you come: /rsvp #${id} yes`);

/** Properties of each component, unfolded and unescaped, as RFC 5545 has them. */
function read(text: string): { readonly is: string; readonly has: Map<string, string> }[] {
  const lines = text
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter(Boolean);
  const open: { is: string; has: Map<string, string> }[] = [];
  const all: typeof open = [];
  for (const line of lines) {
    const [, name = '', value = ''] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
    if (name === 'BEGIN') open.push({ is: value, has: new Map() });
    else if (name === 'END') {
      const done = open.pop();
      expect(done?.is).toBe(value);
      if (done) all.push(done);
    } else
      open.at(-1)?.has.set(
        name,
        value.replaceAll(/\\([\\;,nN])/g, (_, mark) => (/n/i.test(mark) ? '\n' : mark)),
      );
  }
  expect(open).toEqual([]);
  return all;
}

const eventIn = (text: string, n = 0) =>
  Object.fromEntries(read(text).filter(({ is }) => is === 'VEVENT')[n]?.has ?? []);

describe('a calendar', () => {
  it('holds each event with its number, its version and its time in UTC', () => {
    expect(eventIn(written([tea]))).toMatchObject({
      UID: 'event-7@night.emcee',
      SEQUENCE: '2',
      DTSTAMP: '20260302T093000Z',
      'LAST-MODIFIED': '20260302T093000Z',
      CREATED: '20260301T000000Z',
      DTSTART: '20260304T120000Z',
      DTEND: '20260304T140000Z',
      STATUS: 'CONFIRMED',
    });
  });

  it('gives words back as they were', () => {
    const it = eventIn(written([tea]));
    expect(it['SUMMARY']).toBe(details.name);
    expect(it['LOCATION']).toBe(details.place);
    expect(it['DESCRIPTION']).toBe(
      'Bring cups.\nAnd friends; many, many.\n\nTo say that you come: /rsvp #7 yes',
    );
    const [calendar] = read(written([tea])).slice(-1);
    expect(calendar?.has.get('X-WR-CALNAME')).toBe('Night; Readers');
    expect(calendar?.has.get('VERSION')).toBe('2.0');
    expect(calendar?.has.get('METHOD')).toBe('PUBLISH');
  });

  it('gives the address of what takes place at one', () => {
    const online = { ...tea, details: { ...details, place: 'https://meet.example/tea?x=1,2' } };
    expect(eventIn(written([online]))['URL']).toBe('https://meet.example/tea?x=1,2');
    expect(eventIn(written([tea]))['URL']).toBeUndefined();
  });

  it('marks what was called off, and what is not sure', () => {
    const off = { ...tea, state: 'cancelled' } as const;
    const text = written([off, { ...tea, id: 8, tentative: true }]);
    expect(eventIn(text)).toMatchObject({ STATUS: 'CANCELLED', UID: 'event-7@night.emcee' });
    expect(eventIn(text, 1)).toMatchObject({ STATUS: 'TENTATIVE' });
  });

  it.each([
    '很长的名字，没有空格'.repeat(20),
    '👩‍👩‍👧‍👦🎉'.repeat(30),
    'a'.repeat(300),
    `${'x'.repeat(66)}\\;,`,
  ])('folds lines of 75 octets at most, within no character: %s', (name) => {
    const text = written([{ ...tea, details: { ...details, name, about: name } }], name);
    const lines = text.split('\r\n');
    for (const line of lines) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line.isWellFormed()).toBe(true);
    }
    expect(text).not.toMatch(/[^\r]\n|\r[^\n]/);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(eventIn(text)['SUMMARY']).toBe(name);
  });

  it('as a file is short enough for every platform, however long its texts are', () => {
    const long = {
      ...details,
      name: '茶'.repeat(80),
      about: '茶'.repeat(1000),
      place: '茶'.repeat(200),
    };
    const all = Array.from({ length: MOST_IN_FILE }, (_, n) => ({ ...tea, id: n, details: long }));
    const bytes = Buffer.byteLength(written(all));
    for (const { attachment } of [telegram({ ephemeral: false }), discord, web])
      expect(bytes).toBeLessThan(attachment);
  });

  it('is the same for the same events, and whole without any', () => {
    expect(written([tea])).toBe(written([{ ...tea }]));
    expect(read(written([])).map(({ is }) => is)).toEqual(['VCALENDAR']);
  });
});
