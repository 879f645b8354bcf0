/** The kind of a picture, from how it starts; both bytes and base64 tell. */
export function typeOfPicture(base64: string): 'png' | 'jpeg' {
  return base64.startsWith('/9j/') ? 'jpeg' : 'png';
}
