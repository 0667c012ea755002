import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ReadingsService } from '../../intake/readings/readings.service';
import { type FormFault, faults } from '../forms/form-faults';
import { PageAnswer } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import { rightsOf, type Viewer } from '../viewer/viewer';
import { LONGEST_PASTE, type PasteForm, pasteProblems } from './paste-form';

/** Openings that can be chosen; whoever wants another one begins on its page. */
const CHOICES = 100;

/** Takes a pasted text and has it read. */
@Injectable()
export class PasteService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly readings: ReadingsService,
    private readonly view: ViewService,
  ) {}

  /** The id of the reading, or what is wrong. @throws NotFound when the person or opening is gone */
  async read(form: PasteForm, viewer: Viewer): Promise<string | FormFault[]> {
    const problems = pasteProblems(form);
    if (problems.length > 0) return problems;
    const candidateId = form.candidateId ?? (form.openingId === null ? await this.personOf(form, viewer) : null);
    if (candidateId === null && form.openingId === null) return [{ field: 'knr', text: 'unknown' }];
    const { reading } = await (candidateId !== null
      ? this.readings.read('candidate', candidateId, form.text)
      : this.readings.read('opening', form.openingId!, form.text));
    return reading.id;
  }

  async page(form: PasteForm, viewer: Viewer, problems: readonly FormFault[] = []): Promise<PageAnswer> {
    const { locale } = viewer;
    const told = problems.map(({ field, text }) => ({
      field,
      text: this.view.text(locale, `reading.paste.problem.${text}`, { longest: LONGEST_PASTE }),
    }));
    const about = await this.about(form);
    return new PageAnswer(
      'reading/paste',
      {
        title: this.view.text(locale, 'reading.paste.title'),
        nav: 'readings',
        form,
        about,
        openings: about === null ? await this.openings(viewer) : [],
        faults: faults(told),
      },
      { status: problems.length > 0 ? 422 : 200 },
    );
  }

  /** The person or opening whose page the form was asked for from; null when it asks. */
  private async about({ candidateId, openingId }: PasteForm) {
    if ((candidateId === null) === (openingId === null)) return null;
    const [row] = await this.dataSource.query<{ name: string }[]>(
      `select pseudonym as name from candidates where id = $1 union all select title from openings where id = $2`,
      [candidateId, openingId],
    );
    if (!row) return null;
    return candidateId === null
      ? { kind: 'opening', name: row.name, href: `/aabninger/${openingId}`, field: 'aabning', id: openingId }
      : { kind: 'candidate', name: row.name, href: `/kandidater/${candidateId}`, field: 'kandidat', id: candidateId };
  }

  /** The person with that K-number whose case the viewer has; null when there is none. */
  private async personOf({ pseudonym }: PasteForm, viewer: Viewer): Promise<string | null> {
    const values: unknown[] = [pseudonym];
    const within = rightsOf(viewer).sql('update', 'Casework', 'c', values);
    const [row] = await this.dataSource.query<{ id: string }[]>(
      `select c.id from candidates c where upper(c.pseudonym) = upper($1) and c.deleted_at is null and ${within}`,
      values,
    );
    return row?.id ?? null;
  }

  /** Openings that live, one's own first. */
  private openings(viewer: Viewer): Promise<{ id: string; title: string; employer: string | null }[]> {
    const values: unknown[] = [viewer.colleague?.initials ?? '–'];
    const within = rightsOf(viewer).sql('update', 'Opening', 'o', values);
    return this.dataSource.query(
      `select o.id, o.title, e.name as employer from openings o
         left join workplaces w on w.id = o.workplace_id left join employers e on e.id = w.employer_id
       where o.deleted_at is null and o.state in ('kladde', 'aaben', 'i_dialog') and ${within}
       order by (o.owner = $1) is true desc, o.created_at desc, o.id limit ${CHOICES}`,
      values,
    );
  }
}
