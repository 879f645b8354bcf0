import { describe, it } from 'vitest';
import { delivering } from '../support/contract/delivering.ts';
import { failing } from '../support/contract/failing.ts';
import { hearing } from '../support/contract/hearing.ts';
import { host, platformNames } from '../support/contract/host.ts';

const groups = { delivering, failing, hearing };

describe.each(platformNames)('the adapter for %s', (name) => {
  describe.each(Object.entries(groups))('%s', (_, cases) => {
    for (const [what, run, except = {}] of cases) {
      const reason = except[name];
      if (reason === undefined) it(what, async () => run(await host(name)));
      else it.skip(`${what} (not here: ${reason})`);
    }
  });
});
