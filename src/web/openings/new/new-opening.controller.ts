import { Get, Post } from '@nestjs/common';
import { Allow } from '../../../access';
import { AddressQuery, CurrentViewer, FormFields, PageController } from '../../view/page';
import { PageAnswer, SeeOther } from '../../view/page-answer';
import { ViewService } from '../../view/view.service';
import type { Viewer } from '../../viewer/viewer';
import { type FormState, NewOpeningService } from './new-opening.service';

/** Fields ticked by default: most openings of the field are for these schemes (domain.md §4). */
const USUAL = new URLSearchParams([['ordning', 'ordinaert']]);

/**
 * A new opening in two minutes. Every button of the form sends all of it; `handling` says what is wanted, and the
 * answer shows everything typed again.
 */
@PageController('aabninger/ny')
export class NewOpeningController {
  constructor(
    private readonly openings: NewOpeningService,
    private readonly view: ViewService,
  ) {}

  /** The empty form; firm, workplace and template can stand in the address. */
  @Allow('create', 'Opening')
  @Get()
  empty(@CurrentViewer() viewer: Viewer, @AddressQuery() query: URLSearchParams): Promise<PageAnswer> {
    const form = query.has('ordning') ? query : new URLSearchParams([...query, ...USUAL]);
    return this.page({ form: this.openings.withTemplate(form, viewer) }, viewer);
  }

  @Allow('create', 'Opening')
  @Post()
  async act(@CurrentViewer() viewer: Viewer, @FormFields() form: URLSearchParams): Promise<PageAnswer | SeeOther> {
    const act = form.get('handling');
    form.delete('handling');
    switch (act) {
      case 'gem':
      case 'kladde': {
        const saved = await this.openings.save(form, viewer, act === 'gem' ? 'aaben' : 'kladde');
        return typeof saved === 'string'
          ? new SeeOther(`/aabninger/${saved}`)
          : this.page({ form, faults: saved }, viewer);
      }
      case 'skabelon':
        return this.page({ form: this.openings.withTemplate(form, viewer) }, viewer);
      case 'opgave':
        return this.page(this.openings.add('competency', form, viewer), viewer);
      case 'bevis':
        return this.page(this.openings.add('credential', form, viewer), viewer);
      default:
        return this.page({ form }, viewer);
    }
  }

  private async page(state: FormState, viewer: Viewer): Promise<PageAnswer> {
    const model = await this.openings.model(state, viewer);
    return new PageAnswer(
      'openings/new/show',
      { title: this.view.text(viewer.locale, 'newOpening.title'), nav: 'openings', ...model },
      { status: model.faults.list.length > 0 ? 422 : 200, fragments: { reach: 'openings/new/_reach' } },
    );
  }
}
