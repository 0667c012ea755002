import { Injectable } from '@nestjs/common';
import { isScope, reachesCitizens, SUBJECTS, WITHOUT_CITIZENS } from '../../access';
import { AuditLog } from '../../audit/audit-log';
import { Clock } from '../../common/clock';
import { InvalidInput } from '../../common/errors';
import type { ApiKey } from '../../identity/api-key.entity';
import { ApiKeysService } from '../../identity/api-keys.service';
import { faultsOf, type FormFaults, fieldTable, NO_FAULTS } from '../forms/form-faults';
import { numberIn, textIn, typed } from '../forms/form-values';
import { PageAnswer } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import { rightsOf, type Viewer } from '../viewer/viewer';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Days a key may last that is made on the page; longer ones are made by command. */
const MOST_DAYS = 730;
const MOST_A_MINUTE = 100_000;
const FIELD_OF = fieldTable({ '/name': 'navn', '/scopes': 'raekkevidde', '/days': 'dage', '/perMinute': 'minut' });

/** What the page shows besides the keys. */
interface Shown {
  /** the new key, told this once */
  made?: { key: string; row: ApiKey };
  values?: Record<string, string>;
  faults?: FormFaults;
}

/** The page of the API keys. */
@Injectable()
export class ApiKeysPageService {
  constructor(
    private readonly keys: ApiKeysService,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly view: ViewService,
  ) {}

  /** All keys of the administrator's municipality. */
  list(viewer: Viewer): Promise<PageAnswer> {
    return this.page(viewer, {});
  }

  /** Makes a key and shows it; a form with faults is shown again. */
  async make(viewer: Viewer, form: URLSearchParams): Promise<PageAnswer> {
    const { principal } = rightsOf(viewer);
    try {
      const { days, ...input } = read(form);
      const expiresAt = new Date(this.clock.now().getTime() + days * DAY_MS);
      const made = await this.keys.create({ ...input, expiresAt, municipality: principal.municipality });
      const details = { event: 'key_made', scopes: input.scopes.join(' ').slice(0, 300), days };
      await this.audit.record({ action: 'access', subjectType: 'api-key', subjectId: made.row.id, details });
      return await this.page(viewer, { made });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const faults = faultsOf(error.problems, FIELD_OF, (key) => this.view.text(viewer.locale, key));
      return this.page(viewer, { values: typed(form), faults });
    }
  }

  /** @throws NotFound */
  async revoke(id: string): Promise<void> {
    await this.keys.revokeById(id);
  }

  private async page(viewer: Viewer, { made, values, faults }: Shown): Promise<PageAnswer> {
    const now = this.clock.now();
    const rows = await this.keys.listFor(rightsOf(viewer));
    const keys = rows.map((row) => ({ ...row, state: stateOf(row, now) }));
    return new PageAnswer(
      'admin/api-keys',
      {
        title: this.view.text(viewer.locale, 'keys.title'),
        nav: 'keys',
        keys,
        made: made ? { key: made.key, name: made.row.name } : null,
        subjects: WITHOUT_CITIZENS,
        mostDays: MOST_DAYS,
        values: values ?? { dage: '365' },
        faults: faults ?? NO_FAULTS,
      },
      { status: faults ? 422 : made ? 201 : 200 },
    );
  }
}

function stateOf({ revokedAt, expiresAt }: ApiKey, now: Date): 'inUse' | 'revoked' | 'expired' {
  if (revokedAt) return 'revoked';
  return expiresAt && expiresAt <= now ? 'expired' : 'inUse';
}

/** @throws InvalidInput */
function read(form: URLSearchParams): { name: string; scopes: string[]; days: number; perMinute: number | null } {
  const name = textIn(form, 'navn') ?? '';
  const scopes = (form.get('raekkevidde') ?? '').split(/[\s,]+/).filter((scope) => scope !== '');
  const days = numberIn(form, 'dage') ?? Number.NaN;
  const perMinute = numberIn(form, 'minut') ?? null;
  const wrong = [
    ...(name === '' ? [missing('/name')] : name.length > 100 ? [tooLong('/name')] : []),
    ...(scopes.length === 0 ? [missing('/scopes')] : []),
    ...(scopes.some((scope) => isScope(scope, SUBJECTS) && reachesCitizens(scope)) ? [tooFar('/scopes')] : []),
    ...outside('/days', days, MOST_DAYS),
    ...(perMinute === null ? [] : outside('/perMinute', perMinute, MOST_A_MINUTE)),
  ];
  if (wrong.length > 0) throw new InvalidInput(wrong);
  return { name, scopes, days, perMinute };
}

/**
 * Administrators see no citizens (domain.md §9.2), so no key they make alone does: one that reaches citizens is made by
 * command, by whoever runs the program and could read the database anyway.
 */
const tooFar = (pointer: string) => ({ pointer, code: 'KEY.REACHES_CITIZENS', detail: 'reaches data about citizens' });
const missing = (pointer: string) => ({ pointer, code: 'FIELD.REQUIRED', detail: 'is missing' });
const tooLong = (pointer: string) => ({ pointer, code: 'FIELD.TOO_LONG', detail: 'is longer than 100 characters' });

function outside(pointer: string, value: number, most: number) {
  if (Number.isNaN(value)) return [{ pointer, code: 'FIELD.NOT_A_WHOLE_NUMBER', detail: 'is no whole number' }];
  if (value < 1) return [{ pointer, code: 'FIELD.TOO_SMALL', detail: 'is below 1' }];
  return value > most ? [{ pointer, code: 'FIELD.TOO_LARGE', detail: `is above ${most}` }] : [];
}
