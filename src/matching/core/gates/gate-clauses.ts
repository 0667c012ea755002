import type { GateCode } from '../result';

/** What a gate rests on. */
export interface GateClause {
  /** legal basis or decision in words */
  clause: string;
  /** place in the domain handbook */
  source: string;
  /** not confirmed: marked (?) in the handbook */
  uncertain: boolean;
  /** a working assumption without outside source: marked [A] in the handbook */
  assumption: boolean;
}

const gate = (clause: string, source: string, mark: { uncertain?: true; assumption?: true } = {}): GateClause => ({
  clause,
  source,
  uncertain: mark.uncertain ?? false,
  assumption: mark.assumption ?? false,
});

/** The clause of every gate: what somebody who is excluded can be told, and where to look it up. */
export const GATE_CLAUSES: Readonly<Record<GateCode, GateClause>> = {
  municipality_not_shared: gate('Confidential case – stays in its municipality unless it is shared', 'domain.md §9.2'),
  status: gate('Paused or ended course – every paused status has an end or review date', 'domain.md §2.10', {
    assumption: true,
  }),
  availability_date: gate('Available on the first day, or within the days the workplace waits', 'domain.md §7.4', {
    assumption: true,
  }),
  already_placed: gate('A full week of 37 hours – what placements take is taken from it', 'domain.md §4', {
    assumption: true,
  }),
  legal_age: gate('Work of young people – 13 light work, 15 after compulsory school, 18 adults only', 'domain.md §4'),
  scheme: gate('At least one accepted scheme is open – each scheme has its own dated clauses', 'domain.md §4'),
  mandatory_credential: gate('Licence or certificate the work may not be done without', 'domain.md §7.4', {
    assumption: true,
  }),
  declined_task: gate('The citizen’s own no to a task, as stated by the citizen', 'domain.md §2.7', {
    assumption: true,
  }),
  skaanehensyn: gate('Considerations at work, as work consequences only', 'domain.md §2.7'),
  safety_language: gate('Language that safety at the workplace asks for', 'domain.md §7.4', { assumption: true }),
  travel_limit: gate('Total transport of up to 3 hours a day, both ways', 'domain.md §6', { assumption: true }),
  earlier_rejection: gate('An earlier no to this opening that still holds', 'domain.md §7.5', { assumption: true }),
};
