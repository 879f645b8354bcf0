import { useEffect, useRef } from 'preact/hooks';
import type { ShownCommand } from '../../protocol.ts';
import { useTexts } from '../texts/use-texts.ts';
import { signature } from './matching.ts';

export function idOf({ name }: ShownCommand): string {
  return `command-${name.replace(' ', '-')}`;
}

export function CommandList(props: {
  offered: readonly ShownCommand[];
  active: ShownCommand | undefined;
  typed: string;
  take: (command: ShownCommand) => void;
}) {
  const { offered, active, typed, take } = props;
  const { say } = useTexts();
  if (offered.length === 0) {
    return /\s/.test(typed) ? null : <p class="popup note">{say.noCommand}</p>;
  }
  return (
    <div class="popup">
      <div id="commands" role="listbox" aria-label={say.commands} class="options">
        {offered.map((command) => (
          <CommandRow
            key={command.name}
            command={command}
            active={command === active}
            choose={() => take(command)}
          />
        ))}
      </div>
      <p class="hint">{say.keys}</p>
    </div>
  );
}

function CommandRow(props: { command: ShownCommand; active: boolean; choose: () => void }) {
  const { command, active, choose } = props;
  const { both } = useTexts();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div
      ref={row}
      id={idOf(command)}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      class="option"
      onMouseDown={(event) => {
        event.preventDefault();
        choose();
      }}
    >
      <span class="command">
        /{command.name} <span class="signature">{signature(command)}</span>
      </span>
      <span class="about">{both(command.about)}</span>
    </div>
  );
}

/** Over the line while a command is typed whole. */
export function CommandHint({ command }: { command: ShownCommand }) {
  const { say, both } = useTexts();
  return (
    <p class="popup note">
      <span class="command">
        /{command.name} <span class="signature">{signature(command)}</span>
      </span>{' '}
      {both(command.about)}
      {command.options.length > 0 && <small> · {say.stepByStep}</small>}
    </p>
  );
}
