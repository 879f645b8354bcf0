import type { Abilities } from '../../src/chat/ability.ts';

/** The longest thing a member may say. */
export const LONGEST_POST = 10_000;

/** The longest file, which is kept with its message: bytes. */
const LONGEST_FILE = 1_000_000;

/**
 * Emcee's own look. There is no platform behind it that would set limits, so these are what stays
 * readable on one screen; a press is as long as the longest that other platforms carry (Discord's
 * custom_id: 100).
 */
export const abilities: Abilities = {
  platform: 'web',
  text: 20_000,
  caption: 20_000,
  attachment: LONGEST_FILE,
  title: 200,
  buttonLabel: 80,
  buttonsPerRow: 5,
  buttonRows: 10,
  press: 100,
  toast: 0,
  ownTimes: true,
  privately: ['ephemeral'],
  asks: 'form',
  sharesCommands: false,
  pins: false,
  redrawMs: 100,
};
