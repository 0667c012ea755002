import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { fieldProblems } from '../../common/api/validate';
import { type FieldProblem, InvalidInput } from '../../common/errors';
import { type OpeningInputDto, OpeningInputDto as OpeningInput } from '../../openings/opening-input.dto';
import { OpeningsService } from '../../openings/openings.service';
import { Taxonomy } from '../../taxonomy/taxonomy';
import { type FormFaults, faults, faultsOf, NO_FAULTS } from '../forms/form-faults';
import { wordingFaults } from '../forms/wording';
import type { FormState } from '../openings/new/new-opening.service';
import { openingField, openingOf } from '../openings/new/opening-form';
import { openingFormView } from '../openings/new/opening-form-view';
import { ViewService } from '../view/view.service';
import type { Viewer } from '../viewer/viewer';
import { type EmployerSeat, EmployerSeats, type SeatWorkplace } from './employer-seat';
import { contactOf } from './own-openings.queries';

/** Schemes that a firm can post an opening for by itself; the others are set up together with the municipality. */
export const PORTAL_SCHEMES = ['igu', 'smaajob'] as const;

/** An opening that a firm posts itself. */
@Injectable()
export class PostOpeningService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly seats: EmployerSeats,
    private readonly openings: OpeningsService,
    private readonly taxonomy: Taxonomy,
    private readonly view: ViewService,
  ) {}

  /** The model of the page. */
  async model({ form, faults: found = NO_FAULTS, meant = [] }: FormState, seat: EmployerSeat, { locale }: Viewer) {
    const workplaces = await this.seats.workplaces(seat);
    return {
      ...openingFormView(form, this.taxonomy, locale),
      faults: found,
      meant,
      workplaces,
      place: chosen(form, workplaces)?.id ?? '',
      portalSchemes: PORTAL_SCHEMES,
      scheme: PORTAL_SCHEMES.find((scheme) => scheme === form.get('ordning')) ?? '',
    };
  }

  /**
   * Stores the opening and has people ranked for it at once. Demands that the law forbids are refused with what may be
   * asked instead (domain.md §9.4). It goes to the consultant who was last in touch with the firm.
   * @returns the id, or what is wrong with the form
   */
  async post(form: URLSearchParams, seat: EmployerSeat, viewer: Viewer): Promise<string | FormFaults> {
    const workplace = chosen(form, await this.seats.workplaces(seat));
    const { input, problems } = openingOf(form, {
      municipality: workplace?.municipality ?? '',
      workplaceId: workplace?.id,
      source: 'employer_page',
    });
    const wording = wordingFaults({ titel: input.title, beskrivelse: input.description ?? '' }, viewer.locale);
    const found = [
      ...(workplace ? [] : [{ pointer: '/workplaceId', code: 'FIELD.REQUIRED', detail: 'is missing' }]),
      ...problems,
      ...schemeProblems(input),
      ...(workplace ? this.problemsOf(input) : []),
    ];
    const told = this.faults(found, form, viewer);
    if (told.list.length + wording.length > 0) return faults([...told.list, ...wording]);
    const owner = await contactOf(this.dataSource, seat.cvr, input.municipality);
    try {
      const { opening } = await this.openings.register({ ...input, ...(owner ? { owner } : {}) }, 'aaben');
      return opening.id;
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return this.faults(error.problems, form, viewer);
    }
  }

  private problemsOf(input: OpeningInputDto): FieldProblem[] {
    const wrong = fieldProblems(OpeningInput, input);
    return wrong.length > 0 ? wrong : this.openings.check(input);
  }

  private faults(problems: readonly FieldProblem[], form: URLSearchParams, { locale }: Viewer): FormFaults {
    const fieldOf = openingField(form);
    const own: Readonly<Record<string, string>> = { '/workplaceId': 'sted', '/schemes': 'ordning-igu' };
    return faultsOf(
      problems,
      (pointer) => own[pointer] ?? fieldOf(pointer),
      (key) => this.view.text(locale, key),
    );
  }
}

function chosen(form: URLSearchParams, workplaces: readonly SeatWorkplace[]): SeatWorkplace | undefined {
  const only = workplaces.length === 1 ? workplaces[0] : undefined;
  return workplaces.find(({ id }) => id === form.get('sted')) ?? only;
}

function schemeProblems({ schemes }: OpeningInputDto): FieldProblem[] {
  const allowed: readonly string[] = PORTAL_SCHEMES;
  if (schemes.every((scheme) => allowed.includes(scheme))) return [];
  return [{ pointer: '/schemes', code: 'FIELD.NOT_IN_LIST', detail: 'is set up with the municipality' }];
}
