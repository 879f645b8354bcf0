/** Whether a part does its work, and if not, what to do about it. */
export type Health = { readonly ready: boolean; readonly why?: string };
