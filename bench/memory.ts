/** Memory of this and other processes. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setImmediate as letOthersRun } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const TURNS = 5;

/** Bytes of live objects and buffers of this process, after two collections. */
export function heapAndBuffers(): number {
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** The same once nothing more is given back: what was made before may be let go of only a few turns later. */
export async function settledHeapAndBuffers(): Promise<number> {
  let least = heapAndBuffers();
  for (let turn = 0; turn < TURNS; turn++) {
    await letOthersRun();
    least = Math.min(least, heapAndBuffers());
  }
  return least;
}

/** Resident memory of a process in bytes: from the kernel's table, or from `ps` where there is none. */
export function residentBytes(pid: number): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    if (kilobytes !== undefined) return Number(kilobytes) * 1024;
  } catch {
    // no such table on this system
  }
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).trim()) * 1024;
}
