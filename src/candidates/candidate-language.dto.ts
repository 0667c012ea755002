/** What somebody understands, speaks, reads and writes. */
import { CalendarDate, Nested, OneOf, Pattern, WholeNumber } from '../common/api/fields';
import { CEFR_LEVELS, type CefrLevel } from '../language/cefr';
import { DANISH_EDUCATIONS, DANISH_TESTS } from '../language/danish-education';
import { SOURCES, Source } from './candidate-competence.dto';

/** Levels per skill in one language. */
export class LanguageSkillsDto {
  @OneOf({ description: 'Listening', values: CEFR_LEVELS, optional: true })
  listening?: CefrLevel;

  @OneOf({ description: 'Speaking', values: CEFR_LEVELS, optional: true })
  speaking?: CefrLevel;

  @OneOf({ description: 'Interaction', values: CEFR_LEVELS, optional: true })
  interaction?: CefrLevel;

  @OneOf({ description: 'Reading', values: CEFR_LEVELS, optional: true })
  reading?: CefrLevel;

  @OneOf({ description: 'Writing', values: CEFR_LEVELS, optional: true })
  writing?: CefrLevel;
}

/** One language; for Danish also the education, module or test the level comes from (domain.md §3). */
export class HeldLanguageDto {
  @Pattern({
    description: 'ISO 639-1 code',
    pattern: /^[a-z]{2,3}$/,
    expected: 'an ISO 639 code in small letters',
    example: 'da',
  })
  language: string;

  @Nested(() => LanguageSkillsDto, { description: 'Level per skill; a missing skill is unknown', optional: true })
  skills?: LanguageSkillsDto;

  @OneOf({ description: 'Danskuddannelse followed', values: DANISH_EDUCATIONS, optional: true })
  danishEducation?: 'DU1' | 'DU2' | 'DU3';

  @WholeNumber({ description: 'Last module passed, 1–6', min: 1, max: 6, optional: true })
  danishModule?: number;

  @OneOf({
    description: 'Test passed',
    values: DANISH_TESTS,
    optional: true,
  })
  danishTest?: string;

  @OneOf({ description: 'Who or what says so', values: SOURCES, optional: true })
  source?: Source;

  @CalendarDate({ description: 'When it was assessed', optional: true })
  assessedOn?: string;
}
