import { stdnum } from 'stdnum';

/**
 * True for a CVR number whose check digit is right (domain.md §9.1: all numbers in use pass). It is no proof that the
 * firm exists.
 */
export function isCvr(text: string): boolean {
  return /^\d{8}$/.test(text) && stdnum.DK!.cvr!.validate(text).isValid;
}

/**
 * True for ten digits. A P-nummer has no check: a series was given out with wrong weights, so a modulus would refuse
 * numbers in use (domain.md §9.1).
 */
export function isPNumber(text: string): boolean {
  return /^\d{10}$/.test(text);
}
