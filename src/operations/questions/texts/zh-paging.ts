export const paging = (page: number, pages: number) =>
  pages > 1 ? ` · 第 ${page} 页，共 ${pages} 页` : '';
