/** The key with which the benchmark talks to the product, like any other system of the municipality. */
import type { DataSource } from 'typeorm';
import { Clock } from '../src/common/clock';
import { ApiKeysService } from '../src/identity/api-keys.service';

let key: string | null = null;

/** Makes the key in the benchmark's database; every request of this process is sent with it from now on. */
export async function makeMachineKey(dataSource: DataSource): Promise<void> {
  const all = { name: 'bench', municipality: '*', scopes: ['*'], expiresAt: null, perMinute: null };
  key = (await new ApiKeysService(dataSource, new Clock()).create(all)).key;
}

/** The header of a request; `own` is the key of another database. */
export function authorization(own: string | null = key): Record<string, string> {
  return own === null ? {} : { authorization: `Bearer ${own}` };
}
