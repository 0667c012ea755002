/** What an employer may see of a person, in three levels (domain.md §9.3): pure. */

/** 1 = anonymous profile · 2 = after the person's permission · 3 = after the agreement. */
export type DisclosureLevel = 1 | 2 | 3;

/** What a permission is for. */
export const PERMISSION_PURPOSES = ['proposal', 'interview', 'placement'] as const;
export type PermissionPurpose = (typeof PERMISSION_PURPOSES)[number];

/** What decides about a permission's force. */
export interface PermissionTerms {
  employerId: string;
  /** the opening it is for; null = every opening of the firm */
  openingId: string | null;
  purpose: PermissionPurpose;
  /** first day */
  grantedOn: string;
  /** last day; null = until it is revoked */
  expiresOn: string | null;
  revokedAt: Date | null;
  /** day of the arbejdsaftale; null = none yet */
  agreedOn: string | null;
}

/** Whom and what somebody asks for. */
export interface DisclosureQuestion {
  employerId: string;
  openingId: string | null;
  /** calendar date in Denmark */
  today: string;
}

/** Whether a permission holds for the question. A revoked one does not, from the moment it was revoked. */
export function inForce(terms: PermissionTerms, { employerId, openingId, today }: DisclosureQuestion): boolean {
  return (
    terms.employerId === employerId &&
    (terms.openingId === null || terms.openingId === openingId) &&
    terms.revokedAt === null &&
    terms.grantedOn <= today &&
    (terms.expiresOn === null || today <= terms.expiresOn)
  );
}

/** The highest level that the permissions allow; without one, the anonymous profile. */
export function levelFor(permissions: readonly PermissionTerms[], question: DisclosureQuestion): DisclosureLevel {
  const holding = permissions.filter((terms) => inForce(terms, question));
  const agreed = holding.some(
    ({ purpose, agreedOn }) => purpose === 'placement' && agreedOn !== null && agreedOn <= question.today,
  );
  if (agreed) return 3;
  return holding.length > 0 ? 2 : 1;
}
