/** What each key does, by its name; who returns false leaves the key to the browser. */
export type Keys = Readonly<Record<string, () => unknown>>;

/** Keys that belong to an input method, as one writes Chinese, are left alone. */
export function onKeys(keys: Keys): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.isComposing) return;
    const act = keys[`${event.shiftKey ? 'Shift+' : ''}${event.key}`];
    if (act !== undefined && act() !== false) event.preventDefault();
  };
}
