/**
 * The taxonomy in the database. Columns serve SQL (search, statistics, joins); what only the program reads stands in
 * `data`, so that nothing of a taxonomy is lost on its way through the tables.
 */
import type { EntityManager } from 'typeorm';
import { NATIONAL } from '../database/columns';
import { insertRows } from '../database/insert-rows';
import { BRANCHEPAKKE_STEPS } from '../matching/core/facts';
import { BranchepakkeGoalRow } from './branchepakke-goal.entity';
import { BranchepakkeStepRow } from './branchepakke-step.entity';
import { BranchepakkeTemplateRow } from './branchepakke-template.entity';
import { BranchepakkeRow } from './branchepakke.entity';
import { CompetencyLinkRow, type LinkKind } from './competency-link.entity';
import { CompetencyRow } from './competency.entity';
import { CredentialRow } from './credential.entity';
import { loadEscoLinks } from './esco/esco-links';
import { IscoGroupRow } from './isco-group.entity';
import { OccupationRow } from './occupation.entity';
import { Taxonomy } from './taxonomy';
import type {
  BranchepakkeData,
  BranchepakkeStepData,
  CompetencyData,
  CompetencyLink,
  CredentialData,
  JobTemplateData,
  Labels,
  OccupationData,
  Synonyms,
  TaxonomyData,
} from './taxonomy.types';

const national = { municipality: NATIONAL };

// children first: later tables are referenced by earlier ones
const TABLES = [
  'branchepakke_templates',
  'branchepakke_goals',
  'branchepakke_steps',
  'branchepakker',
  'competency_links',
  'competencies',
  'occupations',
  'credentials',
  'isco_groups',
] as const;

/** Replaces the stored taxonomy, in the caller's transaction. */
export async function storeTaxonomy(manager: EntityManager, data: TaxonomyData): Promise<void> {
  for (const table of TABLES) await manager.query(`delete from ${table}`);
  await storeTerms(manager, data);
  await storePackages(manager, data);
}

async function storeTerms(manager: EntityManager, data: TaxonomyData): Promise<void> {
  await insertRows(
    manager,
    CompetencyRow,
    data.competencies.map(({ code, labels, synonyms, esco, source, credentials }, position) => ({
      ...national,
      code,
      position,
      ...words(labels, synonyms),
      escoUri: esco ?? null,
      data: { source, credentials },
    })),
  );
  await insertRows(
    manager,
    CompetencyLinkRow,
    data.competencies.flatMap(({ code, broader, related }) => [
      ...linkRows(code, 'broader', broader),
      ...linkRows(code, 'related', related),
    ]),
  );
  await insertRows(
    manager,
    CredentialRow,
    data.credentials.map(({ code, kind, labels, synonyms, minimumAge, ...rest }, position) => ({
      ...national,
      code,
      position,
      kind,
      ...words(labels, synonyms),
      minimumAge: minimumAge ?? null,
      data: rest,
    })),
  );
  await insertRows(
    manager,
    OccupationRow,
    data.occupations.map(({ code, isco08, disco08, labels, synonyms, branchepakker, ...rest }, position) => ({
      ...national,
      code,
      position,
      isco08,
      disco08: disco08 ?? null,
      ...words(labels, synonyms),
      packages: [...branchepakker],
      data: rest,
    })),
  );
  await insertRows(
    manager,
    IscoGroupRow,
    data.iscoGroups.map(({ code, labels }, position) => ({
      ...national,
      code,
      position,
      labelDa: labels.da,
      labelEn: labels.en,
    })),
  );
}

async function storePackages(manager: EntityManager, data: TaxonomyData): Promise<void> {
  await insertRows(
    manager,
    BranchepakkeRow,
    data.branchepakker.map(({ code, labels, description, steps: _steps, ...rest }, position) => ({
      ...national,
      code,
      position,
      labelDa: labels.da,
      labelEn: labels.en,
      descriptionDa: description.da,
      descriptionEn: description.en,
      data: rest,
    })),
  );
  const steps = data.branchepakker.flatMap((pack) => pack.steps.map((step) => ({ pack: pack.code, step })));
  await insertRows(
    manager,
    BranchepakkeStepRow,
    steps.map(({ pack, step: { step, weeks, danish, goals: _goals, ...rest } }) => ({
      ...national,
      branchepakke: pack,
      step,
      weeksMin: weeks.min,
      weeksMax: weeks.max,
      danish,
      data: rest,
    })),
  );
  await insertRows(
    manager,
    BranchepakkeGoalRow,
    steps.flatMap(({ pack, step }) =>
      step.goals.map((goal, position) => ({ ...national, branchepakke: pack, step: step.step, position, ...goal })),
    ),
  );
  await insertRows(
    manager,
    BranchepakkeTemplateRow,
    data.templates.map(({ code, branchepakke, ...body }, position) => ({
      ...national,
      code,
      branchepakke,
      position,
      body: body as unknown as Record<string, unknown>,
    })),
  );
}

