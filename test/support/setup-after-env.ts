import { useFieldKeys } from '../../src/privacy/fields/field-keys';
import { newKeyLine, parseKeyRing } from '../../src/privacy/fields/key-ring';
// engines start and jobs run on machines with other work to do; the deadline only ends a test that would never end
jest.setTimeout(240_000);

// tests that open the database without the runtime read and write encrypted columns too
useFieldKeys(() => parseKeyRing(newKeyLine()));
