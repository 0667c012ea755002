import { LANGUAGE_SKILLS } from '../../language/cefr';
import type { Taxonomy } from '../../taxonomy/taxonomy';
import type { Experience, Finding, OccupationFinding, Reading } from '../reading/reading.types';
import type { Proposal, ProposedValue, ReadingSubject } from './proposal.types';

/**
 * Levels that are proposed (domain.md §5), working assumptions that the person sets right: with guidance for a task
 * that is only named, alone when the same job lasted a year or more; an opening asks for somebody who can do it with
 * guidance.
 */
const LEVELS = { named: 2, experienced: 3, asked: 2 } as const;
const ONE_YEAR_TENTHS = 10;
const UNIT_GROUP = /^\d{4}$/;

/**
 * What a person is asked about a reading: one proposal for each thing, wherever and however often the text says it.
 * What cannot be written into the record (wishes, years, shifts, unlawful demands) is noted beside the text. Nothing
 * is proposed as better known than `claimed`.
 */
export function proposalsOf(reading: Reading, subject: ReadingSubject, taxonomy: Taxonomy): Proposal[] {
  const proposals = new Map<string, Proposal>();
  for (const finding of reading.findings) {
    const made =
      subject === 'candidate' ? ofPerson(finding, reading.experience, taxonomy) : ofOpening(finding, taxonomy);
    const { kind, polarity, confidence, match, madeBy, range } = finding;
    // what is denied or wished for is another thing than what is there
    const key = made.writable ? made.key : `${made.key}:${polarity}`;
    const known = proposals.get(key);
    if (!known) {
      const escoUri = ('esco' in finding ? finding.esco : undefined) ?? null;
      proposals.set(key, { ...made, key, escoUri, kind, polarity, confidence, match, madeBy, ranges: [range] });
    } else if (contradicts(known, made)) {
      // a text that says both, or a licence here and another time not: only the person knows
      Object.assign(known, { polarity: 'has', proposed: { status: 'unknown' } });
      known.ranges.push(range);
    } else if (confidence > known.confidence) {
      Object.assign(known, { confidence, match, madeBy, proposed: { ...known.proposed, ...made.proposed } });
      known.ranges.unshift(range);
    } else {
      known.ranges.push(range);
      known.proposed = { ...made.proposed, ...known.proposed };
    }
  }
  return [...proposals.values()].sort((a, b) => first(a) - first(b) || (a.key < b.key ? -1 : 1));
}

/** Whether a licence is said to be held and not held. */
function contradicts({ proposed: { status } }: Proposal, { proposed }: Made): boolean {
  return status !== undefined && proposed.status !== undefined && status !== proposed.status;
}

function first({ ranges }: Proposal): number {
  return Math.min(...ranges.map(({ start }) => start));
}

type Made = Pick<Proposal, 'key' | 'code' | 'proposed' | 'writable'>;

function noted(finding: Finding, code: string | null = null, proposed: ProposedValue = {}): Made {
  return {
    key: `${finding.kind}:${code ?? finding.words.toLowerCase().slice(0, 60)}`,
    code,
    proposed,
    writable: false,
  };
}

function writable(key: string, code: string | null, proposed: ProposedValue): Made {
  return { key, code, proposed, writable: true };
}

function ofPerson(finding: Finding, experience: readonly Experience[], taxonomy: Taxonomy): Made {
  const has = finding.polarity === 'has';
  switch (finding.kind) {
    case 'competency': {
      const { code } = finding;
      if (!has || code === undefined || !taxonomy.isKnownCompetency(code)) return noted(finding, code ?? null);
      const years = experience.find(({ tasks }) => tasks.includes(finding))?.years?.tenths ?? 0;
      const level = years >= ONE_YEAR_TENTHS ? LEVELS.experienced : LEVELS.named;
      return writable(`competency:${code}`, code, { level, evidence: 'claimed' });
    }
    case 'licence':
    case 'certificate': {
      const { code, polarity, foreign } = finding;
      if (polarity === 'wants' || !taxonomy.isKnownCredential(code)) return noted(finding, code);
      const status = polarity === 'lacks' ? 'not_held' : foreign ? 'unknown' : 'held';
      return writable(`credential:${code}`, code, { status });
    }
    case 'language': {
      if (!has) return noted(finding, finding.language);
      const cefr = finding.level ?? (finding.native ? 'C2' : undefined);
      return writable(`language:${finding.language}`, finding.language, {
        ...(cefr && { cefr }),
        skills: finding.skills,
      });
    }
    case 'occupation': {
      const job = jobOf(finding, taxonomy);
      if (!has || !job) return noted(finding, finding.code ?? null);
      const years = experience.find((job) => job.occupation === finding)?.years;
      return writable(`occupation:${job.code ?? finding.esco}`, job.code, {
        title: finding.words.replace(/\s+/gu, ' ').slice(0, 200),
        isco08: job.isco08,
        ...(years?.from && { from: years.from }),
        ...(years?.until && { until: years.until }),
      });
    }
    default:
      return noted(finding);
  }
}

/** ISCO-08 unit group of an occupation: the taxonomy's, else ESCO's. */
function jobOf(
  { code, isco08 }: OccupationFinding,
  taxonomy: Taxonomy,
): { code: string | null; isco08: string } | undefined {
  const own = code === undefined ? undefined : taxonomy.occupation(code);
  if (own) return { code: own.code, isco08: own.isco08 };
  return isco08 !== undefined && UNIT_GROUP.test(isco08) ? { code: null, isco08 } : undefined;
}

function ofOpening(finding: Finding, taxonomy: Taxonomy): Made {
  const wanted = finding.polarity === 'wanted';
  switch (finding.kind) {
    case 'competency': {
      const { code } = finding;
      if (!wanted || code === undefined || !taxonomy.isKnownCompetency(code)) return noted(finding, code ?? null);
      return writable(`competency:${code}`, code, { need: finding.need ?? 'must', level: LEVELS.asked });
    }
    case 'licence':
    case 'certificate':
      // openings carry mandatory credentials only
      if (!wanted || (finding.need ?? 'must') !== 'must' || !taxonomy.isKnownCredential(finding.code)) {
        return noted(finding, finding.code);
      }
      return writable(`credential:${finding.code}`, finding.code, {});
    case 'language':
      if (!wanted) return noted(finding, finding.language);
      return writable(`language:${finding.language}`, finding.language, {
        ...(finding.level && { cefr: finding.level }),
        skills: finding.skills,
      });
    case 'occupation': {
      const job = jobOf(finding, taxonomy);
      return job ? writable('isco08', job.code, { isco08: job.isco08 }) : noted(finding);
    }
    case 'hours':
      return writable('hours', null, {
        hoursMin: Math.floor(finding.minTenths / 10),
        hoursMax: Math.ceil(finding.maxTenths / 10),
      });
    case 'start':
      return finding.date && /^\d{4}/.test(finding.date)
        ? writable('start', null, { startsOn: finding.date })
        : noted(finding);
    case 'scheme':
      return writable(`scheme:${finding.scheme}`, finding.scheme, {});
    case 'unlawful':
      return noted(finding, finding.ground, { alternative: finding.alternative });
    default:
      return noted(finding);
  }
}

/** Skills that a level was said of; all five when the text does not tell them apart. */
export function skillsOf({ skills }: ProposedValue): readonly (typeof LANGUAGE_SKILLS)[number][] {
  return skills && skills.length > 0 ? skills : LANGUAGE_SKILLS;
}
