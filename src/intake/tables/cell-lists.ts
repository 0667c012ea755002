/**
 * Cells that hold several values: items are separated by `|`, the parts of an item by `:`. Each function reads one
 * item and gives `undefined` when it is not of the form its column asks for.
 */
import {
  type BranchepakkeProgressDto,
  type HeldCompetencyDto,
  type HeldCredentialDto,
  type HeldLanguageDto,
  type JobGoalDto,
  type LanguageSkillsDto,
  type PlacementDto,
  type SkaanehensynDto,
  type WeekIntervalDto,
} from '../../candidates/candidate-input.dto';
import { LANGUAGE_SKILLS } from '../../language/cefr';
import {
  BRANCHEPAKKE_STEPS,
  type CompetencyLevel,
  EVIDENCE,
  SCHEMES,
  TASK_NEEDS,
  WORK_CONDITIONS,
} from '../../matching/core/facts';
import {
  type DemandDto,
  LANGUAGE_REASONS,
  type TaskDto,
  type WorkplaceLanguageDto,
} from '../../openings/opening-input.dto';
import { cefrLevel, countryCode, languageCode, licenceCredential, wholeNumber } from '../records/codes';
import { fullDate } from '../records/dates';
import { known } from '../records/finish-record';
import type { TaxonomyLookup } from '../records/parsed-file';

/** The items of a cell, trimmed, empty ones left out. */
export function itemsOf(cell: string): string[] {
  return cell.split('|').flatMap((item) => item.trim() || []);
}

/** The member of a closed list that a text is, in any case. */
export function memberOf<const T extends string>(values: readonly T[]): (text: string) => T | undefined {
  return (text) => values.find((value) => value.toLowerCase() === text.trim().toLowerCase());
}

const CODE = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/;

/** A code of the taxonomy by its form: small letters, digits, and `.`, `_` or `-` between them. */
export function taxonomyCode(text: string): string | undefined {
  const code = text.trim();
  return CODE.test(code) && code.length <= 80 ? code : undefined;
}

/**
 * `reng.moppe_gulv:3:evidenced`. The code may be an exact label of the taxonomy instead. Without a level the lowest
 * positive one is taken, without evidence `claimed`.
 */
export function competencyItem(item: string, taxonomy?: TaxonomyLookup): HeldCompetencyDto | undefined {
  const match = /^(.*?)(?::([0-4])(?::([a-z]+))?)?$/s.exec(item);
  const name = match?.[1]?.trim() ?? '';
  const code = name.includes('.') ? taxonomyCode(name) : taxonomy?.competencyByLabel(name);
  const evidence = match?.[3] === undefined ? 'claimed' : memberOf(EVIDENCE)(match[3]);
  if (code === undefined || evidence === undefined) return undefined;
  return { code, level: Number(match?.[2] ?? 1) as CompetencyLevel, evidence, source: 'import' };
}

/** `gaffeltruck-b:held:2030-01-01`. Without a status: held, but unknown for a driving licence (domain.md §2.7). */
export function credentialItem(item: string): HeldCredentialDto | undefined {
  const [name = '', statusText, untilText, ...rest] = item.split(':');
  const code = taxonomyCode(name);
  const assumed = name.startsWith('koerekort-') ? 'unknown' : 'held';
  const status = statusText === undefined ? assumed : memberOf(['held', 'not_held', 'unknown'])(statusText);
  const validUntil = untilText === undefined ? undefined : fullDate(untilText);
  if (code === undefined || status === undefined || rest.length > 0) return undefined;
  if (untilText !== undefined && validUntil === undefined) return undefined;
  return known<HeldCredentialDto>({ code, status, validUntil, source: 'import' });
}

/** `B`, or `DK:B` for a Danish licence, which counts as valid. */
export function licenceItem(item: string): HeldCredentialDto | undefined {
  const match = /^(?:([A-Za-z]+)[:\s]+)?([A-Za-z0-9+]+)$/.exec(item);
  const country = match?.[1];
  const code = licenceCredential(match?.[2] ?? '');
  const danish = country !== undefined && (/^dansk$|^danish$/i.test(country) || countryCode(country) === 'DK');
  if (code === undefined || (country !== undefined && !danish && countryCode(country) === undefined)) return undefined;
  return { code, status: danish ? 'held' : 'unknown', source: 'import' };
}

/**
 * Levels in the order listening/speaking/interaction/reading/writing, `-` for an unknown one; a single level stands
 * for all five. An empty object when none is known.
 */
export function skillLevels(text: string): LanguageSkillsDto | undefined {
  const parts = text.split('/').map((part) => part.trim());
  const levels = parts.map((part) => (['', '-', '?'].includes(part) ? null : cefrLevel(part)));
  if (levels.includes(undefined) || ![1, LANGUAGE_SKILLS.length].includes(levels.length)) return undefined;
  const skills: LanguageSkillsDto = {};
  LANGUAGE_SKILLS.forEach((skill, index) => {
    const level = levels[levels.length === 1 ? 0 : index];
    if (level) skills[skill] = level;
  });
  return skills;
}

/** `da:A2/A2/A1+/A1/A1`, `en:B1` or only `ar`. */
export function languageItem(item: string): HeldLanguageDto | undefined {
  const [name = '', levels, ...rest] = item.split(':');
  const language = languageCode(name);
  const skills = levels === undefined ? {} : skillLevels(levels);
  if (language === undefined || skills === undefined || rest.length > 0) return undefined;
  return known<HeldLanguageDto>({
    language,
    skills: Object.keys(skills).length > 0 ? skills : undefined,
    source: 'import',
  });
}

