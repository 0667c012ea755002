/** The thread in which documents are read: one question, one answer, and no fault of a document gets out of it. */
import { parentPort } from 'node:worker_threads';
import { type DocumentAnswer, type DocumentQuestion, UnreadableDocument } from './document.types';
import { extractDocx } from './extract-docx';
import { extractPdf } from './extract-pdf';

async function answer({ format, bytes }: DocumentQuestion): Promise<DocumentAnswer> {
  try {
    return { content: await (format === 'pdf' ? extractPdf(bytes) : extractDocx(bytes)) };
  } catch (error) {
    return { fault: error instanceof UnreadableDocument ? error.fault : 'BROKEN' };
  }
}

parentPort?.on('message', (question: DocumentQuestion) => {
  void answer(question).then((said) => parentPort?.postMessage(said));
});
