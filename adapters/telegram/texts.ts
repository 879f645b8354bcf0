import type { Locale } from '../../src/chat/locale.ts';

/** The few words that only make sense on Telegram. */
export type Texts = {
  readonly sentDirect: string;
  readonly openPrivate: string;
  readonly openButton: string;
};

export const texts: Readonly<Record<Locale, Texts>> = {
  en: {
    sentDirect: 'I sent it to you in our private chat.',
    openPrivate: 'This is for you alone. Open our private chat, press Start, then ask again.',
    openButton: 'Open private chat',
  },
  zh: {
    sentDirect: '已经私聊发给您了。',
    openPrivate: '这条内容只给您看。请打开与我的私聊，点“开始”，然后再试一次。',
    openButton: '打开私聊',
  },
};
