import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NotFound } from '../../common/errors';
import { LegalHoldsService } from '../../privacy/subject/legal-holds.service';
import { type FormFaults, NO_FAULTS } from '../forms/form-faults';
import { PageAnswer } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import type { Viewer } from '../viewer/viewer';

/** Pages of what people are owed: insight, legal holds, erasure (domain.md §9.6). No name stands on them. */
@Injectable()
export class PersonalDataPageService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly holds: LegalHoldsService,
    private readonly view: ViewService,
  ) {}

  /** Where one begins: find the person by pseudonym. */
  start(viewer: Viewer, told: { asked?: string; unknown?: boolean; erased?: boolean } = {}): PageAnswer {
    return new PageAnswer(
      'oversight/personal-data',
      {
        title: this.view.text(viewer.locale, 'personalData.title'),
        nav: 'personalData',
        asked: told.asked ?? '',
        unknown: told.unknown ?? false,
        erased: told.erased ?? false,
      },
      told.unknown ? { status: 404 } : {},
    );
  }

  /** One person. @throws NotFound */
  async of(id: string, viewer: Viewer, faults: FormFaults = NO_FAULTS, values: Record<string, string> = {}) {
    const [pseudonym, holds] = await Promise.all([this.pseudonymOf(id), this.holds.list(id)]);
    return new PageAnswer(
      'oversight/person',
      {
        title: this.view.text(viewer.locale, 'personalData.of', { pseudonym }),
        nav: 'personalData',
        ...{ id, pseudonym, holds, faults, values },
        held: holds.some(({ liftedAt }) => liftedAt === null),
      },
      faults.list.length > 0 ? { status: 422 } : {},
    );
  }

  /** @throws NotFound */
  async pseudonymOf(id: string): Promise<string> {
    const [row] = await this.dataSource.query<{ pseudonym: string }[]>(
      'select pseudonym from candidates where id = $1',
      [id],
    );
    if (!row) throw new NotFound('candidate', id);
    return row.pseudonym;
  }
}
