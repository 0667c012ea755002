import { gateResult, type GateRule } from './gate-rule';

/** Has a person or the employer already said no to this very opening, and does it still hold (domain.md §7.5)? */
export const earlierRejection: GateRule = ({ opening, context }, candidate) => {
  const rejection = candidate.rejections.find(
    ({ openingId, until }) => openingId === opening.id && (until === undefined || until >= context.asOf),
  );
  return gateResult('earlier_rejection', rejection ? 'not_met' : 'met', {
    reason: rejection?.reason ?? null,
    until: rejection?.until ?? null,
  });
};
