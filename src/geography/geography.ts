import { isPlausible, type Municipality, type PostalCode } from './geography-types';
import { foldName, nameDistance, TYPING_ERRORS_FROM } from './place-names';

const MOST_SUGGESTIONS = 10;

/** Look-up of postal codes and municipalities. Immutable; built by `loadGeography()` or from an official import. */
export class Geography {
  private readonly byPostalCode: ReadonlyMap<string, PostalCode>;
  private readonly byMunicipality: ReadonlyMap<string, Municipality>;
  private readonly names: readonly { folded: string; place: PostalCode }[];

  constructor(postalCodes: readonly PostalCode[], municipalities: readonly Municipality[]) {
    const inOrder = [...postalCodes].sort(byCode);
    this.byPostalCode = new Map(inOrder.map((each) => [each.code, each]));
    this.byMunicipality = new Map([...municipalities].sort(byCode).map((each) => [each.code, each]));
    this.names = inOrder.map((place) => ({ folded: foldName(place.name), place }));
  }

  /** `undefined` when no such code is known: the distance is then unknown, which excludes nobody. */
  postalCode(code: string): PostalCode | undefined {
    return this.byPostalCode.get(code);
  }

  municipality(code: string): Municipality | undefined {
    return this.byMunicipality.get(code);
  }

  /** All, by code. */
  postalCodes(): readonly PostalCode[] {
    return [...this.byPostalCode.values()];
  }

  /** All, by code; Christiansø among them. */
  municipalities(): readonly Municipality[] {
    return [...this.byMunicipality.values()];
  }

  /**
   * What a person may have meant: a code or its beginning (`94`), a town with or without code (`9400 Nørresundby`),
   * other spellings (`Ålborg`, `Noerresundby`) and, when nothing else fits, small typing errors. Best first, at most ten, empty for no idea.
   */
  suggestPostalCode(text: string): readonly PostalCode[] {
    const written = /\b\d{4}\b/.exec(text)?.[0];
    const exact = written !== undefined && isPlausible(written) ? this.postalCode(written) : undefined;
    if (exact !== undefined) return [exact];
    const digits = /^\s*(\d{1,3})\s*$/.exec(text)?.[1];
    if (digits !== undefined) {
      return this.names
        .map(({ place }) => place)
        .filter(({ code }) => code.startsWith(digits))
        .slice(0, MOST_SUGGESTIONS);
    }
    const wanted = foldName(text.replace(/\d+/g, ' '));
    if (wanted.length < 2) return [];
    const ranked = this.names.flatMap(({ folded, place }) => {
      const rank = nameDistance(wanted, folded);
      return rank === null ? [] : [{ place, rank }];
    });
    const asWritten = ranked.filter(({ rank }) => rank < TYPING_ERRORS_FROM);
    const inOrder = (asWritten.length > 0 ? asWritten : ranked).sort(
      (a, b) => a.rank - b.rank || byCode(a.place, b.place),
    );
    // Hundreds of street-level codes are called København K: one is enough until the whole name is written.
    const names = new Set<string>();
    return inOrder
      .filter(({ place, rank }) => rank === 0 || (!names.has(place.name) && names.add(place.name)))
      .slice(0, MOST_SUGGESTIONS)
      .map(({ place }) => place);
  }
}

function byCode(a: { code: string }, b: { code: string }): number {
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
}
