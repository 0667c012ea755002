/** The dated rules of the schemes: facts about person, workplace and opening in; eligible, not or unknown out. */
export * from './answers';
export { asksAboutPairs, closedByEmployments } from './closed-pairs';
export * from './deadlines/deadline-facts';
export { deadlines } from './deadlines/deadlines';
export { type EligibilityWindow, eligibilityWindow, type WindowLimit } from './eligibility-window';
export { evaluateScheme, evaluateSchemes, excludedByEveryScheme, openSchemes } from './evaluate';
export * from './facts';
export { cvQualityFigures, hours225Figures } from './figures';
export { combinationHours } from './rules/kombination.scheme';
export { loadRules, parseRules } from './load-rules';
export {
  dateInWords,
  explainDeadline,
  explainRule,
  explainScheme,
  type Locale,
  LOCALES,
  missingFacts,
} from './messages';
export { cap, workplaceRoom, type WorkplaceRoom } from './rules/ratio-cap';
export { InvalidRules, RuleBook } from './rule-book';
export { DEADLINE_KINDS } from './deadlines/deadline-rules';
export { SCHEME_CODES, schemeRules } from './scheme-registry';
export { type BlockKind, BLOCK_KINDS, type WeekBlock, weekMinutes } from './week-hours';
