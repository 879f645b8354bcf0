import { findCommand } from '../../bot/command-heard.ts';
import type { Community, NoPicture } from '../../bot/community.ts';
import type { KeptPicture } from '../../outbox/picture.ts';
import { type Content, check, LONGEST, type PostButton } from './rule.ts';
import type { Texts } from './texts/en.ts';

/** What an author gives; what is not given stays as it is. */
export type Given = {
  readonly text: string | undefined;
  readonly also: string | undefined;
  readonly buttons: readonly PostButton[] | undefined;
  readonly picture: string | undefined;
  readonly alt: string | undefined;
};

export type Composed =
  | {
      readonly is: 'good';
      readonly content: Content;
      readonly picture: Omit<KeptPicture, 'at'> | undefined;
    }
  | { readonly is: 'bad'; readonly why: string };

/** A post out of what was given, on top of what it said before; or what is wrong with it. */
export function compose(
  given: Given,
  before: Content,
  { community, say }: { readonly community: Community; readonly say: Texts },
): Composed {
  const bad = (why: string): Composed => ({ is: 'bad', why });
  const strange = given.buttons?.map(commandIn).find((one) => isStrange(one, community));
  if (strange !== undefined) return bad(say.unknownCommand({ command: strange }));
  const { picture: file } = given;
  const found = file === undefined ? undefined : (community.pictures?.(file) ?? NO_FOLDER);
  if (file !== undefined && found?.ok === false) return bad(pictureWords(say, file, found.why));
  const picture = found?.ok ? { id: found.id, base64: found.base64 } : undefined;
  const content = over(before, given, picture);
  const checked = check(content);
  if (checked.is === 'empty') return bad(say.empty);
  if (checked.is === 'too-long') return bad(say.tooLong({ length: checked.length, max: LONGEST }));
  return { is: 'good', content, picture };
}

const NO_FOLDER = { ok: false, why: 'missing' } as const;

function over(
  before: Content,
  { text, also, buttons, alt }: Given,
  picture: { readonly id: string } | undefined,
): Content {
  const content: Content = {
    ...before,
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
