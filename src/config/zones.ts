import { localTime } from '../agenda/zone.ts';
import { nearest, type Words } from './problem.ts';

/** What people name and the zone data does not: cities, a country, letters that are not one zone alone. */
const meant: Readonly<Record<string, readonly string[]>> = {
  beijing: ['Asia/Shanghai'],
  shenzhen: ['Asia/Shanghai'],
  guangzhou: ['Asia/Shanghai'],
  delhi: ['Asia/Kolkata'],
  sanfrancisco: ['America/Los_Angeles'],
  washington: ['America/New_York'],
  china: ['Asia/Shanghai'],
  cst: ['Asia/Shanghai', 'America/Chicago'],
  ctt: ['Asia/Shanghai'],
  ist: ['Asia/Kolkata', 'Europe/Dublin'],
  jst: ['Asia/Tokyo'],
  pst: ['America/Los_Angeles'],
};

/** What is wrong with a time zone; undefined when nothing is. */
export function faultOfZone(zone: string): Words | undefined {
  if (isZone(zone)) return undefined;
  const near = nearestZones(zone);
  return (say) => {
    const hint = near.length === 0 ? say.zonesLook : say.zoneMeant({ zones: near });
    return `${say.noZone({ zone })}${hint}`;
  };
}

/**
 * Offsets such as +08:00 have no clock changes and no place, so they are not taken; nor are letters such as
 * CST, which Intl knows and the calendar refuses.
 */
function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    localTime(new Date(0), zone);
    return true;
  } catch {
    return false;
  }
}

function nearestZones(zone: string): readonly string[] {
  const city = (zone.split('/').at(-1) ?? '').toLowerCase();
  const known = Intl.supportedValuesOf('timeZone');
  const cityOf = (name: string) => name.split('/').at(-1) ?? '';
  const byCity = nearest(city, known.map(cityOf));
  const near =
    nearest(zone, known) ?? known.find((name) => byCity !== undefined && cityOf(name) === byCity);
  return meant[city.replaceAll(/[^a-z]/g, '')] ?? (near === undefined ? [] : [near]);
}
