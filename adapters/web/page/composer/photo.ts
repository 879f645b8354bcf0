import { PHOTO, photoAs } from '../../../../src/bot/sent.ts';

/** What a frame takes, with room for what stands around it. */
const MOST_CHARACTERS = 95_000;
/** Longest sides to try, in pixels. */
const SIDES = [1600, 1200, 800, 500, 300];

/**
 * What stands for the picture that was chosen: itself, as small as it has to be to go along in a frame.
 * What no browser can draw counts as a picture without content.
 */
export async function photoFrom(files: FileList | null): Promise<string> {
  const file = files?.[0];
  if (file === undefined) return '';
  const id = await shrunk(file).catch(() => undefined);
  return id === undefined ? PHOTO : photoAs({ id, name: file.name });
}

async function shrunk(file: File): Promise<string | undefined> {
  if (/^image\/(png|jpeg)$/.test(file.type) && file.size < MOST_CHARACTERS * 0.7)
    return asItIs(file);
  const picture = await createImageBitmap(file);
  return SIDES.map((side) => drawn(picture, side)).find((url) => url.length <= MOST_CHARACTERS);
}

function asItIs(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = reject;
    reader.readAsDataURL(file);
  });
}

function drawn(picture: ImageBitmap, side: number): string {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d');
  if (context !== null) {
    // JPEG knows no transparency: what is clear would turn black.
    context.fillStyle = 'white';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  }
  return canvas.toDataURL('image/jpeg', 0.8);
}
