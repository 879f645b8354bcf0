import { useEffect, useRef, useState } from 'preact/hooks';
import { tryAgain } from '../state/actions.ts';
import { failure, link } from '../state/chat.ts';
import { useStore } from '../state/store.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Icon } from './icon.tsx';

const BACK_MS = 3_000;

/** Says when the connection is gone and when it is back, and what went wrong. */
export function StatusLine() {
  const { say } = useTexts();
  const now = useStore(link);
  const wrong = useStore(failure);
  const back = useBack(now.is);
  return (
    <div class="status" role="status">
      {now.is === 'off' && <p class="lost">{say.lost}</p>}
      {back && <p class="back">{say.back}</p>}
      {wrong !== undefined && (
        <p class="wrong">
          <span class="grow">
            {say.refusals[wrong.failed.why]}
            {wrong.failed.error !== undefined && <small> {say.errorId(wrong.failed.error)}</small>}
          </span>
          {wrong.action !== undefined && (
            <button type="button" class="plain" onClick={tryAgain}>
              {say.tryAgain}
            </button>
          )}
          <button
            type="button"
            class="icon-button"
            aria-label={say.close}
            onClick={() => failure.set(undefined)}
          >
            <Icon shows="close" />
          </button>
        </p>
      )}
    </div>
  );
}

/** True for a while after the connection came back. */
function useBack(is: 'connecting' | 'on' | 'off'): boolean {
  const [back, setBack] = useState(false);
  const before = useRef(is);
  useEffect(() => {
    const returned = before.current === 'off' && is === 'on';
    before.current = is;
    setBack(returned);
    if (!returned) return;
    const timer = setTimeout(() => setBack(false), BACK_MS);
    return () => clearTimeout(timer);
  }, [is]);
  return back;
}
