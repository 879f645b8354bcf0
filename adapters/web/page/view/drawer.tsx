import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useTexts } from '../texts/use-texts.ts';
import { Icon } from './icon.tsx';

/** A side part: always there on a wide screen, drawn in over the room on a narrow one. */
export function Drawer(props: {
  side: 'left' | 'right';
  label: string;
  /** on a narrow screen: over the room, when it is open */
  drawn: boolean;
  open: boolean;
  close: () => void;
  children: ComponentChildren;
}) {
  const { side, label, drawn, open, close, children } = props;
  const { say } = useTexts();
  const panel = useRef<HTMLElement>(null);

  // Before the browser looks at the page again: it takes the focus from a room that is covered.
  useLayoutEffect(() => {
    if (!(drawn && open)) return;
    const before = document.activeElement;
    panel.current?.querySelector('button')?.focus();
    const leave = (event: KeyboardEvent) => event.key === 'Escape' && close();
    addEventListener('keydown', leave);
    return () => {
      removeEventListener('keydown', leave);
      if (before instanceof HTMLElement) before.focus();
    };
  }, [drawn, open]);

  return (
    <>
      {drawn && open && (
        <button type="button" class="veil" tabIndex={-1} aria-label={say.close} onClick={close} />
      )}
      <aside
        ref={panel}
        class={`side ${side}${open ? ' open' : ''}`}
        aria-label={label}
        inert={drawn && !open}
      >
        {drawn && (
          <button type="button" class="icon-button leave" aria-label={say.close} onClick={close}>
            <Icon shows="close" />
          </button>
        )}
        {children}
      </aside>
    </>
  );
}
