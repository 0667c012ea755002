import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import type { Response } from 'express';

const DECODERS: Readonly<Record<string, (bytes: Buffer) => Promise<Buffer>>> = {
  br: promisify(brotliDecompress),
  gzip: promisify(gunzip),
};

/** An answer as it went over the wire. */
export interface SentAnswer {
  status: number;
  mediaType: string;
  encoding: string;
  bytes: Buffer;
}

/**
 * Listens to what a response sends, and tells it when the answer has left. The chunks are kept, not copied; sending is
 * neither changed nor delayed.
 */
export function onSent(response: Response, told: (answer: SentAnswer) => void): void {
  const chunks: Buffer[] = [];
  for (const name of ['write', 'end'] as const) {
    const original = response[name] as (...args: unknown[]) => unknown;
    Object.defineProperty(response, name, {
      configurable: true,
      writable: true,
      value: (...args: unknown[]) => {
        const [chunk, encoding] = args;
        if (Buffer.isBuffer(chunk)) chunks.push(chunk);
        else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
        else if (typeof chunk === 'string') {
          chunks.push(Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'));
        }
        return Reflect.apply(original, response, args);
      },
    });
  }
  response.once('finish', () =>
    setImmediate(() =>
      told({
        status: response.statusCode,
        mediaType: String(response.getHeader('content-type') ?? ''),
        encoding: String(response.getHeader('content-encoding') ?? ''),
        bytes: Buffer.concat(chunks),
      }),
    ),
  );
}

/** The text of an answer, whatever it was packed with. */
export async function sentText({ bytes, encoding }: Pick<SentAnswer, 'bytes' | 'encoding'>): Promise<string> {
  const decode = DECODERS[encoding];
  return (decode ? await decode(bytes) : bytes).toString('utf8');
}
