import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import { LOCALES, type Locale } from '../../common/messages';
import { queryOf } from '../view/address';
import { COOKIES, cookie, keepCookie } from './cookies';
import type { Colleague, Viewer } from './viewer';

/**
 * Finds out who looks at a page. There is no sign-in yet: the person says whom to work as, and the choice stands in a
 * cookie. It decides whose cases come first and whose initials decisions carry; it protects nothing.
 */
@Injectable()
export class ViewersService {
  constructor(private readonly dataSource: DataSource) {}

  /** The viewer of a request; a language given in the address (`?lang=en`) is kept. */
  async of(request: Request, response: Response): Promise<Viewer> {
    const locale = localeOf(request, response);
    const staff = await this.staff();
    const chosen = colleagueOf(staff, cookie(request, COOKIES.colleague));
    const colleague = chosen ?? staff.find(({ role }) => role === 'virksomhedskonsulent') ?? staff[0] ?? null;
    const near = staff.filter(({ municipality }) => municipality === colleague?.municipality);
    return {
      locale,
      colleague,
      assumed: chosen === undefined,
      colleagues: new Map(near.map((each) => [each.initials, each])),
      singleKeys: cookie(request, COOKIES.singleKeys) !== 'off',
    };
  }

  /** Everybody one can work as, by municipality and initials. */
  staff(): Promise<Colleague[]> {
    return this.dataSource.query(
      'select municipality, initials, name, colour, role from staff where active order by municipality, initials',
    );
  }
}

/** Key of a colleague in the cookie and in forms. */
export function colleagueKey({ municipality, initials }: Pick<Colleague, 'municipality' | 'initials'>): string {
  return `${municipality}:${initials}`;
}

/** The colleague of a key. */
export function colleagueOf(staff: readonly Colleague[], key: string | undefined): Colleague | undefined {
  return staff.find((each) => colleagueKey(each) === key);
}

/** The language of a request: of the address, else of the cookie, else Danish. */
export function localeOf(request: Request, response?: Response): Locale {
  const asked = LOCALES.find((locale) => locale === queryOf(request).get('lang'));
  if (asked && response) keepCookie(response, COOKIES.language, asked);
  return asked ?? LOCALES.find((locale) => locale === cookie(request, COOKIES.language)) ?? 'da';
}
