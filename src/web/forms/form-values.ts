/** Values of form fields as records take them; what cannot be read stays as it was typed, to be refused by its check. */

/** Text without blanks at its ends; undefined when nothing is left. */
export function textIn(form: URLSearchParams, name: string): string | undefined {
  return form.get(name)?.trim() || undefined;
}

/** A whole number, undefined when empty, NaN when it is none. */
export function numberIn(form: URLSearchParams, name: string): number | undefined {
  const text = textIn(form, name);
  if (text === undefined) return undefined;
  return /^\d{1,9}$/.test(text.replace(/[. ]/g, '')) ? Number(text.replace(/[. ]/g, '')) : Number.NaN;
}

/**
 * A calendar date as `YYYY-MM-DD`: as browsers send it, or as people in Denmark write it (`3.11.2026`, `3/11-2026`).
 */
export function dateIn(form: URLSearchParams, name: string): string | undefined {
  const text = textIn(form, name);
  const [, day, month, year] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text ?? '') ?? [];
  return year ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : text;
}

/** One of the codes; undefined when empty, the text itself when it is none of them. */
export function codeIn<Code extends string>(form: URLSearchParams, name: string): Code | undefined {
  return textIn(form, name) as Code | undefined;
}

/** Digits without the blanks people put between them. */
export function digitsIn(form: URLSearchParams, name: string): string | undefined {
  return form.get(name)?.replace(/\s+/g, '') || undefined;
}

/** True for the form of an id of the product. */
export function isId(text: string | null | undefined): text is string {
  return text !== null && text !== undefined && /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text);
}

/** Every field once, as it was typed: what a form that is shown again is filled with. */
export function typed(form: URLSearchParams): Record<string, string> {
  return Object.fromEntries(form.entries());
}
