import type { Access, Action, Subject } from '../access';

/** One entry of the main navigation. */
export interface NavigationEntry {
  /** key of its text below `nav.`; pages name it as `nav` to be marked as current */
  key: string;
  href: string;
  /** shown to whoever may do this */
  needs: readonly [Action, Subject];
}

/** The main navigation, in its order. A new page of the first level is added here. */
export const NAVIGATION: readonly NavigationEntry[] = [
  { key: 'start', href: '/', needs: ['read', 'Workspace'] },
  { key: 'openings', href: '/aabninger', needs: ['read', 'Opening'] },
  { key: 'review', href: '/forslag', needs: ['read', 'Suggestion'] },
  { key: 'readings', href: '/laesninger', needs: ['read', 'Reading'] },
  { key: 'imports', href: '/import', needs: ['read', 'Import'] },
  { key: 'board', href: '/tavler', needs: ['read', 'Workspace'] },
  { key: 'employers', href: '/virksomheder', needs: ['read', 'Employer'] },
  { key: 'personalData', href: '/persondata', needs: ['read', 'PersonalData'] },
  { key: 'log', href: '/log', needs: ['read', 'Audit'] },
  { key: 'retention', href: '/opbevaring', needs: ['read', 'Audit'] },
  { key: 'fairness', href: '/ligebehandling', needs: ['read', 'Fairness'] },
  { key: 'users', href: '/brugere', needs: ['read', 'User'] },
  { key: 'keys', href: '/noegler', needs: ['read', 'ApiKey'] },
];

/** The navigation of the employers' portal: nothing of the municipality's pages. */
export const PORTAL_NAVIGATION: readonly NavigationEntry[] = [
  { key: 'portal', href: '/arbejdsgiver', needs: ['read', 'EmployerOpening'] },
  { key: 'portalNew', href: '/arbejdsgiver/ny', needs: ['create', 'EmployerOpening'] },
];

/** What somebody sees of it, an employer on every page its own; nothing without a sign-in. */
export function navigationOf(access: Access | null): readonly NavigationEntry[] {
  if (!access) return [];
  const own = access.principal.cvr && access.may('read', 'EmployerOpening') ? PORTAL_NAVIGATION : NAVIGATION;
  return own.filter(({ needs: [action, subject] }) => access.may(action, subject));
}
