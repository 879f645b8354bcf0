/** Where in a list this is; nothing where all of it is shown. */
export const paging = (it: { page: number; pages: number }) =>
  it.pages > 1 ? ` · page ${it.page} of ${it.pages}` : '';
