/** From the policy's table and a principal to a CASL ability. */
import { createMongoAbility, type MongoAbility, type RawRuleOf } from '@casl/ability';
import { ACTIONS, type Action, POLICY, type PolicyRow, type Subject, type Where, WITHOUT_CITIZENS } from './policy';
import { ALL_MUNICIPALITIES, type Principal } from './principal';
import type { Fact } from './subjects';

/** A value a fact must have, or a list of which it must have one. */
export type Condition = Partial<Record<Fact, string | null | { $in: string[] }>>;

/** What one principal may do. */
export type JobbroAbility = MongoAbility<[Action, Subject | object], Condition>;

type Rule = RawRuleOf<JobbroAbility>;

/** The ability of a principal: the union of the rows of all its roles. */
export function abilityOf(principal: Principal): JobbroAbility {
  const rules = POLICY.filter(({ roles }) => roles.some((role) => principal.roles.includes(role))).flatMap((row) =>
    rulesOf(row, principal),
  );
  return createMongoAbility<JobbroAbility>(rules);
}

function rulesOf({ may, on, where }: PolicyRow, principal: Principal): Rule[] {
  const conditions = conditionsOf(where, principal);
  return on.flatMap((subject) =>
    may
      .filter((action) => inScope(principal.scopes, action, subject))
      .flatMap((action) =>
        conditions.map((condition): Rule => ({
          action,
          subject,
          ...(Object.keys(condition).length > 0 ? { conditions: condition } : {}),
        })),
      ),
  );
}

/** Whether the scopes of a key reach that far; people have no scopes and no such limit. */
function inScope(scopes: readonly string[] | null, action: Action, subject: Subject): boolean {
  return (
    scopes === null || [`${action}:${subject}`, `*:${subject}`, `${action}:*`, '*'].some((s) => scopes.includes(s))
  );
}

/** True when a text can be a scope of a key: `action:Subject`, with `*` for either, or `*` alone. */
export function isScope(text: string, subjects: readonly string[]): boolean {
  if (text === '*') return true;
  const [action = '', subject = '', ...rest] = text.split(':');
  const known = (value: string, values: readonly string[]) => value === '*' || values.includes(value);
  return rest.length === 0 && known(action, ACTIONS) && known(subject, subjects);
}

/** Whether a scope reaches anything about citizens or users; `*` stands for every subject. */
export function reachesCitizens(scope: string): boolean {
  const subject = scope.split(':')[1] ?? '*';
  return !(WITHOUT_CITIZENS as readonly string[]).includes(subject);
}

/** The alternatives under which a row holds for a principal; none when it can never hold. */
function conditionsOf(where: Where, principal: Principal): Condition[] {
  const here: Condition = principal.municipality === ALL_MUNICIPALITIES ? {} : { municipality: principal.municipality };
  switch (where) {
    case 'everywhere':
      return [{}];
    case 'municipality':
      return [here];
    case 'shared':
      if (principal.municipality === ALL_MUNICIPALITIES) return [{}];
      return [here, { sharedWith: { $in: [principal.municipality, ALL_MUNICIPALITIES] } }];
    case 'team':
      return [principal.team === null ? here : { ...here, team: principal.team }];
    case 'caseload': {
      const opened: Condition = { ...here, openedBy: principal.id };
      const { initials } = principal;
      return initials === null ? [opened] : [{ ...here, owner: initials }, { ...here, caseworkers: initials }, opened];
    }
    case 'unowned':
      return [{ ...here, about: 'candidate', owner: null }];
    case 'about_opening':
      return [{ ...here, about: 'opening' }];
    case 'made_oneself':
      return [{ ...here, madeBy: principal.id }];
    case 'shared_with_team':
      return [{ ...here, reach: 'team', ...(principal.team === null ? {} : { team: principal.team }) }];
    case 'own_firm':
      return principal.cvr === null ? [] : [{ cvr: principal.cvr }];
  }
}
