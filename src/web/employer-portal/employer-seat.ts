import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import { isCvr } from '../../employers/identifiers';
import { cookie, keepCookie } from '../viewer/cookies';

const CVR_COOKIE = 'jobbro_cvr';

/** The firm that looks at its own pages. Everything it sees and changes is bound to this number. */
export interface EmployerSeat {
  cvr: string;
  name: string;
}

/** A workplace of the firm, in whichever municipality works with it. */
export interface SeatWorkplace {
  id: string;
  municipality: string;
  name: string;
  postalCode: string | null;
}

/** Which firm looks. There is no sign-in yet: the firm says its CVR number, and the choice stands in a cookie. */
@Injectable()
export class EmployerSeats {
  constructor(private readonly dataSource: DataSource) {}

  /** The firm of a request; null when none was chosen, or no municipality knows it any more. */
  async of(request: Request): Promise<EmployerSeat | null> {
    const cvr = cookie(request, CVR_COOKIE) ?? '';
    return isCvr(cvr) ? this.named(cvr) : null;
  }

  /** The firm of a CVR number. */
  async named(cvr: string): Promise<EmployerSeat | null> {
    const [row] = await this.dataSource.query<{ name: string }[]>(
      'select name from employers where cvr = $1 and deleted_at is null order by id limit 1',
      [cvr],
    );
    return row ? { cvr, name: row.name } : null;
  }

  /** Takes the seat of a firm. */
  take(response: Response, { cvr }: EmployerSeat): void {
    keepCookie(response, CVR_COOKIE, cvr);
  }

  /** The firm's workplaces. */
  workplaces({ cvr }: EmployerSeat): Promise<SeatWorkplace[]> {
    return this.dataSource.query(
      `select w.id, w.municipality, w.name, w.postal_code as "postalCode"
       from workplaces w join employers e on e.id = w.employer_id
       where e.cvr = $1 and e.deleted_at is null and w.deleted_at is null
       order by w.name collate "da-DK-x-icu", w.id`,
      [cvr],
    );
  }
}
