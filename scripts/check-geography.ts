/**
 * Compares the bundled tables of seeds/geography with a folder of official files (`postnumre.csv` and `kommuner.csv`,
 * or `.json` in DAWA's shape): `node -r @swc-node/register scripts/check-geography.ts <folder> [--json]`.
 * Measures only; nothing of the folder gets into the tables. Ends with 1 when a code is missing.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { straightMetres, type Position } from '../src/geography/geography-types';
import { loadGeography } from '../src/geography/load-geography';
import { readOfficialGeography, type OfficialGeography } from '../src/geography/official-import';
import type { Geography } from '../src/geography/geography';

/** An official centre with no bundled place this near lies at sea (the usual reason) or in empty land. */
const NEAREST_PLACE_KM = 5;
const WORST_SHOWN = 10;

interface OffRow {
  code: string;
  name: string;
  km: number;
}

interface Distances {
  rows: number;
  medianKm: number;
  p95Km: number;
  worstKm: number;
  over5Km: number;
  worst: readonly OffRow[];
}

interface Report {
  codes: { bundled: number; official: number; missing: readonly string[]; extra: readonly string[] };
  distances: { all: Distances; nearPlaces: Distances; farOut: number };
  municipalitySets: { differ: number; codes: readonly string[] };
  names: readonly { code: string; bundled: string; official: string }[];
  municipalities: {
    missing: readonly string[];
    extra: readonly string[];
    names: readonly string[];
    distances: Distances;
  };
  officialProblems: number;
}

function read(folder: string, name: string): string {
  const file = [`${name}.csv`, `${name}.json`].map((each) => path.join(folder, each)).find((each) => existsSync(each));
  if (file === undefined) throw new Error(`${folder} has neither ${name}.csv nor ${name}.json`);
  return readFileSync(file, 'utf8');
}

function km(a: Position, b: Position): number {
  return straightMetres(a, b) / 1000;
}

function distancesOf(rows: readonly OffRow[]): Distances {
  const inOrder = [...rows].sort((a, b) => b.km - a.km || (a.code < b.code ? -1 : 1));
  const at = (share: number): number => rounded(inOrder[Math.floor((1 - share) * (inOrder.length - 1))]?.km ?? 0);
  return {
    rows: rows.length,
    medianKm: at(0.5),
    p95Km: at(0.95),
    worstKm: at(1),
    over5Km: rows.filter((row) => row.km > 5).length,
    worst: inOrder.slice(0, WORST_SHOWN).map((row) => ({ ...row, km: rounded(row.km) })),
  };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function missingFrom<Row extends { code: string }>(rows: readonly Row[], known: (code: string) => unknown): string[] {
  return rows.map(({ code }) => code).filter((code) => known(code) === undefined);
}

function compare(bundled: Geography, official: OfficialGeography): Report {
  const byCode = new Map(official.postalCodes.map((each) => [each.code, each]));
  const councils = new Map(official.municipalities.map((each) => [each.code, each]));
  const places = bundled.postalCodes();
  const pairs = places.flatMap((own) => {
    const theirs = byCode.get(own.code);
    return theirs === undefined ? [] : [{ own, theirs }];
  });
  const councilPairs = bundled.municipalities().flatMap((own) => {
    const theirs = councils.get(own.code);
    return theirs === undefined ? [] : [{ own, theirs }];
  });
  const offRows = pairs.map(({ own, theirs }) => ({
    row: { code: own.code, name: own.name, km: km(own, theirs) },
    farOut: places.every((place) => km(place, theirs) > NEAREST_PLACE_KM),
  }));
  const setsDiffer = pairs.filter(({ own, theirs }) => own.municipalities.join() !== theirs.municipalities.join());
  return {
    codes: {
      bundled: places.length,
      official: byCode.size,
      missing: missingFrom(official.postalCodes, (code) => bundled.postalCode(code)),
      extra: missingFrom(places, (code) => byCode.get(code)),
    },
    distances: {
      all: distancesOf(offRows.map(({ row }) => row)),
      nearPlaces: distancesOf(offRows.filter(({ farOut }) => !farOut).map(({ row }) => row)),
      farOut: offRows.filter(({ farOut }) => farOut).length,
    },
    municipalitySets: { differ: setsDiffer.length, codes: setsDiffer.map(({ own }) => own.code) },
    names: pairs
      .filter(({ own, theirs }) => own.name !== theirs.name)
      .map(({ own, theirs }) => ({ code: own.code, bundled: own.name, official: theirs.name })),
    municipalities: {
      missing: missingFrom(official.municipalities, (code) => bundled.municipality(code)),
      extra: missingFrom(bundled.municipalities(), (code) => councils.get(code)),
      names: councilPairs
        .filter(({ own, theirs }) => own.name !== theirs.name || own.region !== theirs.region)
        .map(({ own, theirs }) => `${own.code} ${own.name}, ${own.region} / ${theirs.name}, ${theirs.region}`),
      distances: distancesOf(
        councilPairs.map(({ own, theirs }) => ({ code: own.code, name: own.name, km: km(own, theirs) })),
      ),
    },
    officialProblems: official.problems.length,
  };
}

function line(title: string, { rows, medianKm, p95Km, worstKm, over5Km }: Distances): string {
  return `${title}: ${rows} rows, median ${medianKm} km, p95 ${p95Km} km, worst ${worstKm} km, over 5 km: ${over5Km}`;
}

function worst({ worst: rows }: Distances): string {
  return rows.map(({ code, name, km: far }) => `    ${code} ${name} ${far} km`).join('\n');
}

function asText(report: Report): string {
  const { codes, distances, municipalitySets, names, municipalities } = report;
  return [
    `codes: ${codes.bundled} bundled, ${codes.official} official`,
    `  missing: ${codes.missing.join(' ') || 'none'}`,
    `  extra: ${codes.extra.join(' ') || 'none'}`,
    line('distance to the official visual centre, all', distances.all),
    worst(distances.all),
    `official centres far from every place (none within ${NEAREST_PLACE_KM} km; nearly all at sea): ${distances.farOut}`,
    line('distance without those', distances.nearPlaces),
    worst(distances.nearPlaces),
    `municipality sets that differ: ${municipalitySets.differ} (${municipalitySets.codes.join(' ')})`,
    `names that differ: ${names.map((each) => `${each.code} ${each.bundled}/${each.official}`).join(', ') || 'none'}`,
    `municipalities: missing ${municipalities.missing.join(' ') || 'none'}, extra ${municipalities.extra.join(' ') || 'none'}`,
    `  name or region differs: ${municipalities.names.join('; ') || 'none'}`,
    line('  distance to the official point inside', municipalities.distances),
    `problems in the official files: ${report.officialProblems}`,
  ].join('\n');
}

function main(args: readonly string[]): number {
  const folder = args.find((arg) => !arg.startsWith('--'));
  if (folder === undefined) {
    console.error('usage: node -r @swc-node/register scripts/check-geography.ts <folder> [--json]');
    return 2;
  }
  const files = { postalCodes: read(folder, 'postnumre'), municipalities: read(folder, 'kommuner') };
  const official = readOfficialGeography(files, { centresAsGiven: true });
  const report = compare(loadGeography(), official);
  console.log(args.includes('--json') ? JSON.stringify(report, null, 2) : asText(report));
  return report.codes.missing.length === 0 && report.municipalities.missing.length === 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