/** The stored taxonomy, with the links that an imported ESCO adds. @throws TaxonomyError when rows do not fit together */
export async function loadStoredTaxonomy(manager: EntityManager): Promise<Taxonomy> {
  return Taxonomy.fromData(await readTaxonomy(manager), undefined, await loadEscoLinks(manager));
}

const byPosition = { order: { position: 'ASC' } } as const;

// the columns and `data` together are what `storeTaxonomy` was given; `fromData` checks that they fit together
async function readTaxonomy(manager: EntityManager): Promise<TaxonomyData> {
  const links = groupBy(await manager.find(CompetencyLinkRow, byPosition), (row) => `${row.from} ${row.kind}`);
  const linksOf = (code: string, kind: LinkKind) =>
    (links.get(`${code} ${kind}`) ?? []).map(({ to, permille }) => ({ code: to, permille }));
  const competencies = await manager.find(CompetencyRow, byPosition);
  const credentials = await manager.find(CredentialRow, byPosition);
  const occupations = await manager.find(OccupationRow, byPosition);
  const groups = await manager.find(IscoGroupRow, byPosition);
  const templates = await manager.find(BranchepakkeTemplateRow, byPosition);
  return {
    competencies: competencies.map((row) => ({
      code: row.code,
      ...texts(row),
      broader: linksOf(row.code, 'broader'),
      related: linksOf(row.code, 'related'),
      ...(row.escoUri ? { esco: row.escoUri } : {}),
      ...(row.data as Pick<CompetencyData, 'source' | 'credentials'>),
    })),
    credentials: credentials.map((row) => ({
      code: row.code,
      kind: row.kind,
      ...texts(row),
      ...(row.minimumAge === null ? {} : { minimumAge: row.minimumAge }),
      ...(row.data as Pick<CredentialData, 'category' | 'covers' | 'certainty' | 'source'>),
    })),
    occupations: occupations.map((row) => ({
      code: row.code,
      isco08: row.isco08,
      ...(row.disco08 ? { disco08: row.disco08 } : {}),
      ...texts(row),
      branchepakker: row.packages,
      ...(row.data as Pick<OccupationData, 'certainty' | 'esco'>),
    })),
    iscoGroups: groups.map(({ code, labelDa, labelEn }) => ({ code, labels: { da: labelDa, en: labelEn } })),
    branchepakker: await readPackages(manager),
    templates: templates.map(({ code, branchepakke, body }) => ({
      ...(body as unknown as Omit<JobTemplateData, 'code' | 'branchepakke'>),
      code,
      branchepakke,
    })),
  };
}

async function readPackages(manager: EntityManager): Promise<BranchepakkeData[]> {
  const packages = await manager.find(BranchepakkeRow, byPosition);
  const steps = groupBy(await manager.find(BranchepakkeStepRow), (row) => row.branchepakke);
  const goals = groupBy(
    await manager.find(BranchepakkeGoalRow, byPosition),
    (row) => `${row.branchepakke} ${row.step}`,
  );
  const stepOf = (row: BranchepakkeStepRow): BranchepakkeStepData => ({
    ...(row.data as Pick<BranchepakkeStepData, 'labels' | 'description'>),
    step: row.step,
    weeks: { min: row.weeksMin, max: row.weeksMax },
    danish: row.danish,
    goals: (goals.get(`${row.branchepakke} ${row.step}`) ?? []).map(({ competency, level, required }) => ({
      competency,
      level,
      required,
    })),
  });
  return packages.map((row) => ({
    ...(row.data as unknown as Omit<BranchepakkeData, 'code' | 'labels' | 'description' | 'steps'>),
    code: row.code,
    labels: { da: row.labelDa, en: row.labelEn },
    description: { da: row.descriptionDa, en: row.descriptionEn },
    steps: (steps.get(row.code) ?? [])
      .map(stepOf)
      .sort((a, b) => BRANCHEPAKKE_STEPS.indexOf(a.step) - BRANCHEPAKKE_STEPS.indexOf(b.step)),
  }));
}

function linkRows(from: string, kind: LinkKind, links: readonly CompetencyLink[]): Partial<CompetencyLinkRow>[] {
  return links.map(({ code, permille }, position) => ({ ...national, from, to: code, kind, position, permille }));
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

function words(labels: Labels, synonyms: Synonyms) {
  return { labelDa: labels.da, labelEn: labels.en, synonymsDa: [...synonyms.da], synonymsEn: [...synonyms.en] };
}

function texts(row: { labelDa: string; labelEn: string; synonymsDa: string[]; synonymsEn: string[] }) {
  return { labels: { da: row.labelDa, en: row.labelEn }, synonyms: { da: row.synonymsDa, en: row.synonymsEn } };
}
