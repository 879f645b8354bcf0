import type { Button } from '../../../../src/chat/reply.ts';
import { press } from '../state/actions.ts';
import { pending } from '../state/chat.ts';
import { useStore } from '../state/store.ts';

export function ButtonRows(props: { rows: readonly (readonly Button[])[]; message: number }) {
  const { rows, message } = props;
  if (rows.length === 0) return null;
  return (
    <div class="buttons">
      {rows.map((row, index) => (
        <div key={index} class="button-row">
          {row.map((button, place) => (
            <ButtonView key={place} button={button} message={message} />
          ))}
        </div>
      ))}
    </div>
  );
}

function ButtonView({ button, message }: { button: Button; message: number }) {
  const busy = useStore(pending, (waiting) =>
    waiting.some(
      ({ action }) =>
        action.is === 'press' &&
        action.message === message &&
        button.does === 'press' &&
        action.press === button.press,
    ),
  );
  switch (button.does) {
    case 'open':
      return (
        <a class="button" href={button.url} target="_blank" rel="noopener noreferrer">
          {button.label} <span aria-hidden="true">↗</span>
        </a>
      );
    case 'press':
      return (
        <button
          type="button"
          class={`button ${button.tone ?? ''}`}
          aria-busy={busy}
          onClick={() => busy || press(message, button.press)}
        >
          {button.label}
        </button>
      );
  }
}
