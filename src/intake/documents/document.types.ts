/** What the reading of a document answers; it happens in a worker thread, so everything here is plain data. */

/** Formats whose text is read. */
export type DocumentFormat = 'pdf' | 'docx';

/** Bounds that keep a hostile document from using up the machine. */
export const DOCUMENT_LIMITS = {
  pages: 60,
  /** UTF-16 units of text that are kept; no CV or ad is longer */
  characters: 100_000,
  /** milliseconds for one document, from the moment its turn comes */
  milliseconds: 15_000,
  /** MiB of heap the worker may use */
  heapMegabytes: 256,
  /** a page with fewer letters than this is a picture of text */
  lettersOfText: 20,
} as const;

/** Why a document was not read; the texts stand in `document-reader.ts`. */
export const DOCUMENT_FAULTS = ['BROKEN', 'ENCRYPTED', 'TOO_MANY_PAGES', 'NO_TEXT', 'TOO_SLOW', 'TOO_LARGE'] as const;
export type DocumentFault = (typeof DOCUMENT_FAULTS)[number];

/** A document that was read. */
export interface DocumentContent {
  /** lines as they stand on the page, an empty line between paragraphs */
  text: string;
  /** null for formats without pages */
  pages: number | null;
  /** the text was longer than the limit and ends there */
  cut: boolean;
  /** XML of a Europass CV that the document carries as an attachment */
  europass?: string;
}

/** What the worker is asked. */
export interface DocumentQuestion {
  format: DocumentFormat;
  bytes: Uint8Array;
}

/** What it answers. */
export type DocumentAnswer = { content: DocumentContent } | { fault: DocumentFault };

/** Ends the reading of a document inside the worker. */
export class UnreadableDocument extends Error {
  constructor(readonly fault: DocumentFault) {
    super(fault);
    this.name = 'UnreadableDocument';
  }
}
