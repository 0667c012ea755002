import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SOURCES } from '../../candidates/candidate-input.dto';
import { type CandidateDto, StatusChangeDto } from '../../candidates/candidate.dto';
import { candidateStatuses } from '../../candidates/candidate-status';
import { CandidatesService } from '../../candidates/candidates.service';
import { CONVERSATION_KINDS } from '../../casework/casework-facts';
import { ConversationInputDto } from '../../casework/records/casework-input.dto';
import { CaseworkService } from '../../casework/records/casework.service';
import { validated } from '../../common/api/validate';
import { Clock } from '../../common/clock';
import { InvalidInput, Refusal } from '../../common/errors';
import { CEFR_LEVELS } from '../../language/cefr';
import { DANISH_EDUCATIONS, DANISH_TESTS } from '../../language/danish-education';
import { EVIDENCE, TRAVEL_MODES } from '../../matching/core/facts';
import { Taxonomy } from '../../taxonomy/taxonomy';
import { hasCase } from '../people/has-case';
import { PageAnswer } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import type { Viewer } from '../viewer/viewer';
import { SKILLS } from './candidate-profile.presenter';
import {
  type EditPart,
  fieldOf,
  type FormValues,
  given,
  patchOf,
  shownValues,
  typedValues,
  weekRowCount,
} from './edit-parts';

/** Codes of problems that have a text of their own; all others share one. */
const TOLD = [
  'FIELD.REQUIRED',
  'FIELD.NOT_A_DATE',
  'FIELD.WRONG_FORMAT',
  'FIELD.NOT_A_WHOLE_NUMBER',
  'FIELD.TOO_SMALL',
  'FIELD.TOO_LARGE',
  'FIELD.ENDS_BEFORE_START',
  'FIELD.HOURS_REVERSED',
  'FIELD.IN_FUTURE',
  'FIELD.EMPTY_INTERVAL',
  'FIELD.UNKNOWN_PLACE',
  'CANDIDATE.FORBIDDEN_TRANSITION',
  'PRECONDITION.STALE',
] as const;

/** Languages offered beside those a person has (domain.md §3). */
const OFFERED_LANGUAGES = ['da', 'en', 'ar', 'ti', 'fa', 'so', 'ku', 'uk', 'ru', 'fr', 'sw', 'my', 'tr', 'pl', 'de'];

/** A fault beside its field. */
interface FieldFault {
  field: string;
  code: string;
}

/** What went wrong with a sent form. */
interface Failure {
  values: FormValues;
  faults: FieldFault[];
  status: number;
}

