/** The deadlines of one's own people as tasks: what can still be acted on first, what is long past in one line. Pure. */
import type { OwnDeadline } from '../../casework/deadlines/deadlines.service';
import { daysBetween } from '../../schemes/dates';

/** Days after which a missed deadline is a matter for the boards and no longer news. [A] */
export const OLD_AFTER_DAYS = 30;

/** A person with what is to be done, the most pressing first. */
export interface PersonTask {
  candidateId: string;
  pseudonym: string;
  deadlines: OwnDeadline[];
}

/** The tasks, and what was folded away. */
export interface OwnTasks {
  people: PersonTask[];
  overdue: number;
  due: number;
  /** deadlines missed more than `OLD_AFTER_DAYS` ago: how many, of how many people, and of which kinds */
  old: { count: number; people: number; kinds: { kind: string; count: number }[] };
}

/**
 * Groups by person and puts first whoever has the deadline nearest to today, passed or to come: there something can
 * still be saved. On equal nearness what has passed goes first.
 */
export function ownTasks(deadlines: readonly OwnDeadline[], today: string): OwnTasks {
  const dated = deadlines.map((deadline) => ({ deadline, distance: distanceOf(deadline, today) }));
  const old = dated.filter(({ distance }) => distance < -OLD_AFTER_DAYS).map(({ deadline }) => deadline);
  const live = dated.filter(({ distance }) => distance >= -OLD_AFTER_DAYS).sort(nearestFirst);
  const people = new Map<string, PersonTask>();
  for (const { deadline } of live) {
    const { candidateId, pseudonym } = deadline;
    const task = people.get(candidateId) ?? { candidateId, pseudonym, deadlines: [] };
    task.deadlines.push(deadline);
    people.set(candidateId, task);
  }
  return {
    people: [...people.values()],
    overdue: live.filter(({ deadline }) => deadline.status === 'overdue').length,
    due: live.filter(({ deadline }) => deadline.status === 'due').length,
    old: {
      count: old.length,
      people: new Set(old.map(({ candidateId }) => candidateId)).size,
      kinds: countsByKind(old),
    },
  };
}

interface Dated {
  deadline: OwnDeadline;
  /** days from today, negative = passed; 0 where there is no day */
  distance: number;
}

function distanceOf({ dueOn }: OwnDeadline, today: string): number {
  return dueOn === null ? 0 : daysBetween(today, dueOn);
}

function nearestFirst(a: Dated, b: Dated): number {
  return (
    Math.abs(a.distance) - Math.abs(b.distance) ||
    a.distance - b.distance ||
    (a.deadline.candidateId < b.deadline.candidateId ? -1 : 1)
  );
}

function countsByKind(deadlines: readonly OwnDeadline[]): { kind: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { kind } of deadlines) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .map(([kind, count]) => ({ kind, count }))
    .sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1));
}
