import { type Locale, localeOf } from '../../../../src/chat/locale.ts';
import { createStore } from './store.ts';

/** What the address bar carries, so that a link opens a window as somebody, somewhere. */
export type Address = {
  readonly community?: string | undefined;
  readonly as?: string | undefined;
  readonly room?: string | undefined;
  /** a platform's name; 'web' is Emcee's own look */
  readonly look: string;
  readonly lang: Locale;
};

export const address = createStore<Address>(read());

export function go(change: Partial<Address>): void {
  address.update((now) => ({ ...now, ...change }));
  history.replaceState(null, '', linkTo({}));
}

/** The address of this window with something changed. */
export function linkTo(change: Partial<Address>): string {
  const next = { ...address.get(), ...change };
  const query = new URLSearchParams();
  for (const key of ['community', 'as', 'room'] as const) {
    const value = next[key];
    if (value !== undefined) query.set(key, value);
  }
  if (next.look !== 'web') query.set('look', next.look);
  query.set('lang', next.lang);
  return `?${query.toString().replaceAll('%40', '@')}`;
}

function read(): Address {
  const query = new URLSearchParams(location.search);
  const given = (key: string) => query.get(key) ?? undefined;
  return {
    community: given('community'),
    as: given('as'),
    room: given('room'),
    look: given('look') ?? 'web',
    lang: localeOf(given('lang')) ?? localeOf(navigator.language) ?? 'en',
  };
}
