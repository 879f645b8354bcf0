import { z } from 'zod';
import { saveEvent } from '../making/keeping.ts';
import { events } from '../making/store.ts';
import { op } from '../op.ts';
import { promote } from './promote.ts';

/** A place became free without anybody saying so: two accounts that both came became one member. */
export const room = op.timer({
  name: 'event room',
  payload: z.object({ event: z.int() }),
  async run({ event: id }, { community }, work) {
    const event = await work.get(events, id);
    if (event !== undefined) saveEvent(work, await promote(work, community, event));
  },
});
