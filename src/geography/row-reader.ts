import { isInDenmark, isMunicipalityCode, isPlausible, type Position } from './geography-types';
import type { RowProblem } from './geography-load-error';

/** Reads the fields of one row and collects what is wrong with them, so that a row is reported once and whole. */
export class RowReader {
  private readonly found: RowProblem[] = [];

  constructor(
    private readonly table: string,
    private readonly line: number,
  ) {}

  /** Empty when the row can be used. */
  get problems(): readonly RowProblem[] {
    return this.found;
  }

  report(field: string, detail: string, expected: string): void {
    this.found.push({ table: this.table, line: this.line, field, detail, expected });
  }

  text(field: string, value: unknown): string {
    const text = typeof value === 'string' ? value.trim() : '';
    if (text === '') this.report(field, 'missing', 'a text');
    return text;
  }

  postalCode(field: string, value: unknown): string {
    const code = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
    if (!isPlausible(code)) this.report(field, shown(value), 'four digits, 1000–9990');
    return code;
  }

  /** Three digits, with or without the leading zero; the answer always has it. */
  municipalityCode(field: string, value: unknown): string {
    const raw = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
    const code = raw.length === 3 ? `0${raw}` : raw;
    if (!isMunicipalityCode(code)) this.report(field, shown(value), 'a municipality code such as 0851');
    return code;
  }

  municipalityCodes(field: string, values: readonly unknown[]): string[] {
    const codes = [...new Set(values.map((value) => this.municipalityCode(field, value)))].sort();
    if (codes.length === 0) this.report(field, 'missing', 'at least one municipality code');
    return codes;
  }

  position(
    lat: unknown,
    lon: unknown,
    allowed: (position: Position) => boolean = isInDenmark,
    expected = 'degrees inside Denmark: 54.4–57.9, 7.9–15.3',
  ): Position {
    const place = { lat: degrees(lat), lon: degrees(lon) };
    if (!allowed(place)) this.report('lat/lon', `${shown(lat)}, ${shown(lon)}`, expected);
    return place;
  }
}

function degrees(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\d{1,2}(\.\d+)?$/.test(value.trim()) ? Number(value) : Number.NaN;
}

function shown(value: unknown): string {
  return value === undefined || value === '' ? 'missing' : JSON.stringify(value);
}
