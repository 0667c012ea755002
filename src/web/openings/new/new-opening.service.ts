import { Injectable } from '@nestjs/common';
import { fieldProblems } from '../../../common/api/validate';
import { type FieldProblem, InvalidInput } from '../../../common/errors';
import { OpeningInputDto } from '../../../openings/opening-input.dto';
import { OpeningsService } from '../../../openings/openings.service';
import { Taxonomy } from '../../../taxonomy/taxonomy';
import { type FormFaults, faults, faultsOf, NO_FAULTS } from '../../forms/form-faults';
import { textIn } from '../../forms/form-values';
import { wordingFaults } from '../../forms/wording';
import { ViewService } from '../../view/view.service';
import type { Viewer } from '../../viewer/viewer';
import { type Firm, FirmLookupService } from './firm-lookup.service';
import { openingField, openingOf } from './opening-form';
import { type Meant, openingFormView } from './opening-form-view';
import { withTemplate } from './opening-template';
import { ReachViewService } from './reach-view.service';

/** Suggestions for a word that is no name of a task. */
const MOST_MEANT = 5;

/** Where problems of the firm stand on the form. */
const FIRM_FIELDS: Readonly<Record<string, string>> = {
  '/cvr': 'cvr',
  '/firm/cvr': 'cvr',
  '/firm/name': 'firma-navn',
  '/firm/municipality': 'cvr',
  '/workplaceId': 'sted',
  '/workplace/name': 'sted-navn',
  '/workplace/postalCode': 'sted-postnr',
  '/workplace/address': 'sted-adresse',
};

/** What the page of the form is made from. */
export interface FormState {
  form: URLSearchParams;
  faults?: FormFaults;
  /** what a word could mean that was typed as a task */
  meant?: readonly Meant[];
}

/** The work behind the form of a new opening. */
@Injectable()
export class NewOpeningService {
  constructor(
    private readonly taxonomy: Taxonomy,
    private readonly openings: OpeningsService,
    private readonly firms: FirmLookupService,
    private readonly reaches: ReachViewService,
    private readonly view: ViewService,
  ) {}

  /** The model of the page. */
  async model({ form, faults: found = NO_FAULTS, meant = [] }: FormState, viewer: Viewer) {
    const municipality = municipalityOf(viewer);
    const firm = await this.firms.of(form, municipality);
    const { input } = this.read(form, viewer);
    return {
      ...openingFormView(form, this.taxonomy, viewer.locale),
      faults: found,
      meant,
      firm,
      reach: await this.reaches.of(input, firm.chosen ?? placeTyped(form), viewer),
    };
  }

  /** The form with the fields of the template chosen in it; unchanged when there is none of that code. */
  withTemplate(form: URLSearchParams, viewer: Viewer): URLSearchParams {
    const template = this.taxonomy.template(form.get('skabelon') ?? '');
    if (!template) return form;
    return withTemplate(form, template, this.taxonomy.branchepakke(template.branchepakke), {
      locale: viewer.locale,
      isco08: this.taxonomy.occupation(template.occupation)?.isco08,
      titles: this.taxonomy.templates().flatMap(({ labels }) => Object.values(labels)),
    });
  }

  /** Adds the task or credential that was typed; a word that is no name of one gives what could be meant. */
  add(kind: 'competency' | 'credential', form: URLSearchParams, viewer: Viewer): FormState {
    const [word, rows] = kind === 'competency' ? ['ny-opgave', 'opgave'] : ['nyt-bevis', 'bevis'];
    const text = textIn(form, word) ?? '';
    const code = this.taxonomy.codeOf(kind, text);
    const added = new URLSearchParams(form);
    if (code !== undefined) {
      if (!added.getAll(rows).includes(code)) added.append(rows, code);
      added.delete(word);
      return { form: added };
    }
    const meant = text === '' ? [] : this.taxonomy.suggest(kind, text, MOST_MEANT);
    const problem = { pointer: word, code: text === '' ? 'FIELD.REQUIRED' : 'FIELD.UNKNOWN_CODE', detail: '' };
    return {
      form,
      meant: meant.map((one) => ({ code: one.code, label: one.labels[viewer.locale] })),
      faults: this.faults([problem], (pointer) => pointer, viewer),
    };
  }

  /**
   * Stores the opening, and the firm and workplace where they are new.
   * @returns the id, or what is wrong with the form
   */
  async save(form: URLSearchParams, viewer: Viewer, state: 'aaben' | 'kladde'): Promise<string | FormFaults> {
    const municipality = municipalityOf(viewer);
    const firm = await this.firms.of(form, municipality);
    const { input, problems } = this.read(form, viewer);
    const found = [...this.firms.problems(form, firm), ...problems, ...this.problemsOf(input)];
    const wording = wordingFaults({ titel: input.title, beskrivelse: input.description ?? '' }, viewer.locale);
    if (found.length + wording.length > 0) {
      return faults([...this.firmOrFormFaults(found, form, viewer).list, ...wording]);
    }
    try {
      const workplaceId = await this.firms.workplaceOf(form, firm, municipality);
      const { opening } = await this.openings.register({ ...input, workplaceId }, state);
      return opening.id;
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return this.firmOrFormFaults(error.problems, form, viewer);
    }
  }

  private read(form: URLSearchParams, viewer: Viewer) {
    return openingOf(form, {
      municipality: municipalityOf(viewer),
      owner: viewer.colleague?.initials,
      source: 'firm_called',
    });
  }

  private problemsOf(input: OpeningInputDto): FieldProblem[] {
    const wrong = fieldProblems(OpeningInputDto, input);
    return wrong.length > 0 ? wrong : this.openings.check(input);
  }

  private firmOrFormFaults(problems: readonly FieldProblem[], form: URLSearchParams, viewer: Viewer): FormFaults {
    const fieldOf = openingField(form);
    return this.faults(problems, (pointer) => FIRM_FIELDS[pointer] ?? fieldOf(pointer), viewer);
  }

  private faults(
    problems: readonly FieldProblem[],
    fieldOf: (pointer: string) => string,
    { locale }: Viewer,
  ): FormFaults {
    return faultsOf(problems, fieldOf, (key) => this.view.text(locale, key));
  }
}

function municipalityOf(viewer: Viewer): string {
  return viewer.colleague?.municipality ?? '';
}

/** The workplace that is being typed, as far as the reach depends on it. */
function placeTyped(form: URLSearchParams): Firm['chosen'] {
  const postalCode = form.get('sted-postnr')?.trim() ?? '';
  if (!/^\d{4}$/.test(postalCode)) return null;
  return { id: '', name: form.get('sted-navn')?.trim() || postalCode, postalCode, handles: null };
}
