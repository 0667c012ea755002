/** What the pages of the employers' portal have in common. */
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { PageAnswer } from '../view/page-answer';
import type { EmployerSeat } from './employer-seat';

/** The portal's own navigation: nothing of the municipality's pages. */
const NAVIGATION = [
  { key: 'portal', href: '/arbejdsgiver' },
  { key: 'portalNew', href: '/arbejdsgiver/ny' },
] as const;

/** The request itself, to find out whose seat it comes from. */
export const PortalRequest = createParamDecorator((_: unknown, context: ExecutionContext): Request =>
  context.switchToHttp().getRequest<Request>(),
);

/** A page of the portal. */
export function portalPage(
  template: string,
  seat: EmployerSeat,
  model: { title: string; nav: 'portal' | 'portalNew' } & Record<string, unknown>,
  status = 200,
): PageAnswer {
  const own = { seat: { name: seat.name }, ownNavigation: NAVIGATION };
  return new PageAnswer(`employer-portal/${template}`, { ...model, ...own }, { status });
}
