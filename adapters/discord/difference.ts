import { isDeepStrictEqual } from 'node:util';

/** What of a command or option is ours to say; Discord adds ids, versions, contexts and more. */
const ours = [
  'type',
  'name',
  'description',
  'description_localizations',
  'default_member_permissions',
  'required',
  'autocomplete',
  'choices',
  'min_value',
  'max_value',
  'max_length',
  'options',
];

/**
 * The names of what differs between a command as wanted and as registered, such as
 * `options[1].max_value`; none when registering it would change nothing. What Discord leaves out, sends as
 * null or fills with an empty list or `false` counts as absent.
 */
export function differences(wanted: object, registered: object): string[] {
  return compare(wanted, registered, '');
}

function compare(wanted: unknown, registered: unknown, at: string): string[] {
  const [a, b] = [meant(wanted), meant(registered)];
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length)
    return a.flatMap((one, index) => compare(one, b[index], `${at}[${index}]`));
  if (isRecord(a) && isRecord(b)) {
    const names = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...names]
      .filter((name) => /(choices\[\d+\]|_localizations)$/.test(at) || ours.includes(name))
      .flatMap((name) => compare(a[name], b[name], at === '' ? name : `${at}.${name}`));
  }
  return isDeepStrictEqual(a, b) ? [] : [at];
}

function meant(value: unknown): unknown {
  if (value === null || value === false) return undefined;
  if (typeof value === 'object' && Object.keys(value).length === 0) return undefined;
  return value;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
