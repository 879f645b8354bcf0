/** Coupons that other operations give. */
export const reward = {
  given: (it: { title: string }) => `“${it.title}” brings you a coupon:`,
  owed: (it: { title: string }) =>
    `“${it.title}” brings you a coupon. They have run out just now; a helper sees to it, and yours comes here.`,
  takenBack: (it: { title: string }) => `The coupon for “${it.title}” was taken back.`,
  task: (it: { id: number; title: string; name: string; pool: string }) =>
    `${it.name} is owed a coupon for “${it.title}”: pool “${it.pool}” is empty. (C${it.id}) Import codes, then tap.`,
  line: (it: { id: number; title: string; name: string; pool: string; date: string }) =>
    `C${it.id} · ${it.date} · a coupon of “${it.pool}” for ${it.name}: ${it.title}`,
  button: (it: { id: number }) => `Give C${it.id}`,
  handed: (it: { title: string; name: string }) => `${it.name} gets a code for “${it.title}”.`,
  stillEmpty: (it: { pool: string }) =>
    `Pool “${it.pool}” is still empty. Import codes, then tap again.`,
  seenTo: 'This was seen to already. /tasks shows what is left.',
};
