/** The form that decides about several people of a ranked list, in the address of its preview and in what is sent. */
import { type BulkDecision, MOST_AT_ONCE } from '../../../suggestions/bulk-decisions';
import { localPath } from '../../view/address';

/** What a form asks for. */
export interface ChosenForm {
  people: { id: string; seen: number | null }[];
  /** null = not chosen */
  to: BulkDecision | null;
  reasonCode: string;
  /** as typed */
  reasonText: string;
  /** id of the go; a form sent twice carries the same; null in the address of a preview */
  batch: string | null;
  /** the list it was asked for from, with its filters */
  returnTo: string;
}

/** The decisions by their names in addresses and forms. */
const NAMES: Readonly<Record<string, BulkDecision>> = { kortliste: 'accepted', afvis: 'rejected' };

const UUID = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';
const PERSON = new RegExp(`^(${UUID})(?:\\.(\\d{1,9}))?$`);
const BATCH = new RegExp(`^${UUID}$`);

/** Reads it. People are named `<id>.<version>`, with the version of the suggestion that was seen. */
export function chosenForm(fields: URLSearchParams, openingId: string): ChosenForm {
  const people = new Map<string, number | null>();
  for (const text of fields.getAll('k')) {
    const [, id, seen] = PERSON.exec(text) ?? [];
    if (id) people.set(id, seen === undefined ? null : Number(seen));
  }
  return {
    people: [...people].slice(0, MOST_AT_ONCE).map(([id, seen]) => ({ id, seen })),
    to: Object.hasOwn(NAMES, fields.get('beslut') ?? '') ? NAMES[fields.get('beslut')!]! : null,
    reasonCode: (fields.get('aarsag') ?? '').slice(0, 10),
    reasonText: fields.get('tekst') ?? '',
    batch: batchIn(fields, 'gang'),
    returnTo: localPath(fields.get('tilbage'), `/aabninger/${openingId}`),
  };
}

/** A person as the form names one. */
export function chosenKey(id: string, seen: number | null): string {
  return seen === null ? id : `${id}.${seen}`;
}

/** The name of a decision in addresses and forms. */
export function decisionName(to: BulkDecision): string {
  return Object.keys(NAMES).find((name) => NAMES[name] === to)!;
}

/** The id of a go; null when there is none. */
export function batchIn(fields: URLSearchParams, name: string): string | null {
  const given = fields.get(name) ?? '';
  return BATCH.test(given) ? given : null;
}
