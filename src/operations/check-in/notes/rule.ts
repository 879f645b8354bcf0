import { shorten } from '../../../chat/text.ts';

export const inOneLine = (note: string, most: number) => shorten(note.replace(/\s+/g, ' '), most);
