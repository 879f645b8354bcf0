import { Buffer } from 'node:buffer';
import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIEmbed,
  ButtonStyle,
  ComponentType,
  type RawFile,
} from 'discord.js';
import { type FittedMessage, fit, type Loss } from '../../src/chat/fit.ts';
import { typeOfPicture } from '../../src/chat/picture-type.ts';
import type { Button, Picture, Reply, TextFile } from '../../src/chat/reply.ts';
import { plain, shorten } from '../../src/chat/text.ts';
import { abilities } from './abilities.ts';
import { dressed, escaped } from './markdown.ts';

/** The body of one message: complete, so that the same serves for posting and for editing. */
export type Payload = { readonly body: MessageBody; readonly files: RawFile[] };

type MessageBody = {
  readonly content: string;
  readonly embeds: APIEmbed[];
  readonly components: APIActionRowComponent<APIButtonComponent>[];
  readonly attachments: {
    readonly id: string;
    readonly filename: string;
    readonly description?: string;
  }[];
  /** nobody is ever pinged by what somebody wrote */
  readonly allowed_mentions: { readonly parse: [] };
};

/** A card stands in an embed, with its title; an answer is the message's own content. */
export type Dress = 'card' | 'plain';

export type Pages = { readonly payloads: readonly Payload[]; readonly losses: readonly Loss[] };

/** Message resource: an embed's description, and an attachment's description. */
const DESCRIPTION = 4096;
const ALT = 1024;
const nameOf = (png: string) => `picture.${typeOfPicture(png)}`;

/** A reply as Discord's messages; none when there is nothing to say. `asOne`: a single message. */
export function pages(reply: Reply, dress: Dress, asOne: boolean): Pages {
  const { messages, losses } = fit(reply, abilities, asOne);
  return { payloads: messages.flatMap((message) => render(message, dress) ?? []), losses };
}

function render(message: FittedMessage, dress: Dress): Payload | undefined {
  const text = dressed(message.text);
  const enclosed = enclosedIn(message);
  const heading = message.title === undefined ? [] : [`**${escaped(message.title)}**`];
  const content = [...heading, ...(text.trim() === '' ? [] : [text])].join('\n');
  if (content === '' && enclosed.files.length === 0 && message.rows.length === 0) return undefined;
  // Escaping lengthens, and the content's limit counts the escaped text: an embed holds twice as much.
  const embedded = content !== '' && (dress === 'card' || content.length > abilities.text);
  return {
    body: {
      content: embedded ? '' : content,
      embeds: embedded ? [embed(message, text)] : [],
      components: message.rows.map((row) => ({
        type: ComponentType.ActionRow,
        components: row.map(button),
      })),
      attachments: enclosed.attachments,
      allowed_mentions: { parse: [] },
    },
    files: enclosed.files,
  };
}

/** At most one of both, as they are fitted. */
function enclosedIn({ picture, file }: FittedMessage): {
  readonly attachments: MessageBody['attachments'];
  readonly files: RawFile[];
} {
  if (picture) return { attachments: [attachment(picture)], files: [pictureFile(picture)] };
  if (file === undefined) return { attachments: [], files: [] };
  return { attachments: [{ id: '0', filename: file.name }], files: [textFile(file)] };
}

function embed({ title, text, picture }: FittedMessage, dressedText: string): APIEmbed {
  const fits = dressedText.length <= DESCRIPTION;
  const description = fits ? dressedText : shorten(escaped(plain(text)), DESCRIPTION);
  return {
    ...(title !== undefined && { title: titleOf(title) }),
    ...(description.trim() !== '' && { description }),
    ...(picture && { image: { url: `attachment://${nameOf(picture.png)}` } }),
  };
}

function titleOf(title: string): string {
  const safe = escaped(title);
  return safe.length <= abilities.title ? safe : title;
}

function attachment({ png, alt }: Picture): MessageBody['attachments'][number] {
  return { id: '0', filename: nameOf(png), description: shorten(alt, ALT) };
}

function textFile({ name, type, text }: TextFile): RawFile {
  return { name, data: Buffer.from(text), contentType: `${type}; charset=utf-8` };
}

function pictureFile({ png }: Picture): RawFile {
  return {
    name: nameOf(png),
    data: Buffer.from(png, 'base64'),
    contentType: `image/${typeOfPicture(png)}`,
  };
}

function button(given: Button): APIButtonComponent {
  const base = { type: ComponentType.Button, label: given.label } as const;
  switch (given.does) {
    case 'open':
      return { ...base, style: ButtonStyle.Link, url: given.url };
    case 'press':
      return { ...base, style: styleOf(given.tone), custom_id: given.press };
  }
}

function styleOf(tone: 'primary' | 'danger' | undefined) {
  switch (tone) {
    case 'primary':
      return ButtonStyle.Primary;
    case 'danger':
      return ButtonStyle.Danger;
    case undefined:
      return ButtonStyle.Secondary;
  }
}