/** The forms for the common edits of a person. */
@Injectable()
export class CandidateEditService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly candidates: CandidatesService,
    private readonly casework: CaseworkService,
    private readonly taxonomy: Taxonomy,
    private readonly clock: Clock,
    private readonly view: ViewService,
  ) {}

  /** @throws NotFound, Refusal 403 `CANDIDATE.NOT_YOUR_CASE` */
  async form(id: string, part: EditPart, code: string, viewer: Viewer, failure?: Failure): Promise<PageAnswer> {
    const person = await this.own(id, viewer);
    const values = failure?.values ?? shownValues(part, person, code, this.clock.today());
    const { locale } = viewer;
    const faults = failure?.faults ?? [];
    return new PageAnswer(
      'candidates/edit',
      {
        title: this.view.text(locale, 'candidate.edit.title', {
          what: this.view.text(locale, `candidate.part.${part}`),
          person: person.pseudonym,
        }),
        nav: 'board',
        id,
        part,
        // after a clash the newest version: sending again then is a decision made with open eyes
        version: person.version,
        values,
        faults,
        faultOf: Object.fromEntries(faults.map((fault) => [fault.field, fault.code])),
        rows: part === 'uge' ? Array.from({ length: weekRowCount(values) }, (_, row) => row) : [],
        skills: SKILLS,
        choices: this.choices(part, person, viewer),
      },
      { status: failure?.status ?? 200 },
    );
  }

  /**
   * Carries a sent form out; null when it was done, else the form again with everything typed.
   * @throws NotFound, Refusal 403
   */
  async save(id: string, part: EditPart, fields: URLSearchParams, viewer: Viewer): Promise<PageAnswer | null> {
    const person = await this.own(id, viewer);
    const seen = Number(fields.get('version'));
    try {
      await this.carryOut(person, part, fields, seen, viewer);
      return null;
    } catch (error) {
      const faults = faultsOf(error, part, fields);
      if (faults === null) throw error;
      const code = fields.get('kode') ?? fields.get('sprog') ?? '';
      const { status } = error as Refusal;
      return this.form(id, part, code, viewer, { values: typedValues(fields), faults, status });
    }
  }

  private async carryOut(
    person: CandidateDto,
    part: EditPart,
    fields: URLSearchParams,
    seen: number,
    viewer: Viewer,
  ): Promise<void> {
    if (part === 'status') {
      const change = validated(StatusChangeDto, {
        to: given(fields, 'til') ?? undefined,
        from: given(fields, 'fra') ?? undefined,
        until: given(fields, 'til-og-med') ?? undefined,
        correction: fields.get('rettelse') === 'on' ? true : undefined,
      });
      await this.candidates.changeStatus(person.id, change, seen);
    } else if (part === 'samtale') {
      const conversation = validated(ConversationInputDto, {
        kind: given(fields, 'slags') ?? undefined,
        heldOn: given(fields, 'holdt') ?? undefined,
        plannedOn: given(fields, 'planlagt') ?? undefined,
        by: viewer.colleague?.initials,
      });
      await this.casework.add('conversations', person.id, conversation);
    } else {
      await this.candidates.update(person.id, patchOf(part, fields, person), seen);
    }
  }

  private async own(id: string, viewer: Viewer): Promise<CandidateDto> {
    const person = await this.candidates.get(id);
    if (!(await hasCase(this.dataSource, viewer, id))) {
      throw new Refusal('CANDIDATE.NOT_YOUR_CASE', 403, 'Only whoever has the case changes it here.');
    }
    return person;
  }

  /** What the selects of a form offer. */
  private choices(part: EditPart, person: CandidateDto, { locale }: Viewer) {
    const names = new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' });
    const languages = [...new Set([...OFFERED_LANGUAGES, ...(person.languages ?? []).map(({ language }) => language)])];
    return {
      statuses: candidateStatuses.states,
      modes: TRAVEL_MODES,
      sources: SOURCES,
      evidence: EVIDENCE,
      levels: CEFR_LEVELS,
      conversations: CONVERSATION_KINDS,
      competencies:
        part === 'kompetence'
          ? this.taxonomy
              .competencies()
              .map(({ code, labels }) => ({ value: code, text: labels[locale] }))
              .sort((a, b) => a.text.localeCompare(b.text, locale))
          : [],
      languages: languages.map((language) => ({ value: language, text: names.of(language) ?? language })),
      educations: DANISH_EDUCATIONS,
      tests: DANISH_TESTS,
    };
  }
}

/** The faults of a refusal that the form can show; null for any other error. */
function faultsOf(error: unknown, part: EditPart, fields: URLSearchParams): FieldFault[] | null {
  if (error instanceof InvalidInput) {
    return error.problems.map(({ pointer, code }) => ({ field: fieldOf(part, pointer, fields), code: told(code) }));
  }
  if (!(error instanceof Refusal)) return null;
  if (error.code === 'CANDIDATE.FORBIDDEN_TRANSITION') return [{ field: 'til', code: error.code }];
  return error.code === 'PRECONDITION.STALE' ? [{ field: '', code: error.code }] : null;
}

function told(code: string): string {
  return TOLD.find((one) => one === code) ?? 'FIELD.WRONG';
}
