/**
 * What accepting a finding does to a record, as plain data: it can be stored, done, and taken back. Records are handled
 * as plain objects here; the service that stores them checks the whole.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Proposal, ProposedValue, ReadingSubject } from './proposal.types';
import { skillsOf } from './proposals';

/** An entry of a list found by one of its fields, a member of a list of codes, or plain fields. */
export type RecordWrite =
  | { list: string; by: string; item: Readonly<Record<string, unknown>> }
  | { members: string; value: string }
  | { fields: Readonly<Record<string, unknown>> };

/** A record of the API as plain data. */
export type PlainRecord = Readonly<Record<string, unknown>>;

/** The write for a finding with what the person set; null when its kind is only noted. */
export function writeOf(
  subject: ReadingSubject,
  { kind, code }: Pick<Proposal, 'kind' | 'code'>,
  value: ProposedValue,
): RecordWrite | null {
  return subject === 'candidate' ? toPerson(kind, code, value) : toOpening(kind, code, value);
}

function toPerson(kind: Proposal['kind'], code: string | null, value: ProposedValue): RecordWrite | null {
  switch (kind) {
    case 'competency': {
      const { level = 2, evidence = 'claimed' } = value;
      // whoever sets more than the text says vouches for it
      const source = evidence === 'claimed' ? 'cv' : 'caseworker';
      return { list: 'competencies', by: 'code', item: { code, level, evidence, source } };
    }
    case 'licence':
    case 'certificate':
      return { list: 'credentials', by: 'code', item: { code, status: value.status ?? 'unknown', source: 'cv' } };
    case 'language':
      return { list: 'languages', by: 'language', item: { language: code, ...levels('skills', value), source: 'cv' } };
    case 'occupation': {
      const { title, isco08, from, until } = value;
      return { list: 'experiences', by: 'title', item: known({ title, isco08, from, until }) };
    }
    default:
      return null;
  }
}

function toOpening(kind: Proposal['kind'], code: string | null, value: ProposedValue): RecordWrite | null {
  switch (kind) {
    case 'competency': {
      const { need = 'must', level } = value;
      return { list: 'tasks', by: 'competency', item: { competency: code, need, level: Math.max(1, level ?? 2) } };
    }
    case 'licence':
    case 'certificate':
      return { members: 'credentials', value: code ?? '' };
    case 'scheme':
      return { members: 'schemes', value: code ?? '' };
    case 'language':
      return { list: 'languages', by: 'language', item: { language: code, ...levels('minimums', value) } };
    case 'occupation':
      return { fields: { isco08: value.isco08 } };
    case 'hours':
      return { fields: { hoursMin: value.hoursMin, hoursMax: value.hoursMax } };
    case 'start':
      return { fields: { startsOn: value.startsOn } };
    default:
      return null;
  }
}

/** True when the record says it already, or says more than the text does. */
export function isKnown(record: PlainRecord, write: RecordWrite): boolean {
  if ('members' in write) return members(record, write.members).includes(write.value);
  if ('fields' in write) {
    return Object.entries(write.fields).every(([name, value]) => isDeepStrictEqual(record[name], value));
  }
  const held = items(record, write.list).find((item) => item[write.by] === write.item[write.by]);
  if (!held) return false;
  // a language without levels gains by one that has some; all else that is recorded stands
  const adds = (write.item.skills ?? write.item.minimums) !== undefined && !held.skills && !held.minimums;
  return !(adds && !held.danishTest && !held.danishModule);
}

/** The record after the write, and what stood in its place. */
export function applied(record: PlainRecord, write: RecordWrite): { record: PlainRecord; before: unknown } {
  if ('fields' in write) {
    const before = Object.fromEntries(Object.keys(write.fields).map((name) => [name, record[name] ?? null]));
    return { record: { ...record, ...known(write.fields) }, before };
  }
  if ('members' in write) {
    const now = members(record, write.members);
    const has = now.includes(write.value);
    return { record: has ? record : { ...record, [write.members]: [...now, write.value] }, before: has };
  }
  const now = items(record, write.list);
  const at = now.findIndex((item) => item[write.by] === write.item[write.by]);
  if (at < 0) return { record: { ...record, [write.list]: [...now, write.item] }, before: null };
  const before = now[at]!;
  const next = now.map((item, index) => (index === at ? { ...before, ...write.item } : item));
  return { record: { ...record, [write.list]: next }, before };
}

/**
 * The record without the write. What somebody has changed since stays as it is: then nothing is taken back.
 * @param before as `applied` answered it
 */
export function takenBack(record: PlainRecord, write: RecordWrite, before: unknown): PlainRecord | null {
  if ('fields' in write) {
    if (!isKnown(record, write)) return null;
    return { ...record, ...(before as Record<string, unknown>) };
  }
  if ('members' in write) {
    const now = members(record, write.members);
    if (before === true || !now.includes(write.value)) return null;
    return { ...record, [write.members]: now.filter((value) => value !== write.value) };
  }
  const now = items(record, write.list);
  const at = now.findIndex((item) => item[write.by] === write.item[write.by]);
  const written = before === null ? write.item : { ...(before as object), ...write.item };
  if (at < 0 || !isDeepStrictEqual(plain(now[at]), plain(written))) return null;
  const next =
    before === null ? now.filter((_, index) => index !== at) : now.map((one, i) => (i === at ? before : one));
  return { ...record, [write.list]: next };
}

function levels(field: 'skills' | 'minimums', value: ProposedValue): Record<string, unknown> {
  if (value.cefr === undefined) return {};
  return { [field]: Object.fromEntries(skillsOf(value).map((skill) => [skill, value.cefr])) };
}

function items(record: PlainRecord, list: string): Record<string, unknown>[] {
  return (record[list] as Record<string, unknown>[] | undefined) ?? [];
}

function members(record: PlainRecord, list: string): string[] {
  return (record[list] as string[] | undefined) ?? [];
}

function known(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}
