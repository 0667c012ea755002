import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { validated } from '../../../common/api/validate';
import { Clock } from '../../../common/clock';
import { type FieldProblem, InvalidInput } from '../../../common/errors';
import { given } from '../../../common/given';
import { NewWorkplaceDto } from '../../../employers/employer.dto';
import { EmployerInputDto } from '../../../employers/employer-input.dto';
import { EmployersService } from '../../../employers/employers.service';
import { isCvr } from '../../../employers/identifiers';
import { WorkplacesService } from '../../../employers/workplaces.service';
import { digitsIn, isId, textIn } from '../../forms/form-values';

/** A workplace one can choose. */
export interface FirmWorkplace {
  id: string;
  name: string;
  postalCode: string | null;
  handles: NonNullable<NewWorkplaceDto['handles']> | null;
}

/** The firm of a form: known with its workplaces, new with a sound number, or not yet said. */
export interface Firm {
  state: 'unsaid' | 'wrong' | 'new' | 'known';
  id: string | null;
  name: string;
  /** last day of the time the firm asked to be left alone; null = none */
  leftAloneUntil: string | null;
  workplaces: FirmWorkplace[];
  /** the chosen workplace */
  chosen: FirmWorkplace | null;
}

const UNSAID: Firm = { state: 'unsaid', id: null, name: '', leftAloneUntil: null, workplaces: [], chosen: null };

/** Finds the firm that a form means by CVR number or id, and registers the parts that are new. */
@Injectable()
export class FirmLookupService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly employers: EmployersService,
    private readonly workplaces: WorkplacesService,
  ) {}

  /** The firm of `cvr`, else of `virksomhed`; with the workplace of `sted`, or the only one it has. */
  async of(form: URLSearchParams, municipality: string): Promise<Firm> {
    const cvr = digitsIn(form, 'cvr');
    const id = form.get('virksomhed');
    if (!cvr && !isId(id)) return UNSAID;
    const [row] = await this.dataSource.query<{ id: string; name: string; leftAloneUntil: string | null }[]>(
      `select id, name, case when do_not_call_until >= $4::date then do_not_call_until::text end as "leftAloneUntil"
       from employers where municipality = $1 and deleted_at is null
         and (cvr = $2 or ($2::text is null and id = $3::uuid))`,
      [municipality, cvr ?? null, isId(id) ? id : null, this.clock.today()],
    );
    if (!row) return { ...UNSAID, state: cvr && isCvr(cvr) ? 'new' : 'wrong' };
    const workplaces: FirmWorkplace[] = await this.dataSource.query(
      `select id, name, postal_code as "postalCode", handles from workplaces
       where employer_id = $1 and deleted_at is null order by name collate "da-DK-x-icu", id`,
      [row.id],
    );
    const asked = form.get('sted');
    const only = workplaces.length === 1 && asked !== 'nyt' ? workplaces[0]! : null;
    const chosen = workplaces.find((workplace) => workplace.id === asked) ?? only;
    return { ...row, state: 'known', workplaces, chosen };
  }

  /** What is missing to say where the work is. */
  problems(form: URLSearchParams, firm: Firm): FieldProblem[] {
    if (firm.state === 'unsaid') return [required('/cvr')];
    if (firm.state === 'wrong') {
      return [{ pointer: '/cvr', code: 'CVR.WRONG_CHECK_DIGIT', detail: 'is no CVR number', expected: 'eight digits' }];
    }
    if (firm.chosen) return [];
    if (firm.state === 'known' && firm.workplaces.length > 0 && form.get('sted') !== 'nyt') {
      return [required('/workplaceId')];
    }
    return [
      ...(firm.state === 'new' && !textIn(form, 'firma-navn') ? [required('/firm/name')] : []),
      ...(textIn(form, 'sted-postnr') ? [] : [required('/workplace/postalCode')]),
    ];
  }

  /** The id of the workplace; the firm and the workplace are registered when they are new. @throws InvalidInput */
  async workplaceOf(form: URLSearchParams, firm: Firm, municipality: string): Promise<string> {
    if (firm.chosen) return firm.chosen.id;
    const name = firm.state === 'known' ? firm.name : (textIn(form, 'firma-navn') ?? '');
    const workplace = given({
      name: textIn(form, 'sted-navn') ?? name,
      postalCode: digitsIn(form, 'sted-postnr'),
      address: textIn(form, 'sted-adresse'),
    });
    return under('/workplace', async () => {
      const employerId =
        firm.id ??
        (await under('/firm', async () => {
          const input = validated(EmployerInputDto, { municipality, cvr: digitsIn(form, 'cvr'), name });
          return (await this.employers.create(input)).id;
        }));
      return (await this.workplaces.create(validated(NewWorkplaceDto, { employerId, ...workplace }))).id;
    });
  }
}

function required(pointer: string): FieldProblem {
  return { pointer, code: 'FIELD.REQUIRED', detail: 'is missing', expected: 'a value' };
}

/** Tells problems of a part of the form under its name. */
async function under<T>(part: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    throw new InvalidInput(
      error.problems.map((problem) =>
        problem.pointer.startsWith('/firm/') ? problem : { ...problem, pointer: `${part}${problem.pointer}` },
      ),
    );
  }
}
