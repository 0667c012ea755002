import { Get, Post } from '@nestjs/common';
import { Allow, inAddress, inBody } from '../../access';
import { AddressQuery, CurrentViewer, FormFields, PageController } from '../view/page';
import { type PageAnswer, SeeOther } from '../view/page-answer';
import type { Viewer } from '../viewer/viewer';
import { LONGEST_PASTE, pasteForm } from './paste-form';
import { PasteService } from './paste.service';

/** A text that somebody has in a mail or on a screen: pasted, read, and then confirmed like any other. */
@PageController('laesninger/ny')
export class PasteController {
  constructor(private readonly pasted: PasteService) {}

  /** The person or the opening can stand in the address. */
  @Allow('create', 'Reading', inAddress('kandidat', 'Casework', 'update'), inAddress('aabning', 'Opening', 'update'))
  @Get()
  empty(@CurrentViewer() viewer: Viewer, @AddressQuery() query: URLSearchParams): Promise<PageAnswer> {
    return this.pasted.page({ ...pasteForm(query), text: '' }, viewer);
  }

  /** Goes on to the page that confirms; the same text about the same record again goes to the reading it has. */
  @Allow('create', 'Reading', inBody('kandidat', 'Casework', 'update'), inBody('aabning', 'Opening', 'update'))
  @Post()
  async read(
    @CurrentViewer() viewer: Viewer,
    // more than is taken, so that a text that is too long is shown again instead of lost
    @FormFields({ longest: LONGEST_PASTE * 4 }) fields: URLSearchParams,
  ): Promise<PageAnswer | SeeOther> {
    const form = pasteForm(fields);
    const read = await this.pasted.read(form, viewer);
    return typeof read === 'string' ? new SeeOther(`/laesninger/${read}`) : this.pasted.page(form, viewer, read);
  }
}
