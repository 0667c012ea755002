/**
 * The form in which two texts are the same word: lower case, Danish letters as ae, oe, aa, other accents gone, single
 * blanks. Used for exact look-up and for finding a word that means two things.
 */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFC')
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
