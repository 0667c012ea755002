/** What the help page holds; the sentences stand in `locales/pages-help.*`. */

/** Pages that are explained, with their addresses; the code is the anchor other pages link to. */
export const HELP_TOPICS = [
  { code: 'start', href: '/' },
  { code: 'aabninger', href: '/aabninger' },
  { code: 'score', href: '/aabninger' },
  { code: 'forslag', href: '/forslag' },
  { code: 'tavler', href: '/tavler' },
  { code: 'borger', href: '/tavler' },
  { code: 'soeg', href: '/soeg' },
] as const;

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
