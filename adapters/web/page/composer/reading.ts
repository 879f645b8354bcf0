import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { photoFrom } from './photo.ts';

/**
 * Photos that were chosen take a moment to be read: what is to be done with them waits for it, and of two
 * for one field the last counts.
 * @param act does what is wanted, with what is there now
 */
export function useReading<Wanted>(act: (wanted: Wanted) => void) {
  const choices = useRef(new Map<string, FileList | null>());
  const [pending, setPending] = useState(0);
  const [wanted, setWanted] = useState<Wanted>();
  useLayoutEffect(() => {
    if (pending > 0 || wanted === undefined) return;
    setWanted(undefined);
    act(wanted);
  }, [pending, wanted]);

  return {
    isReading: pending > 0,
    async read(field: string, files: FileList | null, write: (value: string) => void) {
      choices.current.set(field, files);
      setPending((n) => n + 1);
      const value = await photoFrom(files);
      if (choices.current.get(field) === files) write(value);
      setPending((n) => n - 1);
    },
    /** Now, or once all is read. */
    whenRead(it: Wanted): void {
      if (pending > 0) setWanted(() => it);
      else act(it);
    },
  };
}
