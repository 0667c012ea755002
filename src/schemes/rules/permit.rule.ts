import { z } from 'zod';
import { decided, defineRule, unknownFor } from '../rule-definition';
import { holdsUntil } from '../start-range';

/**
 * Does the residence permit reach the first day? A permit that has run out on the day of the decision is a no. One that
 * runs out between the decision and the start may be renewed, so it becomes a question (domain.md §2.7, §7.4).
 */
export const permitRule = defineRule({
  code: 'permit.valid',
  kind: 'condition',
  params: z.strictObject({}),
  check({ person, asOf, start }) {
    const { residenceUntil } = person;
    if (residenceUntil === undefined) return unknownFor(['person.residenceUntil']);
    if (residenceUntil === null) return decided(true, { residenceUntil: null });
    const facts = { residenceUntil, startsOn: start.known ? start.earliest : null };
    if (residenceUntil < asOf) return decided(false, facts);
    if (holdsUntil(start, residenceUntil) === 'eligible') return decided(true, facts);
    return unknownFor(start.known ? ['person.residenceUntil'] : ['opening.startsOn'], facts);
  },
});
