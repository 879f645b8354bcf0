import { useState } from 'preact/hooks';
import type { ShownCommand } from '../../protocol.ts';
import type { Chat } from '../state/chat.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Icon } from '../view/icon.tsx';
import { OfferList } from './offer-list.tsx';
import { useOffers } from './offers.ts';
import { OptionField } from './option-field.tsx';
import { useSteps } from './steps.ts';

/** A command's options, one question after the other. */
export function OptionSteps(props: {
  chat: Chat;
  command: ShownCommand;
  given: Record<string, string>;
  leave: () => void;
  send: (named: Record<string, string>) => void;
}) {
  const { chat, command, given, leave, send } = props;
  const { say, both } = useTexts();
  const steps = useSteps(command, given, send);
  const { option, values, at, wrong } = steps;
  const first = command.options[0];
  const shownOption = option ?? first;
  if (shownOption === undefined) return null;
  const draft = values[shownOption.name] ?? '';
  return (
    <div class="composer steps" role="group" aria-label={`/${command.name}`}>
      <p class="asked">
        <strong>{shownOption.name}</strong> {both(shownOption.about)}
        {!shownOption.required && <small> · {say.skipIt}</small>}
      </p>
      <div class="line">
        <ol class="chips">
          <li class="command">/{command.name}</li>
          {command.options.map(({ name }, index) => (
            <li key={name}>
              {index !== at && (index < at || (values[name] ?? '') !== '') && (
                <button type="button" class="chip" onClick={() => steps.go(index)}>
                  <span>{name}</span> {(values[name] ?? '') === '' ? '–' : values[name]}
                </button>
              )}
            </li>
          ))}
        </ol>
        <Asking chat={chat} command={command} steps={steps} draft={draft} leave={leave} />
        <button type="button" class="send" aria-label={say.send} onClick={() => steps.finish()}>
          <Icon shows="send" />
        </button>
      </div>
      {wrong !== undefined && (
        <p class="wrong" id="option-wrong" role="alert">
          {say.misread(wrong)}
        </p>
      )}
      <p class="hint">{say.stepKeys}</p>
    </div>
  );
}

function Asking(props: {
  chat: Chat;
  command: ShownCommand;
  steps: ReturnType<typeof useSteps>;
  draft: string;
  leave: () => void;
}) {
  const { chat, command, steps, draft, leave } = props;
  const option = steps.option ?? command.options[0];
  if (option === undefined) return null;
  return <OneOption key={option.name} {...{ chat, command, option, steps, draft, leave }} />;
}

function OneOption(props: {
  chat: Chat;
  command: ShownCommand;
  option: ShownCommand['options'][number];
  steps: ReturnType<typeof useSteps>;
  draft: string;
  leave: () => void;
}) {
  const { chat, command, option, steps, draft, leave } = props;
  const offers = useOffers(chat, command, option, draft);
  const [chosen, setChosen] = useState<number>();
  const [shut, setShut] = useState(false);
  const shown = shut ? [] : offers;
  const active = chosen ?? preferred(shown, draft, option.required);

  function back() {
    if (steps.at === 0) leave();
    else steps.go(steps.at - 1);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && shown.length > 0) {
      setChosen((Math.max(active, step > 0 ? -1 : 0) + step + shown.length) % shown.length);
    } else if (event.key === 'Tab' && event.shiftKey) back();
    else if ((event.key === 'Enter' && !event.shiftKey) || event.key === 'Tab') {
      steps.take(shown[active]?.value ?? draft);
    } else if (event.key === 'Backspace' && draft === '') back();
    else if (event.key === 'Escape') leave();
    else return;
    event.preventDefault();
  }
  return (
    <div class="grow field">
      <OptionField
        option={option}
        draft={draft}
        wrong={steps.wrong !== undefined}
        listed={shown.length > 0}
        active={active}
        write={(value) => {
          setChosen(undefined);
          setShut(false);
          steps.write(value);
        }}
        onKeyDown={onKeyDown}
      />
      <OfferList offers={shown} active={active} take={(value) => steps.take(value)} />
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
