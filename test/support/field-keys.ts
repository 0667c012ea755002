import { useFieldKeys } from '../../src/privacy/fields/field-keys';
import { newKeyLine, parseKeyRing } from '../../src/privacy/fields/key-ring';

// tests that open the database without the runtime read and write encrypted columns too
useFieldKeys(() => parseKeyRing(newKeyLine()));
