import type { CandidateFacts, OpeningFacts } from '../facts';

/** A person about whom nothing optional is known, active, in Aalborg; change what the test is about. */
export function somebody(changes: Partial<CandidateFacts> = {}): CandidateFacts {
  return {
    id: 'somebody',
    draw: 1,
    municipality: '0851',
    sharedWith: [],
    status: 'aktiv',
    placements: [],
    competencies: [],
    credentials: [],
    languages: {},
    declinedTasks: [],
    rejections: [],
    ...changes,
  };
}

/** An opening in Aalborg that asks for nothing; change what the test is about. */
export function anOpening(changes: Partial<OpeningFacts> = {}): OpeningFacts {
  return {
    id: 'opening',
    draw: 7,
    municipality: '0851',
    schemes: ['ordinaert'],
    schemeRoom: { ordinaert: 'met' },
    remote: false,
    tasks: [],
    credentials: [],
    languages: [],
    demands: [],
    handles: [],
    minimumAge: 18,
    ...changes,
  };
}
