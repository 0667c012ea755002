/** The port to whoever vouches for people: OIDC, SAML, or the demo. */
import type { Principal } from '../access';

/** What a provider says about somebody, already in the product's terms. */
export interface Vouched extends Pick<Principal, 'name' | 'roles' | 'municipality' | 'initials' | 'team' | 'cvr'> {
  /** the provider's persistent id of the person, never a CPR number */
  subject: string;
  /** what the provider needs to end its own session */
  providerSession?: Readonly<Record<string, string>>;
}

/** Where to send the browser, and what must come back with it. */
export interface Departure {
  /** address at the provider */
  address: string;
  /** kept in the browser's session until it is back: state, nonce, verifier, request id */
  attempt: Readonly<Record<string, string>>;
}

/** How the browser came back. */
export interface Return {
  /** the whole address it came to */
  address: URL;
  /** fields of the form, for providers that answer by POST */
  form: URLSearchParams;
  attempt: Readonly<Record<string, string>>;
}

/** A sign-out that happened at the provider. */
export interface SignedOutThere {
  /** what the sessions here that end hold of the provider's: all of these values */
  providerSession: Readonly<Record<string, string>>;
  /** where the browser goes then, with our answer */
  onward: string;
}

/** One provider of the configuration. */
export interface IdentityProvider {
  /** in addresses and in `users.provider` */
  readonly id: string;
  /** what people know it as */
  readonly label: { da: string; en: string };
  /** whom it is for; decides the order on the sign-in page */
  readonly audience: 'staff' | 'employer';
  /** the provider answers with a form that another site sends */
  readonly answersByPost: boolean;
  /** @param callback address the provider must send the browser back to */
  depart(callback: string): Promise<Departure>;
  /** @throws SignInRefused when the answer is not good or gives no right */
  receive(back: Return, callback: string): Promise<Vouched>;
  /** XML that tells the provider's people about us; undefined for a kind that has none */
  metadata?(callback: string): string;
  /** where to send the browser to end the provider's session too; undefined when the provider has no such place */
  signOutAddress?(providerSession: Readonly<Record<string, string>>, returnTo: string): Promise<string | undefined>;
  /** @throws SignInRefused when nobody vouches for it */
  receiveSignOut?(form: URLSearchParams, callback: string): Promise<SignedOutThere>;
}
