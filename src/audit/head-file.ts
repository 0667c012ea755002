/**
 * The head of the chain, written once a day into a file outside the database: whoever can rewrite the whole chain in
 * the database still cannot make it agree with these lines. Keep the file, or copies of it, where others administer.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { ChainHead } from './hash-chain';

/** One line of the file. */
export interface WrittenHead extends ChainHead {
  /** calendar date it was written on */
  on: string;
}

/** Where the file stands when `AUDIT_HEAD_FILE` does not say otherwise. */
export function headFileIn(dataDir: string): string {
  return path.join(dataDir, 'audit-heads.jsonl');
}

/** The heads written so far, oldest first; none when there is no file. Lines that cannot be read are skipped. */
export function readHeads(file: string): WrittenHead[] {
  if (!fs.existsSync(file)) return [];
  return fs
    .readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        const { on, seq, hash } = JSON.parse(line) as WrittenHead;
        return typeof seq === 'number' && typeof hash === 'string' ? [{ on, seq, hash }] : [];
      } catch {
        return [];
      }
    });
}

/** Adds the head of the day; a day that has a line already is left as it is. Returns whether a line was added. */
export function writeHead(file: string, head: ChainHead, on: string): boolean {
  if (head.seq === 0 || readHeads(file).some((written) => written.on === on)) return false;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.appendFileSync(file, `${JSON.stringify({ on, seq: head.seq, hash: head.hash })}\n`, { mode: 0o600 });
  return true;
}
