import type { MeasurementInputDto } from './measurement.dto';
import { checkMeasurement } from './measurement-rules';

const TODAY = '2026-06-10';
const bip: MeasurementInputDto = {
  instrument: 'BIP',
  question: 8,
  value: 6,
  measuredBy: 'citizen',
  on: TODAY,
  by: 'KS',
};
const codes = (more: Partial<MeasurementInputDto>) =>
  checkMeasurement({ ...bip, ...more }, TODAY).map(({ pointer, code }) => `${pointer} ${code}`);

describe('a measurement', () => {
  it('of BIP has eleven questions', () => {
    expect(codes({ question: 11 })).toEqual([]);
    expect(codes({ question: 12 })).toEqual(['/question MEASUREMENT.NO_SUCH_QUESTION']);
  });

  it('of the caseworker’s belief is the caseworker’s own', () => {
    expect(codes({ question: 3 })).toEqual(['/measuredBy MEASUREMENT.CASEWORKER_ONLY']);
    expect(codes({ question: 3, measuredBy: 'caseworker' })).toEqual([]);
  });

  it('of KAN/VIL is yes or no by staff, with a reason', () => {
    const kan = { instrument: 'KAN_VIL', question: 1, measuredBy: 'caseworker', reason: 'Samtale' } as const;
    expect(codes({ ...kan, value: 10 })).toEqual([]);
    expect(codes({ ...kan, value: 0 })).toEqual([]);
    expect(codes({ ...kan, value: 5 })).toEqual(['/value MEASUREMENT.YES_OR_NO']);
    expect(codes({ ...kan, value: 10, reason: undefined })).toEqual(['/reason FIELD.REQUIRED']);
    expect(codes({ ...kan, value: 10, question: 3 })).toEqual(['/question MEASUREMENT.NO_SUCH_QUESTION']);
  });

  it('is not of tomorrow', () => {
    expect(codes({ on: '2026-06-11' })).toEqual(['/on FIELD.IN_FUTURE']);
  });
});
