/** What the pages of the employers' portal have in common. */
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { PORTAL_NAVIGATION } from '../navigation';
import { PageAnswer } from '../view/page-answer';
import type { EmployerSeat } from './employer-seat';

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
  const own = { seat: { name: seat.name }, ownNavigation: PORTAL_NAVIGATION };
  return new PageAnswer(`employer-portal/${template}`, { ...model, ...own }, { status });
}
