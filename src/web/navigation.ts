/** One entry of the main navigation. */
export interface NavigationEntry {
  /** key of its text below `nav.`; pages name it as `nav` to be marked as current */
  key: string;
  href: string;
}

/** The main navigation, in its order. A new page of the first level is added here. */
export const NAVIGATION: readonly NavigationEntry[] = [
  { key: 'start', href: '/' },
  { key: 'openings', href: '/aabninger' },
  { key: 'review', href: '/forslag' },
  { key: 'readings', href: '/laesninger' },
  { key: 'imports', href: '/import' },
  { key: 'board', href: '/tavler' },
  { key: 'employers', href: '/virksomheder' },
];
