/** What each key does, by its name; who returns false leaves the key to the browser. */
export type Keys = Readonly<Record<string, () => unknown>>;

/** What Safari calls the Enter that ends a composition, which by then `isComposing` denies. */
const OF_INPUT_METHOD = 229;

/** Keys that belong to an input method, as one writes Chinese, are left alone. */
export function onKeys(keys: Keys): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.isComposing || event.keyCode === OF_INPUT_METHOD) return;
    const act = keys[`${heldIn(event)}${event.key}`];
    if (act !== undefined && act() !== false) event.preventDefault();
  };
}

/** A Mac's ⌘ counts as Ctrl. */
function heldIn({ ctrlKey, metaKey, shiftKey }: KeyboardEvent): string {
  return `${ctrlKey || metaKey ? 'Ctrl+' : ''}${shiftKey ? 'Shift+' : ''}`;
}
