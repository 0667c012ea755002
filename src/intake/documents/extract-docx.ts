import { extractRawText } from 'mammoth';
import { UnreadableFile } from '../records/parsed-file';
import { listZip, repack } from '../files/zip-guard';
import { DOCUMENT_LIMITS, type DocumentContent, UnreadableDocument } from './document.types';

/**
 * Text of a Word document, a line for each paragraph, list item and cell of a table. The container is measured before
 * the library unpacks it; pictures, links and macros are not touched.
 * @throws UnreadableDocument `BROKEN`, `TOO_LARGE`, or `NO_TEXT`
 */
export async function extractDocx(bytes: Uint8Array): Promise<DocumentContent> {
  const buffer = measured(Buffer.from(bytes));
  const raw = await extractRawText({ buffer }).catch(() => {
    throw new UnreadableDocument('BROKEN');
  });
  const text = raw.value
    .replace(/\r\n?/gu, '\n')
    .replace(/[ \u00a0]+\n/gu, '\n')
    // the library puts an empty line after every paragraph; two of them were an empty one
    .replace(/\n{3,}/gu, '\u0001')
    .replace(/\n\n/gu, '\n')
    .replaceAll('\u0001', '\n\n')
    .trim();
  if ((text.match(/\p{L}/gu)?.length ?? 0) < DOCUMENT_LIMITS.lettersOfText) throw new UnreadableDocument('NO_TEXT');
  const cut = text.length > DOCUMENT_LIMITS.characters;
  return { text: text.slice(0, DOCUMENT_LIMITS.characters), pages: null, cut };
}

/** The container with the parts that were measured, and no other. */
function measured(buffer: Buffer): Buffer {
  try {
    return repack(listZip(buffer));
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw new UnreadableDocument(error.problem.code === 'FILE.TOO_LARGE' ? 'TOO_LARGE' : 'BROKEN');
  }
}
