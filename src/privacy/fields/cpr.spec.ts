import { maskedCpr, readCpr } from './cpr';

describe('CPR numbers', () => {
  it('are read with and without a hyphen', () => {
    expect(readCpr('010190-0007')?.digits).toBe('0101900007');
    expect(readCpr('0101900007')?.digits).toBe('0101900007');
  });

  it('are accepted when the old check digit fails, and say so', () => {
    // 0·4+1·3+0·2+1·7+9·6+0·5+0·4+0·3+0·2+2·1 = 66 = 6·11
    expect(readCpr('0101900002')).toMatchObject({ failsCheckDigit: false });
    expect(readCpr('0101900003')).toMatchObject({ failsCheckDigit: true });
  });

  it('are told apart from replacement numbers, whose day is 60 too high', () => {
    expect(readCpr('3112900000')).toMatchObject({ replacement: false });
    expect(readCpr('6112900000')).toMatchObject({ replacement: true });
    expect(readCpr('9112900000')).toMatchObject({ replacement: true });
  });

  it.each(['3213900000', '0113900000', '6013900000', '9212900000', '3002900000', '010190000', 'abcdefghij'])(
    'refuses %s, which begins with no day',
    (text) => {
      expect(readCpr(text)).toBeNull();
    },
  );

  it('are shown without their serial', () => {
    expect(maskedCpr('0101900007')).toBe('010190-****');
  });
});
