import type { FieldProblem } from '../../common/errors';
import { inFuture } from '../../common/field-rules';
import type { MeasurementInputDto } from './measurement.dto';

/** Questions of each instrument: KAN and VIL; the eleven of BIP; FIP's number is not confirmed (domain.md §11.7). */
const QUESTIONS = { KAN_VIL: 2, BIP: 11, FIP: 20 } as const;

/** BIP question 3, the caseworker's belief, is the caseworker's by its nature (domain.md §2.8). */
const CASEWORKER_ONLY = 3;

/** What is wrong with a measurement beyond its form. */
export function checkMeasurement(input: MeasurementInputDto, today: string): FieldProblem[] {
  return [...inFuture(input.on, '/on', today), ...question(input), ...kanVil(input)];
}

function question({ instrument, question: number, measuredBy }: MeasurementInputDto): FieldProblem[] {
  const last = QUESTIONS[instrument];
  if (number > last) {
    return [
      {
        pointer: '/question',
        code: 'MEASUREMENT.NO_SUCH_QUESTION',
        detail: `${instrument} has no question of that number`,
        expected: `1 to ${last}`,
      },
    ];
  }
  if (instrument !== 'BIP' || number !== CASEWORKER_ONLY || measuredBy === 'caseworker') return [];
  return [
    {
      pointer: '/measuredBy',
      code: 'MEASUREMENT.CASEWORKER_ONLY',
      detail: 'the question asks for the caseworker’s own belief',
      expected: 'caseworker',
    },
  ];
}

/** The matrix has four fields, recorded by staff with a reason (domain.md §2.4). */
function kanVil({ instrument, value, measuredBy, reason }: MeasurementInputDto): FieldProblem[] {
  if (instrument !== 'KAN_VIL') return [];
  const problems: FieldProblem[] = [];
  if (value !== 0 && value !== 10) {
    problems.push({
      pointer: '/value',
      code: 'MEASUREMENT.YES_OR_NO',
      detail: 'the matrix knows yes and no only',
      expected: '0 or 10',
    });
  }
  if (measuredBy !== 'caseworker') {
    problems.push({
      pointer: '/measuredBy',
      code: 'MEASUREMENT.CASEWORKER_ONLY',
      detail: 'the matrix is filled in by staff',
      expected: 'caseworker',
    });
  }
  if (!reason) {
    problems.push({
      pointer: '/reason',
      code: 'FIELD.REQUIRED',
      detail: 'is missing',
      expected: 'the reason of the judgement',
    });
  }
  return problems;
}
