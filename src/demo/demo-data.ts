/**
 * The word lists and shares the synthetic municipality is made from (`seeds/demo/*.yaml`). A wrong file stops the
 * generator with the file, the path and what was expected.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectRoot } from '../common/project-root';

const weights = z.record(z.string(), z.number().int().min(0));
const percent = z.number().int().min(0).max(100);
const words = z.array(z.string().min(1)).min(1);
const time = z.string().regex(/^([01]\d|2[0-3]):(00|30)$/);

const profile = z.strictObject({
  sex: z.strictObject({ female: z.number().int(), male: z.number().int() }),
  ageBand: weights,
  visitation: z.strictObject({ jobparat: percent, aktivitetsparat: percent }),
  nationality: weights,
  otherNationalities: weights,
  status: z.strictObject({ female: weights, male: weights }),
  sinceTakeover: weights,
  danishEducation: z.strictObject({ DU1: percent, DU2: percent, DU3: percent }),
  schooling: z.strictObject({
    none: percent,
    primary: percent,
    upper_secondary: percent,
    vocational: percent,
    higher: percent,
  }),
  percent: z.strictObject({
    oralAboveWrittenInDu1: percent,
    notLiterateInLatin: percent,
    undocumentedOfHigher: percent,
    experienceFemale: percent,
    experienceMale: percent,
    licenceFemale: percent,
    licenceMale: percent,
    carOfLicensed: percent,
    bicycle: percent,
    childrenUnderSix: percent,
    childcareLimit: percent,
    skaanehensyn: percent,
    bornOnFirstOfJanuary: percent,
    englishB1: percent,
  }),
  unknown: z.strictObject({
    birthDate: percent,
    postalCode: percent,
    travelModes: percent,
    maxTravelMinutes: percent,
    maxBicycleKm: percent,
    hours: percent,
    availability: percent,
    availableFrom: percent,
    branchepakker: percent,
    jobGoals: percent,
    skaanehensyn: percent,
    licence: percent,
    danish: percent,
    english: percent,
    competencies: percent,
    educations: percent,
  }),
  branch: weights,
  scheme: weights,
  openingState: weights,
  workplaces: z.strictObject({
    ordinaryEmployees: weights,
    outsidePercent: percent,
    municipalPNumbers: z.number().int(),
    tempAgencies: z.number().int(),
  }),
  staff: z.strictObject({
    sagsbehandler: z.number().int(),
    virksomhedskonsulent: z.number().int(),
    igu_konsulent: z.number().int(),
    leder: z.number().int(),
  }),
});

const nativeNames = z.array(z.strictObject({ given: z.string(), family: z.string() }));
const nameList = z.strictObject({
  female: words,
  male: words,
  family: words,
  native: z.strictObject({ female: nativeNames.optional(), male: nativeNames.optional() }).optional(),
});
const names = z.strictObject({
  arabic: nameList,
  eritrean: nameList,
  persian: nameList,
  somali: nameList,
  afghan: nameList,
  ukrainian: nameList,
  mixed: nameList,
  staff: z.strictObject({ given: words, family: words }),
  origins: z.record(
    z.string().regex(/^[A-Z]{2}$/),
    z.strictObject({
      names: z.enum(['arabic', 'eritrean', 'persian', 'somali', 'afghan', 'ukrainian', 'mixed']),
      languages: weights,
    }),
  ),
});

const places = z.strictObject({
  municipality: z.string().length(4),
  homes: weights,
  inside: weights,
  outside: z.record(z.string(), weights),
  streets: words,
  firstWords: words,
  lastWords: words,
  tempAgencies: words,
  municipal: z.array(
    z.strictObject({
      branch: z.string(),
      name: z.string(),
      branchCode: z.string().regex(/^\d{6}$/),
      count: z.number().int().min(1),
      sizes: z.string().regex(/^\d+-\d+$/),
    }),
  ),
  trades: z.record(z.string(), z.array(z.strictObject({ word: z.string(), code: z.string().regex(/^\d{6}$/) })).min(1)),
  workplaceBranch: weights,
});

const work = z.record(
  z.string(),
  z.strictObject({
    shifts: z
      .array(
        z.strictObject({
          days: z.array(z.number().int().min(1).max(7)).min(1),
          from: time,
          to: time,
          weight: z.number().int().min(1),
        }),
      )
      .min(1),
    intro: words,
    past: z
      .array(
        z
          .strictObject({
            title: z.string(),
            isco08: z.string().regex(/^\d{4}$/),
            da: z.string().optional(),
            en: z.string().optional(),
          })
          .refine(({ da, en }) => (da === undefined) !== (en === undefined), 'one text, Danish or English'),
      )
      .min(1),
  }),
);

/** Everything of `seeds/demo`. */
export interface DemoData {
  profile: z.infer<typeof profile>;
  names: z.infer<typeof names>;
  places: z.infer<typeof places>;
  /** by branchepakke code */
  work: z.infer<typeof work>;
}
/** How work in one branch looks and reads. */
export type BranchWords = DemoData['work'][string];
/** One weekly pattern; `to` before `from` runs over midnight. */
export type ShiftPattern = BranchWords['shifts'][number];

/** Reads and checks the folder. @throws Error naming the file, the path in it and what was expected */
export function loadDemoData(dir: string = path.join(projectRoot(), 'seeds', 'demo')): DemoData {
  return {
    profile: read(dir, 'profile.yaml', profile),
    names: read(dir, 'names.yaml', names),
    places: read(dir, 'places.yaml', places),
    work: read(dir, 'work.yaml', work),
  };
}

function read<T>(dir: string, file: string, schema: z.ZodType<T>): T {
  const result = schema.safeParse(parse(readFileSync(path.join(dir, file), 'utf8')));
  if (result.success) return result.data;
  throw new Error(
    result.error.issues
      .map((issue) => `seeds/demo/${file}: ${issue.path.join('.') || 'the file'}: ${issue.message}`)
      .join('\n'),
  );
}
