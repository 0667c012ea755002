/** The form that takes a pasted text: about one person (a CV) or one opening (an ad). */
import { isId, textIn } from '../forms/form-values';
import { type FormFault } from '../forms/form-faults';

/** Longest text the page takes, in characters; longer ones come as a file. */
export const LONGEST_PASTE = 30_000;

/** A shorter text says nothing that a person would not see at once. */
const LEAST_LETTERS = 12;

/** What somebody pasted, and about whom. */
export interface PasteForm {
  /** the person or opening whose page it was asked for from */
  candidateId: string | null;
  openingId: string | null;
  /** K-number as typed, where no person is given */
  pseudonym: string;
  text: string;
}

/** Reads the address of the empty form, or what was sent. */
export function pasteForm(fields: URLSearchParams): PasteForm {
  const id = (name: string) => {
    const given = fields.get(name);
    return isId(given) ? given : null;
  };
  return {
    candidateId: id('kandidat'),
    openingId: id('aabning'),
    pseudonym: textIn(fields, 'knr') ?? '',
    text: fields.get('tekst') ?? '',
  };
}

/** What is wrong with it before anything is looked up: keys of texts below `reading.paste.problem`. */
export function pasteProblems({ candidateId, openingId, pseudonym, text }: PasteForm): FormFault[] {
  const about = [candidateId ?? pseudonym, openingId ?? ''].filter((one) => one !== '').length;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return [
    ...(about === 0 ? [{ field: 'knr', text: 'nobody' }] : []),
    ...(about === 2 ? [{ field: 'knr', text: 'both' }] : []),
    ...(letters < LEAST_LETTERS ? [{ field: 'tekst', text: 'short' }] : []),
    ...(text.length > LONGEST_PASTE ? [{ field: 'tekst', text: 'long' }] : []),
  ];
}
