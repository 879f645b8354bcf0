import type { Operation } from '../bot/command.ts';
import type { Community } from '../bot/community.ts';
import type { Locale } from '../chat/locale.ts';
import { texts as configTexts, instead, render } from '../config/problem.ts';
import { lookAt } from './looking.ts';
import { texts } from './texts.ts';

/** How a terminal is spoken to. */
export type How = { readonly print: (line: string) => void; readonly language: Locale };

/** The communities that somebody asks about; `isSound` unless none is there, or something is to mend. */
export type Chosen = { readonly communities: readonly Community[]; readonly isSound: boolean };

/** Those that stand at a path, or the one of them with this id. What is wrong with them is told at once. */
export async function communitiesAt(
  at: string,
  operations: readonly Operation[],
  id: string | undefined,
  { print, language }: How,
): Promise<Chosen> {
  const looked = await lookAt(at, operations);
  if (looked.is === 'nothing') {
    print(looked.why(texts[language]));
    return { communities: [], isSound: false };
  }
  const { communities: all, problems } = looked;
  for (const problem of problems) print(render(problem, language));
  const communities = all.filter((one) => id === undefined || one.id === id);
  if (communities.length === 0) print(noneOf(id, all, { at, language }));
  return { communities, isSound: communities.length > 0 && problems.length === 0 };
}

function noneOf(
  id: string | undefined,
  communities: readonly Community[],
  { at, language }: { readonly at: string; readonly language: Locale },
): string {
  const say = texts[language];
  if (id === undefined) return say.nothingToPlan({ at });
  const ids = communities.map((one) => one.id);
  return `${say.noCommunity({ id, at })}${instead(configTexts[language], id, ids)}`;
}
