/** What an answer of SAML must hold beyond what the library looks at. */
import type { Profile } from '@node-saml/node-saml';
import { XMLParser } from 'fast-xml-parser';

/** Why an answer is refused: for the log, one of a few words, never what the answer said. */
export type RefusalReason =
  'form' | 'encryption' | 'signature' | 'time' | 'audience' | 'request' | 'issuer' | 'recipient' | 'assurance';

/** An answer that must not be believed. */
export class AnswerRefused extends Error {
  constructor(readonly reason: RefusalReason) {
    super(`the answer is refused: ${reason}`);
  }
}

/** What the answer must belong to. */
export interface Expected {
  /** id of the request */
  request: string;
  /** address the assertion must be meant for */
  recipient: string;
  /** entity id of the identity provider */
  issuer: string;
}

/** Levels of assurance by the Danish standard NSIS, the weakest first. */
export const ASSURANCE_LEVELS = ['Low', 'Substantial', 'High'] as const;

const ASSURANCE = 'https://data.gov.dk/concept/core/nsis/loa';

/** Content and keys are encrypted with these or not at all: no RSA 1.5, no Triple-DES. */
const ALGORITHMS: readonly string[] = [
  'http://www.w3.org/2009/xmlenc11#aes256-gcm',
  'http://www.w3.org/2009/xmlenc11#aes128-gcm',
  // what AD FS sends unless told otherwise
  'http://www.w3.org/2001/04/xmlenc#aes256-cbc',
  'http://www.w3.org/2001/04/xmlenc#aes128-cbc',
  'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p',
];

/** Longest answer that is read, in characters of base64. */
const LONGEST = 1_000_000;

const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';

// entities stay as they are written: an algorithm that is spelled with one is none of those above
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  processEntities: false,
});

/** Looks at an answer before anything is decrypted. @throws AnswerRefused; true when it is encrypted */
export function isEncrypted(base64: string): boolean {
  const xml = base64.length > LONGEST ? '' : Buffer.from(base64, 'base64').toString('utf8');
  if (xml === '' || /<!(DOCTYPE|ENTITY)/i.test(xml)) throw new AnswerRefused('form');
  let methods: unknown[];
  try {
    methods = elementsOf(parser.parse(xml, true), 'EncryptionMethod');
  } catch {
    throw new AnswerRefused('form');
  }
  const algorithms = methods.map((method) => (method as { '@Algorithm'?: unknown } | null)?.['@Algorithm']);
  if (algorithms.some((one) => typeof one !== 'string' || !ALGORITHMS.includes(one))) {
    throw new AnswerRefused('encryption');
  }
  return methods.length > 0;
}

/**
 * The signed assertion is for this request and nobody else's: the library compares the request with the unsigned
 * envelope when the assertion names none, and neither issuer nor recipient at all.
 * @throws AnswerRefused
 */
export function checkAssertion(profile: Profile, expected: Expected): void {
  if (profile.issuer !== expected.issuer) throw new AnswerRefused('issuer');
  const confirmed = elementsOf(profile.getAssertion?.(), 'SubjectConfirmation').flatMap((one) => {
    const { $, SubjectConfirmationData: data } = one as Confirmation;
    return $?.Method === BEARER ? (data ?? []).map((each) => each.$ ?? {}) : [];
  });
  const forUs = confirmed.filter(({ Recipient }) => Recipient === expected.recipient);
  if (forUs.length === 0) throw new AnswerRefused('recipient');
  if (!forUs.some(({ InResponseTo }) => InResponseTo === expected.request)) throw new AnswerRefused('request');
}

/** The person was recognised surely enough. @throws AnswerRefused, also when the answer does not say */
export function checkAssurance(profile: Profile, least: (typeof ASSURANCE_LEVELS)[number]): void {
  const { [ASSURANCE]: level } = (profile.attributes ?? {}) as Readonly<Record<string, unknown>>;
  const rank = ASSURANCE_LEVELS.findIndex((one) => one === level);
  if (rank < ASSURANCE_LEVELS.indexOf(least)) throw new AnswerRefused('assurance');
}

/** The reason of a refusal, also of one by the library. */
export function reasonOf(error: unknown): RefusalReason {
  if (error instanceof AnswerRefused) return error.reason;
  const { message = '', code = '' } = error as { message?: string; code?: string };
  const known: [RefusalReason, RegExp][] = [
    ['encryption', /decrypt|EncryptedAssertion|oaep|ERR_OSSL|bad decrypt|unable to authenticate/i],
    ['time', /expired|not yet valid|subject confirmation/i],
    ['audience', /audience/i],
    ['request', /InResponseTo/i],
    ['signature', /signature/i],
  ];
  return known.find(([, words]) => words.test(`${code} ${message}`))?.[0] ?? 'form';
}

/** An element as the library's parser gives it. */
interface Confirmation {
  $?: { Method?: string };
  SubjectConfirmationData?: { $?: { Recipient?: string; InResponseTo?: string } }[];
}

/** All elements of a name, however deep, in what either parser makes of XML. */
function elementsOf(tree: unknown, name: string): unknown[] {
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]) => {
    if (key !== name) return elementsOf(value, name);
    return Array.isArray(value) ? (value as unknown[]) : [value];
  });
}
