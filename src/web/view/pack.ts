import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';

const gzipped = promisify(gzip);

/** Shorter texts fit into one packet anyway. */
const WORTH_IT = 1400;

/** A text as bytes for the wire, gzipped when the browser takes it and the text is long enough. */
export async function packed(
  text: string,
  acceptEncoding: string | undefined,
): Promise<{ bytes: Buffer; encoding?: 'gzip' }> {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length < WORTH_IT || !/\bgzip\b/.test(acceptEncoding ?? '')) return { bytes };
  return { bytes: await gzipped(bytes, { level: constants.Z_BEST_SPEED + 3 }), encoding: 'gzip' };
}
