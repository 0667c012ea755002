import { getDocument, PasswordResponses, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { DOCUMENT_LIMITS, type DocumentContent, UnreadableDocument } from './document.types';
import { linesOf, type PlacedText } from './page-lines';

/** Root elements of the XML that the Europass editor attaches to its PDFs. */
const EUROPASS = /<(?:[\w-]+:)?(?:Candidate|SkillsPassport)[\s>]/;

/**
 * Text of a PDF, page by page, and the Europass CV it carries. Scripts, fonts and pictures are not touched.
 * @throws UnreadableDocument `ENCRYPTED`, `BROKEN`, `TOO_MANY_PAGES`, or `NO_TEXT` for scanned pages
 */
export async function extractPdf(bytes: Uint8Array): Promise<DocumentContent> {
  const task = getDocument({
    data: bytes,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    useWasm: false,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    const europass = await attachedCv(document);
    if (document.numPages > DOCUMENT_LIMITS.pages) throw new UnreadableDocument('TOO_MANY_PAGES');
    const { text, cut } = await textOf(document);
    const letters = text.match(/\p{L}/gu)?.length ?? 0;
    if (letters < DOCUMENT_LIMITS.lettersOfText && europass === undefined) throw new UnreadableDocument('NO_TEXT');
    return { text, cut, pages: document.numPages, ...(europass === undefined ? {} : { europass }) };
  } catch (error) {
    if (error instanceof UnreadableDocument) throw error;
    throw new UnreadableDocument(isLocked(error) ? 'ENCRYPTED' : 'BROKEN');
  } finally {
    await task.destroy();
  }
}

async function textOf(document: PDFDocumentProxy): Promise<{ text: string; cut: boolean }> {
  const pages: string[] = [];
  let length = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const placed = items.flatMap((item): PlacedText[] => {
      if (!('str' in item)) return [];
      const [, , , , x, y] = item.transform as number[];
      return [{ text: item.str, x: x!, y: y!, width: item.width, height: item.height }];
    });
    const text = linesOf(placed);
    page.cleanup();
    if (text === '') continue;
    pages.push(text);
    length += text.length + 2;
    if (length > DOCUMENT_LIMITS.characters) break;
  }
  const text = pages.join('\n\n');
  return { text: text.slice(0, DOCUMENT_LIMITS.characters), cut: text.length > DOCUMENT_LIMITS.characters };
}

async function attachedCv(document: PDFDocumentProxy): Promise<string | undefined> {
  const attachments = (await document.getAttachments()) as Record<string, { content?: Uint8Array }> | null;
  for (const { content } of Object.values(attachments ?? {})) {
    if (!content) continue;
    const text = Buffer.from(content).toString('utf8');
    if (EUROPASS.test(text.slice(0, 4000))) return text;
  }
  return undefined;
}

function isLocked(error: unknown): boolean {
  if (!(error instanceof Error) || error.name !== 'PasswordException') return false;
  const { code } = error as Error & { code?: number };
  return code === PasswordResponses.NEED_PASSWORD || code === PasswordResponses.INCORRECT_PASSWORD;
}
