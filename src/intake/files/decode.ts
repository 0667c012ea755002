/** Bytes as text: by byte-order mark, by what the file declares, else UTF-8, else the encoding of older Danish Excel. */

/**
 * The text of a file without its byte-order mark. Bytes that are not UTF-8 are read as Windows-1252, in which Danish
 * spreadsheets save CSV; that reading never fails.
 */
export function decodeText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const declared = /^<\?xml[^>]{0,100}encoding=["']([A-Za-z0-9_-]{1,30})["']/.exec(
    bytes.toString('latin1', 0, 200),
  )?.[1];
  for (const label of [declared ?? 'utf-8', 'utf-8']) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      // an encoding that does not exist, or does not fit: the next one
    }
  }
  return new TextDecoder('windows-1252').decode(bytes);
}
