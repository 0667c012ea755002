/** Shapes of the YAML files in `seeds/taxonomy`. Only shape is checked here; codes that must exist, are not. */
import { z } from 'zod';
import { CEFR_LEVELS, LANGUAGE_SKILLS } from '../language/cefr';
import { BRANCHEPAKKE_STEPS, WORK_CONDITIONS } from '../matching/core/facts';
import { CERTAINTIES, CREDENTIAL_CATEGORIES } from './taxonomy.types';

const text = z.string().regex(/^\S(.*\S)?$/s, 'a text without blanks at its ends');
const labels = z.strictObject({ da: text, en: text });
const synonyms = z.strictObject({ da: z.array(text).min(2).max(9), en: z.array(text).min(2).max(9) });
const competencyCode = z.string().regex(/^[a-z]+\.[a-z0-9_]+$/, 'a code such as reng.moppe_gulv, ASCII, lower case');
const hyphenCode = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a code such as koerekort-b, ASCII, lower case');
const packageCode = z.string().regex(/^[A-Z]{3,6}$/, 'a code such as RENG, ASCII, upper case');
const isco = z.string().regex(/^\d{4}$/, 'four digits in quotes');
const escoUri = z.string().regex(/^http:\/\/data\.europa\.eu\/esco\/[a-z]+\/[0-9a-f-]{36}$/, 'an ESCO concept URI');
const language = z.string().regex(/^[a-z]{2}$/, 'two letters of ISO 639-1');
const level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
const permille = z.int().min(100).max(900);
const links = z.record(competencyCode, permille).default({});
const levels = z.record(competencyCode, level).default({});
const clock = z.string().regex(/^([01]\d|2[0-3]):[03]0$|^24:00$/, 'a full or half hour in quotes, such as 06:30');
const certainty = z.enum(CERTAINTIES);
const skills = z.partialRecord(z.enum(LANGUAGE_SKILLS), z.enum(CEFR_LEVELS));
const danish = z.strictObject({ minimum: skills, target: skills.optional(), note: labels.optional() });
const demands = z.array(
  z.strictObject({ condition: z.enum(WORK_CONDITIONS), amount: z.number().positive().optional() }),
);
const pattern = z.strictObject({ days: z.array(z.int().min(1).max(7)).min(1), from: clock, to: clock });
const shifts = z.strictObject({ text: labels, pattern: z.array(pattern).min(1) });

const competency = z.strictObject({
  code: competencyCode,
  labels,
  synonyms,
  source: z.enum(['domain', 'project']).default('domain'),
  broader: links,
  related: links,
  credentials: z.array(hyphenCode).default([]),
  esco: escoUri.optional(),
});

/** `transferable.yaml`: the basic competencies of all packages, and those that several packages share. */
export const transferableFile = z.strictObject({ basic: z.array(competency), shared: z.array(competency) });

/** `credentials.yaml` */
export const credentialsFile = z.strictObject({
  credentials: z.array(
    z.strictObject({
      code: hyphenCode,
      kind: z.enum(['licence', 'certificate']),
      category: z.enum(CREDENTIAL_CATEGORIES),
      labels,
      synonyms,
      minimumAge: z.int().min(13).max(30).optional(),
      covers: z.array(hyphenCode).default([]),
      certainty,
      source: text,
    }),
  ),
});

/** `occupations.yaml` */
export const occupationsFile = z.strictObject({
  occupations: z.array(
    z.strictObject({
      code: hyphenCode,
      isco08: isco,
      disco08: z
        .string()
        .regex(/^\d{6}$/, 'six digits in quotes')
        .optional(),
      labels,
      synonyms,
      branchepakker: z.array(packageCode).min(1),
      certainty: certainty.default('domain'),
      esco: escoUri.optional(),
    }),
  ),
});

/** `isco.yaml` */
export const iscoFile = z.strictObject({
  groups: z.array(z.strictObject({ code: z.string().regex(/^\d{1,4}$/, 'one to four digits in quotes'), labels })),
});

/** `steps.yaml`: what is the same in all packages. */
export const stepsFile = z.strictObject({
  steps: z.array(
    z.strictObject({
      step: z.enum(BRANCHEPAKKE_STEPS),
      labels,
      description: labels,
      weeks: z.strictObject({ min: z.int().min(1), max: z.int().max(104) }),
      danish: danish.default({ minimum: {} }),
      commonGoals: levels,
    }),
  ),
});

const template = z.strictObject({
  code: z.string().regex(/^[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*$/, 'a code such as reng.kontor-morgen'),
  labels,
  occupation: hyphenCode,
  tasks: z.strictObject({ must: levels, learn: levels, nice: levels }),
  credentials: z.array(hyphenCode),
  languages: z.array(
    z.strictObject({
      language,
      minimums: skills,
      reason: z.enum(['safety', 'customers', 'documentation', 'instruction', 'other']),
    }),
  ),
  hours: z.strictObject({ min: z.int().min(1).max(37), max: z.int().min(1).max(37) }),
  shifts,
  demands,
  minimumAge: z.union([z.literal(13), z.literal(15), z.literal(18)]),
});

const goals = z.strictObject({ required: levels, optional: levels });

/** `branchepakker/*.yaml`: one package with its own competencies and its job templates. */
export const branchepakkeFile = z.strictObject({
  code: packageCode,
  labels,
  description: labels,
  danish: z.partialRecord(z.enum(BRANCHEPAKKE_STEPS), danish),
  otherLanguages: z.strictObject({ codes: z.array(language), note: labels }).optional(),
  credentials: z.array(hyphenCode),
  demands,
  shifts,
  courses: z.array(z.strictObject({ labels, credential: hyphenCode.optional() })),
  goals: z.partialRecord(z.enum(BRANCHEPAKKE_STEPS), goals),
  competencies: z.array(competency),
  templates: z.array(template),
});

/** What the files hold. */
export type CompetencyEntry = z.infer<typeof competency>;
export type StepEntry = z.infer<typeof stepsFile>['steps'][number];
export type BranchepakkeEntry = z.infer<typeof branchepakkeFile>;
