/** Payloads as this adapter sends them: the part of https://core.telegram.org/bots/api that it uses. */
export type SendMessage = Addressed & {
  readonly text: string;
  readonly parse_mode: 'HTML';
  readonly link_preview_options: { readonly is_disabled: true };
};

export type SendPhoto = Omit<Addressed, 'reply_parameters'> & {
  readonly photo: Upload;
  readonly caption: string;
  readonly parse_mode: 'HTML';
  /** JSON: telegraf leaves objects out of multipart bodies without a word */
  readonly reply_parameters?: string;
};

export type SendDocument = Omit<SendPhoto, 'photo'> & { readonly document: Upload };

type Addressed = {
  readonly chat_id: number;
  readonly message_thread_id?: number;
  /** Bot API 10.2: the one member of the group who will see it */
  readonly receiver_user_id?: number;
  readonly reply_parameters?: ReplyTo;
  readonly reply_markup?: Keyboard | ForceReply;
};

export type ReplyTo = {
  readonly message_id: number;
  readonly allow_sending_without_reply: true;
};

/** A file of a multipart body, as telegraf takes it. */
export type Upload = { readonly source: Buffer; readonly filename: string };

type Edit = {
  readonly chat_id: number;
  readonly message_id: number;
  readonly reply_markup: Keyboard;
};

export type EditText = Edit & Pick<SendMessage, 'text' | 'parse_mode' | 'link_preview_options'>;
export type EditCaption = Edit & { readonly caption: string; readonly parse_mode: 'HTML' };
export type EditMedia = Edit & {
  readonly media: {
    readonly type: 'photo';
    readonly media: Upload;
    readonly caption: string;
    readonly parse_mode: 'HTML';
  };
};

export type Keyboard = { readonly inline_keyboard: readonly (readonly KeyboardButton[])[] };
export type KeyboardButton = { readonly text: string; readonly style?: 'primary' | 'danger' } & (
  | { readonly callback_data: string }
  | { readonly url: string }
);

/** The asker's client opens a reply to the question; `selective`: theirs alone. */
export type ForceReply = { readonly force_reply: true; readonly selective: true };

export type AnswerQuery = {
  readonly callback_query_id: string;
  readonly text?: string;
  readonly show_alert?: boolean;
  /** `t.me/our_bot?start=…` opens the private chat */
  readonly url?: string;
};

/** What may travel in the answer to a webhook: nobody learns whether it went well. */
export type BlindCall =
  | ({ readonly method: 'sendMessage' } & SendMessage)
  | ({ readonly method: 'answerCallbackQuery' } & AnswerQuery);

export type MenuEntry = { readonly command: string; readonly description: string };

export type MenuScope =
  | { readonly type: 'all_private_chats' }
  | { readonly type: 'chat' | 'chat_administrators'; readonly chat_id: number }
  | { readonly type: 'chat_member'; readonly chat_id: number; readonly user_id: number };
