/** What the help page holds; the sentences stand in `locales/pages-help.*`. */
import type { Action, Subject } from '../../access';

/** A page that is explained. */
export interface HelpTopic {
  /** the anchor other pages link to */
  code: string;
  href: string;
  /** told to whoever may do this */
  needs: readonly [Action, Subject];
}

/** Pages that are explained, the employers' own last. */
export const HELP_TOPICS: readonly HelpTopic[] = [
  { code: 'start', href: '/', needs: ['read', 'Workspace'] },
  { code: 'aabninger', href: '/aabninger', needs: ['read', 'Opening'] },
  { code: 'ny', href: '/aabninger/ny', needs: ['create', 'Opening'] },
  { code: 'score', href: '/aabninger', needs: ['read', 'Opening'] },
  { code: 'forslag', href: '/forslag', needs: ['read', 'Suggestion'] },
  { code: 'tavler', href: '/tavler', needs: ['read', 'Workspace'] },
  { code: 'borger', href: '/tavler', needs: ['read', 'Workspace'] },
  { code: 'virksomheder', href: '/virksomheder', needs: ['read', 'Employer'] },
  { code: 'tekster', href: '/laesninger', needs: ['read', 'Reading'] },
  { code: 'import', href: '/import', needs: ['read', 'Import'] },
  { code: 'opbevaring', href: '/opbevaring', needs: ['read', 'Audit'] },
  { code: 'ligebehandling', href: '/ligebehandling', needs: ['read', 'Fairness'] },
  { code: 'soeg', href: '/soeg', needs: ['read', 'Workspace'] },
];

/** The same for the employers' own pages. */
export const PORTAL_TOPICS: readonly HelpTopic[] = [
  { code: 'opslag', href: '/arbejdsgiver/ny', needs: ['create', 'EmployerOpening'] },
  { code: 'profiler', href: '/arbejdsgiver', needs: ['read', 'EmployerOpening'] },
];

/** Single keys and where they act. */
export const HELP_KEYS = [
  { key: '/', code: 'search' },
  { key: 'G', code: 'accept' },
  { key: 'A', code: 'reject' },
  { key: 'S', code: 'skip' },
  { key: 'Z', code: 'undo' },
] as const;

/** Words of the field (domain.md §1–§5), in the order in which they are met. */
export const HELP_TERMS = [
  'visitation',
  'jobparat',
  'virksomhedspraktik',
  'loentilskud',
  'igu',
  'smaajob',
  'ordinaere_timer',
  'branchepakke',
  'trin',
  'skaanehensyn',
  'abc',
  'makkerpar',
  'sagsstamme',
  'rimelighedskrav',
  'eftervaern',
  'evidens',
  'cefr',
  'pseudonym',
] as const;

/** Those of them that an employer meets. */
export const PORTAL_TERMS = ['virksomhedspraktik', 'loentilskud', 'igu', 'smaajob', 'cefr', 'pseudonym'] as const;
