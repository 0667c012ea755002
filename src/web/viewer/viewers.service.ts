import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import { accessOf } from '../../access';
import { LOCALES, type Locale } from '../../common/messages';
import { queryOf } from '../view/address';
import { COOKIES, cookie, keepCookie } from './cookies';
import type { Colleague, Viewer } from './viewer';

/** Finds out who looks at a page: the person of the session, as a colleague of the staff list. */
@Injectable()
export class ViewersService {
  constructor(private readonly dataSource: DataSource) {}

  /** The viewer of a request; a language given in the address (`?lang=en`) is kept. */
  async of(request: Request, response: Response): Promise<Viewer> {
    const access = accessOf(request) ?? null;
    const staff = access ? await this.staff(access.principal.municipality) : [];
    const initials = access?.principal.initials ?? null;
    return {
      locale: localeOf(request, response),
      access,
      colleague: staff.find((each) => each.initials === initials) ?? null,
      colleagues: new Map(staff.map((each) => [each.initials, each])),
      singleKeys: cookie(request, COOKIES.singleKeys) !== 'off',
    };
  }

  /** Active colleagues of a municipality. */
  private staff(municipality: string): Promise<Colleague[]> {
    return this.dataSource.query(
      `select municipality, initials, name, colour, role from staff where active and municipality = $1 order by initials`,
      [municipality],
    );
  }
}

/** The language of a request: of the address, else of the cookie, else Danish. */
export function localeOf(request: Request, response?: Response): Locale {
  const asked = LOCALES.find((locale) => locale === queryOf(request).get('lang'));
  if (asked && response) keepCookie(response, COOKIES.language, asked);
  return asked ?? LOCALES.find((locale) => locale === cookie(request, COOKIES.language)) ?? 'da';
}
