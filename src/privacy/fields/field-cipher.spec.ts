import fc from 'fast-check';
import { blindIndex, blindIndexes, decryptField, encryptField, keyIdOf } from './field-cipher';
import { newKeyLine, parseKeyRing } from './key-ring';

const line = newKeyLine();
const ring = parseKeyRing(line);
const FIELD = 'people.cpr';

describe('encrypted fields', () => {
  it('come back as they were, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const stored = encryptField(ring, FIELD, text);
        expect(decryptField(ring, FIELD, stored)).toBe(text);
        if (text.length > 3) expect(stored).not.toContain(text);
      }),
    );
  });

  it('never look the same twice, so that equal values cannot be told', () => {
    expect(encryptField(ring, FIELD, '6101900000')).not.toBe(encryptField(ring, FIELD, '6101900000'));
  });

  it('cannot be moved to another field, changed or cut', () => {
    const stored = encryptField(ring, FIELD, '6101900000');
    expect(() => decryptField(ring, 'people.phone', stored)).toThrow('belongs to another field');
    const at = stored.length - 5;
    const changed = stored.slice(0, at) + (stored[at] === 'A' ? 'B' : 'A') + stored.slice(at + 1);
    expect(() => decryptField(ring, FIELD, changed)).toThrow('was changed');
    expect(() => decryptField(ring, FIELD, stored.slice(0, 20))).toThrow('was changed');
  });

  it('say which key is missing, and never a value', () => {
    const stored = encryptField(ring, FIELD, '6101900000');
    const other = parseKeyRing(newKeyLine());
    expect(() => decryptField(other, FIELD, stored)).toThrow(`the key ${ring[0].id} of a value of ${FIELD}`);
    expect(() => decryptField(ring, FIELD, '6101900000')).toThrow('is not encrypted');
  });

  it('are read with an older key and written with the newest', () => {
    const old = encryptField(ring, FIELD, 'x');
    const rotated = parseKeyRing(`${newKeyLine()}\n${line}`);
    expect(decryptField(rotated, FIELD, old)).toBe('x');
    expect(keyIdOf(encryptField(rotated, FIELD, 'x'))).toBe(rotated[0].id);
  });

  it('are found by a keyed hash that another key does not make', () => {
    const rotated = parseKeyRing(`${newKeyLine()},${line}`);
    const stored = blindIndex(ring[0], FIELD, '6101900000');
    expect(blindIndexes(rotated, FIELD, '6101900000')).toContain(stored);
    expect(blindIndexes(rotated, FIELD, '6101900001')).not.toContain(stored);
    expect(blindIndexes(parseKeyRing(newKeyLine()), FIELD, '6101900000')).not.toContain(stored);
  });
});

describe('a key ring', () => {
  it.each([
    ['', 'holds no key'],
    ['a:c2hvcnQ=', 'key 1 of FIELD_KEYS must look like'],
    ['nothing', 'key 1 of FIELD_KEYS must look like'],
    [`${line}\n${line}`, 'names a key twice'],
  ])('refuses %j', (text, told) => {
    expect(() => parseKeyRing(text)).toThrow(told);
  });

  it('never tells a key in its refusal', () => {
    const secret = 'c2VjcmV0LXRvby1zaG9ydA==';
    expect(() => parseKeyRing(`id:${secret}`)).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining(secret) }),
    );
  });
});
