import { Get, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Allow, byId } from '../../access';
import { IdParam } from '../../common/api/uuid.pipe';
import { validated } from '../../common/api/validate';
import { InvalidInput } from '../../common/errors';
import { given } from '../../common/given';
import { EmployerInputDto } from '../../employers/employer-input.dto';
import { EmployersService } from '../../employers/employers.service';
import { type FormFaults, faultsOf, fieldTable, NO_FAULTS, problemsIn } from '../forms/form-faults';
import { digitsIn, textIn, typed } from '../forms/form-values';
import { AddressQuery, CurrentViewer, FormFields, PageController } from '../view/page';
import { PageAnswer, SeeOther } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import type { Viewer } from '../viewer/viewer';

const FIELDS = fieldTable({ '/cvr': 'cvr', '/name': 'navn', '/note': 'note' });

/** Forms to register an employer and to change it. */
@PageController('virksomheder')
export class EmployerFormsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly employers: EmployersService,
    private readonly view: ViewService,
  ) {}

  @Allow('create', 'Employer')
  @Get('ny')
  empty(@CurrentViewer() viewer: Viewer, @AddressQuery() query: URLSearchParams): PageAnswer {
    return this.form(viewer, { action: '/virksomheder/ny', back: '/virksomheder', values: typed(query) });
  }

  /** Registers an employer; one that is known by its CVR number is opened instead of doubled. */
  @Allow('create', 'Employer')
  @Post('ny')
  async create(@CurrentViewer() viewer: Viewer, @FormFields() form: URLSearchParams): Promise<PageAnswer | SeeOther> {
    const municipality = viewer.colleague?.municipality ?? '';
    const cvr = digitsIn(form, 'cvr');
    const known = cvr ? await this.knownBy(municipality, cvr) : undefined;
    if (known) return new SeeOther(`/virksomheder/${known}`);
    try {
      const input = validated(
        EmployerInputDto,
        given({ municipality, cvr, name: textIn(form, 'navn'), note: textIn(form, 'note') }),
      );
      const { id } = await this.employers.create(input);
      return new SeeOther(`/virksomheder/${id}/arbejdssteder/nyt`);
    } catch (error) {
      return this.form(viewer, {
        action: '/virksomheder/ny',
        back: '/virksomheder',
        values: typed(form),
        faults: this.faults(error, viewer),
      });
    }
  }

  @Allow('update', 'Employer', byId())
  @Get(':id/ret')
  async edit(@IdParam() id: string, @CurrentViewer() viewer: Viewer): Promise<PageAnswer> {
    const { name, cvr, note, version } = await this.employers.get(id);
    const values = { navn: name, cvr: cvr ?? '', note: note ?? '', version: String(version) };
    return this.form(viewer, { action: `/virksomheder/${id}/ret`, back: `/virksomheder/${id}`, values, name });
  }

  /** Changes it; when somebody else has changed it meanwhile, what was typed is kept and can be sent once more. */
  @Allow('update', 'Employer', byId())
  @Post(':id/ret')
  async change(
    @IdParam() id: string,
    @CurrentViewer() viewer: Viewer,
    @FormFields() form: URLSearchParams,
  ): Promise<PageAnswer | SeeOther> {
    const { municipality, name, version } = await this.employers.get(id);
    const cvr = digitsIn(form, 'cvr') ?? null;
    try {
      const known = cvr ? await this.knownBy(municipality, cvr) : undefined;
      if (known && known !== id) throw new InvalidInput([{ pointer: '/cvr', code: 'FIELD.TAKEN', detail: 'is taken' }]);
      const patch = { name: textIn(form, 'navn') ?? '', cvr, note: textIn(form, 'note') ?? null };
      await this.employers.update(id, patch, Number(form.get('version')));
      return new SeeOther(`/virksomheder/${id}`);
    } catch (error) {
      return this.form(viewer, {
        action: `/virksomheder/${id}/ret`,
        back: `/virksomheder/${id}`,
        values: { ...typed(form), version: String(version) },
        faults: this.faults(error, viewer),
        name,
      });
    }
  }

  private faults(error: unknown, { locale }: Viewer): FormFaults {
    return faultsOf(problemsIn(error), FIELDS, (key) => this.view.text(locale, key));
  }

  private form(
    viewer: Viewer,
    shown: {
      action: string;
      back: string;
      values: Readonly<Record<string, string>>;
      faults?: FormFaults;
      name?: string;
    },
  ): PageAnswer {
    const { name, faults = NO_FAULTS, ...rest } = shown;
    const title = name
      ? this.view.text(viewer.locale, 'employerForm.edit', { name })
      : this.view.text(viewer.locale, 'employerForm.new');
    const model = { title, nav: 'employers', faults, ...rest };
    return new PageAnswer('employers/form', model, { status: faults.list.length > 0 ? 422 : 200 });
  }

  private async knownBy(municipality: string, cvr: string): Promise<string | undefined> {
    const [row] = await this.dataSource.query<{ id: string }[]>(
      'select id from employers where municipality = $1 and cvr = $2 and deleted_at is null',
      [municipality, cvr],
    );
    return row?.id;
  }
}
