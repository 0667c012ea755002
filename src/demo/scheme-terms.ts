/** What the rules of the schemes ask of the demo's openings. */
import type { SchemeTermsDto } from '../openings/scheme-terms.dto';
import type { Scheme } from '../matching/core/facts';
import { daysBetween } from '../schemes/dates';

/** Longest durations that the rules allow without more (domain.md §4), weeks. */
const USUAL_WEEKS: Partial<Record<Scheme, number>> = {
  virksomhedspraktik: 4,
  loentilskud_privat: 26,
  loentilskud_offentlig: 17,
  nyttejob: 13,
};

/** The terms of an opening in its first scheme; undefined where the rules ask for none. */
export function schemeTermsOf(
  scheme: Scheme,
  { startsOn, endsOn }: { startsOn?: string; endsOn?: string },
): SchemeTermsDto | undefined {
  const weeks = startsOn && endsOn ? Math.max(1, Math.ceil((daysBetween(startsOn, endsOn) + 1) / 7)) : undefined;
  switch (scheme) {
    case 'igu':
      return { igu: { practiceHours: 28, schoolHours: 8 } };
    case 'virksomhedspraktik': {
      const durationWeeks = weeks ?? USUAL_WEEKS[scheme]!;
      return {
        purpose: durationWeeks > 4 ? 'opkvalificerende' : 'afklarende',
        durationWeeks,
        ...(durationWeeks > 4 ? { durationGround: 'experience' as const } : {}),
        seasonalPeak: false,
        displacesOrdinaryWork: false,
      };
    }
    case 'loentilskud_privat':
    case 'loentilskud_offentlig':
    case 'nyttejob':
      return {
        durationWeeks: Math.min(weeks ?? USUAL_WEEKS[scheme]!, USUAL_WEEKS[scheme]!),
        displacesOrdinaryWork: false,
      };
    case 'fritidsjob':
      return {
        season: 'school',
        youthWork: { light: true, machines: false, forklift: false, dangerous: false, maxLiftKg: 8 },
      };
    default:
      return undefined;
  }
}
