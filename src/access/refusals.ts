import { Refusal } from '../common/errors';
import type { Action, Subject } from './policy';

/** The principal's roles do not allow it: 403. */
export class NotAllowed extends Refusal {
  constructor(action: Action, subject: Subject) {
    super('ACCESS.NOT_ALLOWED', 403, `Your roles do not allow to ${action} ${subject}.`, [], { action, subject });
  }
}

/** Nobody is signed in, or the sign-in has ended: 401. */
export class NotSignedIn extends Refusal {
  constructor(message = 'Sign in, or send an API key as "Authorization: Bearer …".', code = 'ACCESS.NOT_SIGNED_IN') {
    super(code, 401, message);
  }
}

/** The route does not say who may use it: 403 for everybody. */
export class RouteClosed extends Refusal {
  constructor() {
    super('ACCESS.ROUTE_CLOSED', 403, 'Nobody may use this route: it has no rule of access.');
  }
}

/** A person may not decide under somebody else's initials: 403. */
export class NotYourself extends Refusal {
  constructor() {
    super('ACCESS.NOT_YOURSELF', 403, 'A decision carries your own initials: `by` names somebody else.');
  }
}
