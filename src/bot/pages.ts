/** How many pages of so many lines a list takes; one that is empty has one. */
export const pagesOf = (total: number, lines: number): number =>
  Math.max(1, Math.ceil(total / lines));
