/** Of how everything is typed, what begins with this verb; all of it where nothing does. */
export function verbUsage(usage: string, verb = ''): string {
  const ways = usage.split(/\n(?=emcee )/);
  const own = ways.filter((way) => way.startsWith(`emcee ${verb} `));
  return (own.length > 0 ? own : ways).join('\n');
}
