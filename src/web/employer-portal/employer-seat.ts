import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { accessOf, NotSignedIn } from '../../access';
import { NotFound } from '../../common/errors';

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

/** Which firm looks: the one that the sign-in vouches for. */
@Injectable()
export class EmployerSeats {
  constructor(private readonly dataSource: DataSource) {}

  /** The firm of a request. @throws NotSignedIn, NotFound when no municipality knows the firm (any more) */
  async of(request: Request): Promise<EmployerSeat> {
    const cvr = accessOf(request)?.principal.cvr;
    if (!cvr) throw new NotSignedIn();
    const seat = await this.named(cvr);
    if (!seat) throw new NotFound('employer', cvr);
    return seat;
  }

  /** The firm of a CVR number. */
  private async named(cvr: string): Promise<EmployerSeat | null> {
    const [row] = await this.dataSource.query<{ name: string }[]>(
      'select name from employers where cvr = $1 and deleted_at is null order by id limit 1',
      [cvr],
    );
    return row ? { cvr, name: row.name } : null;
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
