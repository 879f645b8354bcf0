import type { Abilities } from '../../src/chat/ability.ts';

/** Receiving and responding, modal: up to 5 components. */
export const FORM_FIELDS = 5;

/** What Discord can do. Limits as its developer documentation states them, on the page named. */
export const abilities: Abilities = {
  platform: 'discord',
  /** Message resource: `content`; an embed's description holds 4096. */
  text: 2000,
  /** A picture is an attachment of the message, whose content keeps its whole length. */
  caption: 2000,
  /** Reference, uploading files: 10 MiB by default, more by a server's level. */
  attachment: 10_000_000,
  /** Message resource, embed limits: `title`. */
  title: 256,
  /** Component reference, button: `label`. */
  buttonLabel: 80,
  /** Component reference, action row: up to 5 buttons. */
  buttonsPerRow: 5,
  /** Component reference, legacy behaviour: up to 5 action rows a message. */
  buttonRows: 5,
  /** Component reference: `custom_id` holds 100 characters, hence 100 bytes at least. */
  press: 100,
  /** A tap is answered by an ephemeral message; nothing pops up. */
  toast: 0,
  /** Reference, message formatting: `<t:unix:f>`. */
  ownTimes: true,
  /** Receiving and responding: flag EPHEMERAL; User resource: Create DM. */
  privately: ['ephemeral', 'direct'],
  /** Receiving and responding: MODAL. */
  asks: 'form',
  formFields: FORM_FIELDS,
  sharesCommands: false,
  /**
   * Uploads reach 10 MB and more by a server's level; an option's file is shown to nobody but who chose it.
   */
  files: { most: 25_000_000, alone: true },
  pins: true,
  /** Rate limits: edits share a channel's bucket, seen in its headers as 5 in 5 seconds. */
  redrawMs: 1500,
};

/** Application commands, option structure: choices. */
export const OPTION_CHOICES = 25;
