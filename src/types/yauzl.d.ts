/** The part of yauzl 3 that is used; the package ships no types of its own. */
declare module 'yauzl' {
  import type { EventEmitter } from 'node:events';
  import type { Readable } from 'node:stream';

  export interface Entry {
    fileName: string;
    compressedSize: number;
    uncompressedSize: number;
  }

  export interface ZipFile extends EventEmitter {
    entryCount: number;
    /** asks for the next `entry` event (with `lazyEntries`) */
    readEntry(): void;
    openReadStream(entry: Entry, callback: (error: Error | null, stream: Readable) => void): void;
    close(): void;
  }

  export interface Options {
    lazyEntries?: boolean;
    autoClose?: boolean;
    validateEntrySizes?: boolean;
  }

  export function open(path: string, options: Options, callback: (error: Error | null, file: ZipFile) => void): void;
}
