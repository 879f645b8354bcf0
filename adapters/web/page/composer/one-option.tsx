import { useState } from 'preact/hooks';
import type { ShownCommand, ShownOption } from '../../protocol.ts';
import type { Chat } from '../state/chat.ts';
import { onKeys } from './keys.ts';
import { OfferList } from './offer-list.tsx';
import { useOffers } from './offers.ts';
import { OptionField } from './option-field.tsx';
import type { useSteps } from './steps.ts';

/** The question that is asked now, with what can be chosen for it. */
export function OneOption(props: {
  chat: Chat;
  command: ShownCommand;
  option: ShownOption;
  steps: ReturnType<typeof useSteps>;
  leave: () => void;
}) {
  const { chat, command, option, steps, leave } = props;
  const draft = steps.values[option.name] ?? '';
  const offers = useOffers(chat, command, option, draft);
  const [chosen, setChosen] = useState<number>();
  const active = chosen ?? preferred(offers, draft, option.required);

  const back = () => (steps.at === 0 ? leave() : steps.go(steps.at - 1));
  const take = () => steps.take(offers[active]?.value ?? draft);
  function step(by: number) {
    if (offers.length === 0) return false;
    const from = active < 0 && by < 0 ? 0 : active;
    return setChosen((from + by + offers.length) % offers.length);
  }
  const onKeyDown = onKeys({
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: take,
    'Ctrl+Enter': steps.finish,
    Tab: take,
    'Shift+Tab': back,
    Backspace: () => draft === '' && back(),
    Escape: leave,
  });
  return (
    <div class="grow field">
      <OptionField
        option={option}
        draft={draft}
        wrong={steps.wrong !== undefined}
        listed={offers.length > 0}
        active={active}
        write={(value) => {
          setChosen(undefined);
          steps.write(value);
        }}
        choose={steps.choose}
        isReading={steps.isReading}
        onKeyDown={onKeyDown}
      />
      <OfferList offers={offers} active={active} take={steps.take} />
    </div>
  );
}

/** The one that is typed out, else the first; nothing where one may leave it empty. */
function preferred(
  offers: readonly { readonly value: string }[],
  draft: string,
  required: boolean,
): number {
  const exact = offers.findIndex(({ value }) => value === draft.trim());
  if (exact >= 0) return exact;
  return offers.length > 0 && (required || draft !== '') ? 0 : -1;
}
