import type { Community, FoundPicture, NoPicture } from '../../bot/community.ts';
import { findCommand } from '../../bot/find-command.ts';
import { receivePicture } from '../../bot/picture.ts';
import type { Reading } from '../../bot/work.ts';
import type { FileRef } from '../../chat/incoming.ts';
import type { KeptPicture } from '../../outbox/picture.ts';
import { type Content, check, LONGEST, type PostButton } from './rule.ts';
import type { Texts } from './texts/en.ts';

/** What an author gives; what is not given stays as it is. */
export type Given = {
  readonly text: string | undefined;
  readonly also: string | undefined;
  readonly buttons: readonly PostButton[] | undefined;
  /** a file beside the config */
  readonly picture: string | undefined;
  /** one that was sent along */
  readonly photo: FileRef | undefined;
  readonly alt: string | undefined;
  /** what it is to lose */
  readonly without?: 'also' | 'buttons' | undefined;
};

export type Composed =
  | {
      readonly is: 'good';
      readonly content: Content;
      readonly picture: Omit<KeptPicture, 'at'> | undefined;
    }
  | { readonly is: 'bad'; readonly why: string };

/** The picture that came along, looked at before the work begins: it takes long to come. */
export async function photoSent(
  { options: { photo } }: { readonly options: Pick<Given, 'photo'> },
  { open }: Pick<Reading, 'open'>,
): Promise<FoundPicture | undefined> {
  return photo && receivePicture(await open(photo));
}

/** A post out of what was given, on top of what it said before; or what is wrong with it. */
export function compose(given: Given, before: Content, { community, say, sent }: Around): Composed {
  const bad = (why: string): Composed => ({ is: 'bad', why });
  const strange = given.buttons?.map(commandIn).find((one) => isStrange(one, community));
  if (strange !== undefined) return bad(say.unknownCommand({ command: strange }));
  const found = pictureFor(given.picture, { community, say, sent });
  if (typeof found === 'string') return bad(found);
  const picture = found && { id: found.id, base64: found.base64 };
  const content = over(before, given, picture);
  const checked = check(content);
  if (checked.is === 'empty') return bad(say.empty);
  if (checked.is === 'too-long') return bad(say.tooLong({ length: checked.length, max: LONGEST }));
  return { is: 'good', content, picture };
}

type Around = {
  readonly community: Community;
  readonly say: Texts;
  readonly sent: FoundPicture | undefined;
};

const NO_FOLDER: FoundPicture = { ok: false, why: 'missing' };

function over(
  before: Content,
  { text, also, buttons, alt, without }: Given,
  picture: { readonly id: string } | undefined,
): Content {
  const kept = { ...before };
  if (without !== undefined) delete kept[without];
  const content: Content = {
    ...kept,
    ...(text !== undefined && { text }),
    ...(also !== undefined && { also }),
    ...(buttons && { buttons }),
    ...(picture && { picture: { id: picture.id } }),
  };
  return withAlt(content, alt);
}

function withAlt(content: Content, alt: string | undefined): Content {
  const { picture } = content;
  return picture && alt !== undefined ? { ...content, picture: { ...picture, alt } } : content;
}

const commandIn = (button: PostButton) => ('command' in button ? button.command : undefined);

function isStrange(words: string | undefined, community: Community): boolean {
  if (words === undefined) return false;
  const [name = '', ...rest] = words.split(' ');
  return findCommand(community, { name, typed: rest.join(' ') }) === undefined;
}

/** The one picture that is meant, if any; or what is wrong with it. */
function pictureFor(
  file: string | undefined,
  { community, say, sent }: Around,
): Extract<FoundPicture, { ok: true }> | string | undefined {
  if (file !== undefined && sent !== undefined) return say.picture.both;
  if (file === undefined) return sent?.ok === false ? sentWords(say, sent.why) : sent;
  const found = community.pictures?.(file) ?? NO_FOLDER;
  return found.ok ? found : pictureWords(say, file, found.why);
}

function sentWords({ picture: say }: Texts, why: NoPicture): string {
  if (why === 'too-large') return say.sentTooLarge;
  return why === 'unknown' ? say.sentUnknown : say.sentGone;
}

function pictureWords(say: Texts, file: string, why: NoPicture): string {
  switch (why) {
    case 'missing':
      return say.picture.missing({ file });
    case 'elsewhere':
      return say.picture.elsewhere({ file });
    case 'unknown':
      return say.picture.unknown({ file });
    case 'too-large':
      return say.picture.tooLarge({ file });
  }
}
