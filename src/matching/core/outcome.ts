/** The answer to a question. `unknown` never excludes anybody: it lowers confidence and becomes a question. */
export type Outcome = 'met' | 'not_met' | 'unknown';
