import type { Text } from '../../../chat/text.ts';

export const en = {
  language: {
    about: 'Choose the language I speak with you',
    options: { language: 'which language: zh, en, or auto' },
  },
  link: {
    about: 'Join your accounts on several platforms into one',
    options: { code: 'the code from your other account' },
  },

  speaks: 'I speak English with you from now on.',
  follows: 'From now on I speak the language your app tells me, else that of the community.',

  code: (it: { code: string; minutes: number }): Text => [
    'In your other account, send me in private:\n',
    { is: 'code', text: `/link ${it.code}` },
    `\nIt works once, within ${it.minutes} minutes. That account's points and check-ins then come to this one. Give the code to nobody else.`,
  ],
  linked: (it: { name: string; balance: number; rank: number }) =>
    `Done: this account is now ${it.name} as well. Together you have ${it.balance === 1 ? '1 point' : `${it.balance} points`}, rank ${it.rank}.`,
  unknownCode: 'I don’t know this code. Send /link in your other account to get a new one.',
  expired: 'This code is too old. Send /link in your other account to get a new one.',
  ownCode:
    'This code is your own: type it in your other account. If you did, the two are one already.',
};
export type Texts = typeof en;
