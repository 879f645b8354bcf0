/** The parts of request bodies that the server reads, before anything about them is believed. */

export interface EmbedBody {
  readonly title?: string | null;
  readonly description?: string | null;
  readonly fields?: readonly { readonly name?: string; readonly value?: string }[] | null;
  readonly footer?: { readonly text?: string | null } | null;
  readonly author?: { readonly name?: string | null } | null;
}

interface SelectOptionBody {
  readonly label?: string;
  readonly value?: string;
  readonly description?: string | null;
  readonly default?: boolean;
}

export interface ComponentBody {
  readonly type: number;
  readonly id?: number | null;
  readonly components?: readonly ComponentBody[];
  readonly component?: ComponentBody;
  readonly accessory?: ComponentBody;
  readonly custom_id?: string | null;
  readonly label?: string | null;
  readonly description?: string | null;
  readonly style?: number;
  readonly disabled?: boolean | null;
  readonly url?: string | null;
  readonly emoji?: { readonly name?: string | null; readonly id?: string | null } | null;
  readonly content?: string;
  readonly options?: readonly SelectOptionBody[];
  readonly placeholder?: string | null;
  readonly min_values?: number | null;
  readonly max_values?: number | null;
  readonly min_length?: number | null;
  readonly max_length?: number | null;
  readonly required?: boolean | null;
  readonly value?: string | null;
}

export interface AttachmentBody {
  readonly id?: string | number;
  readonly filename?: string | null;
  readonly description?: string | null;
}

export interface MentionsBody {
  readonly parse?: readonly string[] | null;
  readonly users?: readonly string[] | null;
  readonly roles?: readonly string[] | null;
}

export interface PollBody {
  readonly question?: { readonly text?: string };
  readonly answers?: readonly { readonly poll_media?: { readonly text?: string } }[];
  readonly duration?: number;
  readonly allow_multiselect?: boolean;
}

export interface MessageBody {
  readonly content?: string | null;
  readonly embeds?: readonly EmbedBody[] | null;
  readonly components?: readonly ComponentBody[] | null;
  readonly attachments?: readonly AttachmentBody[] | null;
  readonly allowed_mentions?: MentionsBody | null;
  readonly flags?: number | null;
  readonly nonce?: string | number | null;
  readonly enforce_nonce?: boolean | null;
  readonly sticker_ids?: readonly string[] | null;
  readonly poll?: PollBody | null;
  readonly message_reference?: {
    readonly message_id?: string;
    readonly fail_if_not_exists?: boolean | null;
  } | null;
}

export interface ModalBody {
  readonly custom_id?: string;
  readonly title?: string;
  readonly components?: readonly ComponentBody[];
}

export interface ChoiceBody {
  readonly name: string;
  readonly value: string | number;
  readonly name_localizations?: Readonly<Record<string, string>> | null;
}

export interface OptionBody {
  readonly type: number;
  readonly name: string;
  readonly description: string;
  readonly name_localizations?: Readonly<Record<string, string>> | null;
  readonly description_localizations?: Readonly<Record<string, string>> | null;
  readonly required?: boolean | null;
  readonly autocomplete?: boolean | null;
  readonly choices?: readonly ChoiceBody[] | null;
  readonly options?: readonly OptionBody[] | null;
  readonly min_value?: number | null;
  readonly max_value?: number | null;
  readonly min_length?: number | null;
  readonly max_length?: number | null;
}

export interface CommandBody {
  readonly type?: number | null;
  readonly name?: string;
  readonly description?: string | null;
  readonly name_localizations?: Readonly<Record<string, string>> | null;
  readonly description_localizations?: Readonly<Record<string, string>> | null;
  readonly options?: readonly OptionBody[] | null;
  readonly default_member_permissions?: string | number | null;
}

export interface CallbackBody {
  readonly type?: number;
  readonly data?: (MessageBody & ModalBody & { readonly choices?: readonly ChoiceBody[] }) | null;
}

/** A file part of a multipart request. */
export interface UploadedFile {
  readonly field: string;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}
