/**
 * Rights of Fælleskommunal Adgangsstyring: OIO Basic Privilege Profile, base64 of a `PrivilegeList` with groups by CVR
 * number. Both namespaces occur, several groups for one CVR are legal, and what a constraint means must be known, or the
 * privilege does not count (ecosystem: KOMBIT Context Handler).
 */
import { XMLParser } from 'fast-xml-parser';
import { SignInRefused } from './refusals';

/** A right, already without those whose constraints nobody knows. */
export interface Privilege {
  /** CVR number of the organisation the right is for */
  cvr: string;
  /** full name, e.g. `http://jobbro.example.dk/roles/usersystemrole/consultant/1` */
  name: string;
}

const SCOPE = /^urn:dk:gov:saml:cvrNumberIdentifier:(\d{8})$/;
const NAMESPACES = [
  'http://itst.dk/oiosaml/basic_privilege_profile',
  'http://digst.dk/oiosaml/basic_privilege_profile',
] as const;

/** Largest list that is read, in characters of base64. */
const LONGEST = 200_000;

interface XmlConstraint {
  '@Name'?: string;
}
interface XmlGroup {
  '@Scope'?: string;
  Privilege?: (string | { '#text'?: string })[];
  Constraint?: XmlConstraint[];
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  isArray: (name) => ['PrivilegeGroup', 'Privilege', 'Constraint'].includes(name),
});

/**
 * Reads the attribute's value.
 * @param known names of constraints that may stand on a group
 * @throws SignInRefused when it is no privilege list
 */
export function readPrivileges(base64: string, known: readonly string[]): Privilege[] {
  const xml = base64.length > LONGEST ? '' : Buffer.from(base64, 'base64').toString('utf8');
  // the parser takes no document types; entities have no business here
  if (!NAMESPACES.some((namespace) => xml.includes(namespace)) || /<!(DOCTYPE|ENTITY)/i.test(xml)) throw unreadable();
  let list: { PrivilegeGroup?: XmlGroup[] } | undefined;
  try {
    list = (parser.parse(xml, true) as { PrivilegeList?: { PrivilegeGroup?: XmlGroup[] } }).PrivilegeList;
  } catch {
    throw unreadable();
  }
  if (!list) throw unreadable();
  return (list.PrivilegeGroup ?? []).flatMap((group) => {
    const cvr = SCOPE.exec(group['@Scope'] ?? '')?.[1];
    const constraints = group.Constraint ?? [];
    if (!cvr || constraints.some((constraint) => !known.includes(constraint['@Name'] ?? ''))) return [];
    return (group.Privilege ?? []).map((one) => ({
      cvr,
      name: (typeof one === 'string' ? one : (one['#text'] ?? '')).trim(),
    }));
  });
}

function unreadable(): SignInRefused {
  return new SignInRefused('PRIVILEGES_UNREADABLE', 'The rights of the sign-in cannot be read.');
}
