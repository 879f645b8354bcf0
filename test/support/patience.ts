/**
 * How long a test waits for what must come, by the real clock, before it says that it came not. What comes is
 * seen at once, so this costs nothing but where something is broken: it outlasts a machine that does much else.
 */
export const PATIENCE_MS = 60_000;
