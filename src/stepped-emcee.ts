import { abilities as discord } from '../adapters/discord/abilities.ts';
import { abilitiesOf as telegram } from '../adapters/telegram/abilities.ts';
import { abilities as web } from '../adapters/web/abilities.ts';
import type { Platform } from './bot/port.ts';
import type { Abilities } from './chat/ability.ts';
import { type EmceeOptions, openEmcee } from './emcee.ts';
import { openStage, type Shown, type Stage } from './rehearsal/stage.ts';
import { type SteppedClock, settle, steppedClock } from './stepped-clock.ts';

/** Nobody else works on these days, so looking for what others left can be rare. */
const SELDOM_MS = 2 * 3_600_000;

const ABILITIES: readonly Abilities[] = [telegram({ ephemeral: false }), discord, web];

type Options<Platforms> = Omit<EmceeOptions, 'clock' | 'lookEveryMs' | 'platforms' | 'redisUrl'> & {
  readonly platforms: Platforms;
};

/**
 * Emcee on a clock that is moved by hand: a moment is over once all that it set off is done.
 * @param openWith what else it is opened with, which may itself depend on the clock
 * @param alsoSettled resolves when what others do at that moment is done, before the bot is asked
 */
export function steppedEmcee<const Platforms extends readonly Platform[]>(
  from: string | Date,
  openWith: (clock: SteppedClock) => Options<Platforms>,
  alsoSettled: () => Promise<void> = async () => {},
) {
  const clock = steppedClock(from, settled);
  const options = openWith(clock);
  const emcee = openEmcee({ ...options, clock, lookEveryMs: SELDOM_MS });
  async function settled(): Promise<void> {
    await settle();
    await alsoSettled();
    await emcee.settled();
  }
  return { emcee, clock, platforms: options.platforms };
}

/** A platform of each kind where nobody is, with the abilities of the real one. */
export function stagesOn(
  clock: SteppedClock,
  appeared: (it: Shown) => void,
  isWanted: (platform: string) => boolean = () => true,
): readonly Stage[] {
  return ABILITIES.filter(({ platform }) => isWanted(platform)).map((abilities) =>
    openStage(abilities, { clock, appeared, guilds: abilities === discord }),
  );
}
