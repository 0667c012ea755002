import { Access, type Principal } from '../../access';

/** The page where somebody begins. */
export function homeOf(principal: Principal): string {
  const access = new Access(principal);
  if (access.may('read', 'Workspace')) return '/';
  return access.may('read', 'EmployerOpening') ? '/arbejdsgiver' : '/indstillinger';
}
