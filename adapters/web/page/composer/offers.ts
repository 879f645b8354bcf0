import { useEffect } from 'preact/hooks';
import type { Choice } from '../../../../src/chat/reply.ts';
import type { ShownCommand, ShownOption } from '../../protocol.ts';
import { complete } from '../state/actions.ts';
import type { Chat } from '../state/chat.ts';
import { completions, forgetCompletions } from '../state/completions.ts';
import { useStore } from '../state/store.ts';

const PAUSE_MS = 120;

/** What can be chosen for an option, as far as it matches what is typed. */
export function useOffers(
  chat: Chat,
  command: ShownCommand,
  option: ShownOption,
  draft: string,
): readonly Choice[] {
  const found = useStore(completions);
  const asks = option.kind.is === 'named';
  useEffect(() => {
    if (!asks) return forgetCompletions();
    const timer = setTimeout(() => complete(command.name, option.name, draft), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [asks, command.name, option.name, draft]);
  return asks ? found.choices : matchingOf(choicesOf(option, chat), draft);
}

function choicesOf({ kind }: ShownOption, { community }: Chat): Choice[] {
  switch (kind.is) {
    case 'choice':
      return kind.of.map((value) => ({ label: value, value }));
    case 'member':
      return community.people.map(({ id, name }) => ({ label: name, value: `@${id}` }));
    case 'space':
      return community.spaces.map((value) => ({ label: value, value }));
    case 'integer':
    case 'text':
    case 'named':
    case 'moment':
    case 'file':
    case 'photo':
      return [];
  }
}

function matchingOf(choices: readonly Choice[], draft: string): Choice[] {
  const typed = draft.trim().toLowerCase();
  const exact = choices.filter(({ value }) => value.toLowerCase() === typed);
  if (typed === '' || exact.length > 0) return [...choices];
  return choices.filter(({ label, value }) => `${label} ${value}`.toLowerCase().includes(typed));
}
