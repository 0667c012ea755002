/** The door of the access rules: who asks, what the policy allows, how routes and queries ask. */
export { Access, type RecordFacts } from './access';
export {
  Allow,
  accessOf,
  byId,
  CurrentAccess,
  forMunicipality,
  inAddress,
  inBody,
  Public,
  setAccess,
} from './allow.decorator';
export { isScope, reachesCitizens } from './ability';
export { ACTIONS, type Action, POLICY, SUBJECTS, type Subject, WITHOUT_CITIZENS } from './policy';
export { ALL_MUNICIPALITIES, type Principal, PROGRAM, type Role, ROLES } from './principal';
export { NotAllowed, NotSignedIn } from './refusals';
