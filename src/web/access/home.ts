import { Access, type Principal } from '../../access';
import { navigationOf } from '../navigation';

/** The page where somebody begins. */
export function homeOf(principal: Principal): string {
  const access = new Access(principal);
  if (access.may('read', 'EmployerOpening') && principal.cvr) return '/arbejdsgiver';
  return navigationOf(access)[0]?.href ?? '/indstillinger';
}
