import { isSent } from '../../../../src/bot/sent.ts';
import type { ShownCommand } from '../../protocol.ts';
import type { Chat } from '../state/chat.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Icon } from '../view/icon.tsx';
import { OneOption } from './one-option.tsx';
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
  if (option === undefined) return null;
  return (
    <fieldset class="composer steps" aria-label={`/${command.name}`}>
      <p class="asked">
        <strong>{option.name}</strong> {both(option.about)}
        {!option.required && <small> · {say.skipIt}</small>}
      </p>
      <div class="line">
        <ol class="chips">
          <li class="command">/{command.name}</li>
          {command.options.map(({ name }, index) => (
            <li key={name}>
              {index !== at && (index < at || (values[name] ?? '') !== '') && (
                <button type="button" class="chip" onClick={() => steps.go(index)}>
                  <span>{name}</span> {shownAs(values[name] ?? '')}
                </button>
              )}
            </li>
          ))}
        </ol>
        <OneOption key={option.name} {...{ chat, command, option, steps, leave }} />
        <button type="button" class="send" aria-label={say.send} onClick={steps.finish}>
          <Icon shows="send" />
        </button>
      </div>
      {wrong !== undefined && (
        <p class="wrong" id="option-wrong" role="alert">
          {say.misread(wrong)}
        </p>
      )}
      <p class="hint">{say.stepKeys}</p>
    </fieldset>
  );
}

function shownAs(value: string): string {
  if (isSent(value)) return '🖼';
  return value === '' ? '–' : value;
}
