import { gateResult, type GateRule } from './gate-rule';

/** Has the person said no to one of the tasks? Only what the person has stated counts (domain.md §2.7). */
export const declinedTask: GateRule = ({ asked }, candidate) => {
  const { declinedTasks } = candidate;
  const declined =
    declinedTasks.length === 0 ? [] : asked.unavoidable.filter((competency) => declinedTasks.includes(competency));
  return gateResult('declined_task', declined.length > 0 ? 'not_met' : 'met', { declined });
};