/** `da:A2/A2/A1/A1/A1:safety`: a language that is enough at the workplace, its minimum and the reason for it. */
export function workplaceLanguageItem(item: string): WorkplaceLanguageDto | undefined {
  const [name = '', levels, reasonText, ...rest] = item.split(':');
  const held = languageItem(levels === undefined ? name : `${name}:${levels}`);
  const reason = reasonText === undefined ? undefined : memberOf(LANGUAGE_REASONS)(reasonText);
  if (held === undefined || rest.length > 0 || (reasonText !== undefined && reason === undefined)) return undefined;
  return known<WorkplaceLanguageDto>({ language: held.language, minimums: held.skills, reason });
}

/** `A:9112`. */
export function jobGoalItem(item: string): JobGoalDto | undefined {
  const match = /^([ABC])\s*:\s*(\d{1,4})$/i.exec(item);
  return match ? { level: match[1]!.toUpperCase() as JobGoalDto['level'], isco08: match[2]! } : undefined;
}

/** `RENG:T1` or `RENG:T1:2026-01-31`. */
export function branchepakkeItem(item: string): BranchepakkeProgressDto | undefined {
  const [code = '', stepText = '', dateText, ...rest] = item.split(':').map((part) => part.trim());
  const step = memberOf(BRANCHEPAKKE_STEPS)(stepText);
  const reachedOn = dateText === undefined ? undefined : fullDate(dateText);
  if (!/^[A-Za-z]{2,20}$/.test(code) || step === undefined || rest.length > 0) return undefined;
  if (dateText !== undefined && reachedOn === undefined) return undefined;
  return known<BranchepakkeProgressDto>({ code: code.toUpperCase(), step, reachedOn });
}

/** `loeft_kg:5`: the most the person can do. */
export function skaanehensynItem(item: string): SkaanehensynDto | undefined {
  const [name = '', amount = '', ...rest] = item.split(':');
  const condition = memberOf(WORK_CONDITIONS)(name);
  const max = wholeNumber(amount, 0, 1000);
  return condition === undefined || max === undefined || rest.length > 0 ? undefined : { condition, max };
}

/** `loeft_kg:10`, or only `stoej` when it was not measured. */
export function demandItem(item: string): DemandDto | undefined {
  const [name = '', amountText, ...rest] = item.split(':');
  const condition = memberOf(WORK_CONDITIONS)(name);
  const amount = amountText === undefined ? undefined : wholeNumber(amountText, 0, 1000);
  if (condition === undefined || rest.length > 0 || (amountText !== undefined && amount === undefined))
    return undefined;
  return known<DemandDto>({ condition, amount });
}

/** `reng.moppe_gulv:must:3`; need and level may not be left out. */
export function taskItem(item: string): TaskDto | undefined {
  const [name = '', needText = '', levelText = '', ...rest] = item.split(':');
  const competency = taxonomyCode(name);
  const need = memberOf(TASK_NEEDS)(needText);
  const level = wholeNumber(levelText, 1, 4);
  if (competency === undefined || need === undefined || level === undefined || rest.length > 0) return undefined;
  return { competency, need, level: level as TaskDto['level'] };
}

/** `virksomhedspraktik:2026-01-05:2026-03-31:25`, the last day empty for an open end, and a P-nummer if known. */
export function placementItem(item: string): PlacementDto | undefined {
  const [schemeText = '', fromText = '', untilText = '', hours = '', pNumber, ...rest] = item.split(':');
  const scheme = memberOf(SCHEMES)(schemeText);
  const from = fullDate(fromText);
  const until = untilText.trim() === '' ? undefined : fullDate(untilText);
  const weeklyHours = wholeNumber(hours, 1, 48);
  if (scheme === undefined || from === undefined || weeklyHours === undefined || rest.length > 0) return undefined;
  if ((untilText.trim() !== '' && until === undefined) || !/^\d{10}$/.test(pNumber ?? '0000000000')) return undefined;
  return known<PlacementDto>({ scheme, from, until, weeklyHours, pNumber });
}

const DAYS = ['ma man mandag mo mon monday', 'ti tir tirsdag tu tue tuesday', 'on ons onsdag we wed wednesday']
  .concat('to tor torsdag th thu thursday', 'fr fre fredag fri friday', 'lø lør lørdag sa sat saturday')
  .concat('sø søn søndag su sun sunday')
  .map((names) => names.split(' '));

function dayOf(text: string): number | undefined {
  if (/^[1-7]$/.test(text)) return Number(text);
  const index = DAYS.findIndex((names) => names.includes(text.toLowerCase()));
  return index < 0 ? undefined : index + 1;
}

/** `1 05:00-09:00` or `man-fre 08:00-16:00`: one interval for each day named. Whole and half hours. */
export function weekItem(item: string): WeekIntervalDto[] | undefined {
  const match = /^([\p{L}\d]+)(?:\s*-\s*([\p{L}\d]+))?\s+(\d\d:[03]0)\s*-\s*(\d\d:[03]0)$/u.exec(item);
  const first = dayOf(match?.[1] ?? '');
  const last = match?.[2] === undefined ? first : dayOf(match[2]);
  if (!match || first === undefined || last === undefined || last < first) return undefined;
  const [from, to] = [match[3]!, match[4]!];
  if (from > '23:30' || to > '24:00') return undefined;
  return Array.from({ length: last - first + 1 }, (_none, index) => ({ day: first + index, from, to }));
}
