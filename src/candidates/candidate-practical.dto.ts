/** When, where and under which considerations somebody can work. */
import { OneOf, Pattern, SomeOf, WholeNumber } from '../common/api/fields';
import { TRAVEL_MODES, type TravelMode, WORK_CONDITIONS, type WorkCondition } from '../matching/core/facts';

/** A stretch of the week. `to` before `from` runs over midnight; `24:00` is the end of the day. */
export class WeekIntervalDto {
  @WholeNumber({ description: 'Day of the week, 1 = Monday … 7 = Sunday', min: 1, max: 7, example: 1 })
  day: number;

  @Pattern({
    description: 'Start, whole or half hour',
    pattern: /^([01]\d|2[0-3]):(00|30)$/,
    expected: 'HH:00 or HH:30',
    example: '05:00',
  })
  from: string;

  @Pattern({
    description: 'End, whole or half hour',
    pattern: /^(([01]\d|2[0-3]):(00|30)|24:00)$/,
    expected: 'HH:00, HH:30 or 24:00',
    example: '09:00',
  })
  to: string;
}

/** How the person gets to work (domain.md §6). */
export class TravelDto {
  @SomeOf({
    description: 'Ways the person can travel; `car` asks for a valid licence and access to a car',
    values: TRAVEL_MODES,
    optional: true,
  })
  modes?: TravelMode[];

  @WholeNumber({ description: 'Own limit in minutes one way, door to door', min: 5, max: 240, optional: true })
  maxMinutes?: number;

  @WholeNumber({ description: 'Kilometres by bicycle one way', min: 0, max: 40, optional: true })
  maxBicycleKm?: number;
}

/** One consideration at work, in work terms; a diagnosis has no place here (domain.md §2.7). */
export class SkaanehensynDto {
  @OneOf({ description: 'Condition', values: WORK_CONDITIONS, example: 'loeft_kg' })
  condition: WorkCondition;

  @WholeNumber({
    description: 'The most the person can do of it, in the unit of the condition; 0 = not at all',
    min: 0,
    max: 1000,
    example: 5,
  })
  max: number;
}
