/** `privacy …`: keys of the encrypted fields. */
import { loadMessages, type Locale } from '../common/messages';
import { say } from '../console';
import { fieldKeys } from '../privacy/fields/field-keys';
import { newKeyLine } from '../privacy/fields/key-ring';
import { checkFieldKeys } from '../privacy/fields/known-keys';
import { rotateKeys } from '../privacy/fields/rotate-keys';
import { withDatabase } from './engines';

/** Prints a new key, as it stands in FIELD_KEYS. */
export function newKey(): void {
  say(newKeyLine());
}

/** Encrypts everything anew with the first key of FIELD_KEYS. */
export async function rotateKeysCommand({ lang }: { lang: Locale }): Promise<void> {
  await withDatabase(async (dataSource) => {
    const keys = fieldKeys();
    await checkFieldKeys(dataSource, keys);
    const { key, values, retired } = await rotateKeys(dataSource, keys);
    const messages = loadMessages('cli', lang);
    say(messages.format('privacy.rotated', { key, values }));
    if (retired.length > 0) say(messages.format('privacy.retired', { keys: retired.join(', ') }));
  });
}
