/**
 * A person, a firm and an opening with a value of its own in every field that tells who somebody is or what happened
 * to them: wherever one of these values turns up, something has leaked.
 */
import { docx } from '../../src/intake/testing/documents';
import { until } from './until';

/** What every word of a planted value holds. */
export const CANARY = /kanari/i;

/**
 * Planted values that are no words: numbers, dates and codes by which somebody is known. A number stands alone: within
 * the digits of an id or a trace any four may follow each other, and a process may have any number in the log.
 */
export const CANARY_FACTS =
  /(?<![0-9a-f.-]|"pid":)(610187.?0007|00112233|9362)(?![0-9a-f-])|1987-04-13|13\.\s?(4|april)\.?\s1987|Gandrup/i;

/** The firm's CVR number. */
export const CANARY_CVR = '13748136';

const MUNICIPALITY = '0851';
const BY = 'KAN';
const MOPS = 'reng.moppe_gulv';

/** A person with every field filled. */
export const CANARY_PERSON = {
  municipality: MUNICIPALITY,
  externalId: 'kanari-ekstern',
  owner: BY,
  identity: {
    givenName: 'Kanarigivn',
    familyName: 'Kanarifam',
    cpr: '610187-0007',
    birthDate: '1987-04-13',
    sex: 'female',
    nationality: 'ER',
    email: 'kanari@example.test',
    phone: '+45 00112233',
  },
  postalCode: '9362',
  residence: { basis: 'refugee', takenOverOn: '2023-04-05', firstRegisteredOn: '2023-04-06' },
  experiences: [{ title: 'Kanarijob', employer: 'Kanarifirma', country: 'ER', description: 'Kanaritekst' }],
  educations: [{ title: 'Kanariskole', institution: 'Kanariinstitut', country: 'ER' }],
  skaanehensyn: [{ condition: 'loeft_kg', max: 7 }],
  unmapped: [{ path: 'kanaripath', text: 'Kanarifri' }],
  competencies: [{ code: MOPS, level: 4, evidence: 'verified' }],
  languages: [{ language: 'da', skills: { speaking: 'A2' } }],
  branchepakker: [{ code: 'RENG', step: 'T1' }],
  hoursMax: 25,
};

/** Records of the case, by the last part of their address. */
export const CANARY_CASEWORK: readonly (readonly [kind: string, body: Record<string, unknown>])[] = [
  ['visitations', { on: '2025-05-20', result: 'jobparat', reason: 'Kanarivisitation' }],
  ['benefits', { kind: 'kanariydelse', since: '2025-05-01' }],
  ['assessments', { on: '2025-05-20', reason: 'Kanarivurdering', meetsOpholdskrav: false }],
  ['programme-phases', { phase: 'I', from: '2025-05-01' }],
  ['conversations', { kind: 'statutory', heldOn: '2025-05-21' }],
  ['job-strategies', { agreedOn: '2025-05-21', reviewOn: '2025-11-21', actions: [{ text: 'Kanariaftale' }] }],
  ['cv-reviews', { on: '2025-05-21', plainText: true }],
  ['barriers', { code: 'health', since: '2025-05-01' }],
  ['offers', { offeredOn: '2025-05-21', blocks: [{ kind: 'vejledning', from: '2025-06-01', weeklyHours: 5 }] }],
  [
    'measurements',
    { instrument: 'BIP', question: 3, value: 4, measuredBy: 'caseworker', on: '2025-05-21', reason: 'Kanarimål' },
  ],
  ['legal-holds', { reason: 'Kanaritilbageholdelse' }],
  ['branchepakker/RENG/waivers', { competency: MOPS, reason: 'Kanarifritagelse' }],
  ['branchepakker/RENG/step', { to: 'T0', reason: 'Kanariskridt' }],
];

/** Columns of texts that hold codes, keys, numbers or initials: nothing anybody wrote about a person. */
export const COLUMNS_OF_CODES: ReadonlySet<string> = new Set(
  [
    'municipality status sex nationality country level assessment scheme p_number cvr condition kind phase code language',
    'listening speaking interaction reading writing danish_education danish_test source competency credential evidence',
    'branchepakke step isco08 instrument measured_by observer target_group result travel_modes postal_code clause',
    'residence_basis stated stated_lists shared_with availability declined_tasks pseudonym from_date until_date state',
    'from_state to_state from_step to_step from_column to_column recorded_column former_status set_status match made_by',
    'polarity key esco_uri text_kind text_hash facts parts gates reason_code answer handled_by blocks purpose user_id hash ranges',
    'proposed applied cpr_index initials owner recorded_by moved_by undone_by decided_by by role',
  ].flatMap((line) => line.split(' ')),
);

/** What was planted. */
export interface Planted {
  candidate: string;
  opening: string;
  employer: string;
  workplace: string;
  contact: string;
  /** the suggestion that was accepted, so that the firm sees a profile */
  suggestion: string;
  reading: string;
  import: string;
}

/** Asks the running program; answers what it said. */
export type Ask = (method: string, path: string, body?: object, headers?: Record<string, string>) => Promise<Response>;

/** Plants everything through the program's own doors. @param page asks for pages as the consultant who has the case */
export async function plantCanaries(ask: Ask, page: Ask): Promise<Planted> {
  const made = async (method: string, path: string, body: object, headers?: Record<string, string>) => {
    const answer = await ask(method, `/api/v1${path}`, body, headers);
    const said = (await answer.json()) as Record<string, unknown> & { id: string };
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(said)}`);
    return said;
  };
  const candidate = (await made('POST', '/candidates', CANARY_PERSON)).id;
  for (const [kind, body] of CANARY_CASEWORK)
    await made('POST', `/candidates/${candidate}/${kind}`, { ...body, by: BY });
  const firm = { municipality: MUNICIPALITY, cvr: CANARY_CVR, name: 'Test Rengøring', note: 'Kanarifirmanote' };
  const employer = (await made('POST', '/employers', firm)).id;
  const workplace = (
    await made('POST', '/workplaces', { employerId: employer, name: 'Test Kontor', postalCode: '9000' })
  ).id;
  const known = { name: 'Kanarikontakt', role: 'Kanarirolle', email: 'kanarikontakt@example.test', phone: '00112233' };
  const contact = (await made('POST', `/workplaces/${workplace}/contacts`, known)).id;
  const opening = (await made('POST', '/openings?state=aaben', openingAt(workplace))).id;
  const other = (await made('POST', '/openings?state=aaben', openingAt(workplace))).id;
  const suggestion = await judged(made, candidate, opening, 'accept', { by: BY });
  await judged(made, candidate, other, 'reject', { by: BY, reasonCode: 'C13', reasonText: 'Kanarigrund' });
  await written(page, `/aabninger/${opening}/kortliste/note`, { forslag: suggestion, note: 'Kanarinote' });
  await written(page, `/virksomheder/${employer}/kontakt`, {
    dato: '2025-05-20',
    kanal: 'phone',
    formaal: 'outreach',
    resultat: 'Kanarikontaktresultat',
  });
  const text = 'Kanaritekst: Jeg har moppet gulve på et hotel i tre år og har kørekort B.';
  const reading = (await made('POST', '/readings', { candidateId: candidate, text })).id;
  return { candidate, opening, employer, workplace, contact, suggestion, reading, import: await imported(ask) };
}

function openingAt(workplaceId: string): object {
  return {
    municipality: MUNICIPALITY,
    title: 'Rengøring af kontor',
    owner: BY,
    schemes: ['smaajob'],
    workplaceId,
    tasks: [{ competency: MOPS, need: 'must', level: 2 }],
  };
}

/** Waits for the pair's suggestion and judges it; answers its id. */
async function judged(
  made: (method: string, path: string, body: object, headers?: Record<string, string>) => Promise<{ id: string }>,
  candidate: string,
  opening: string,
  verb: 'accept' | 'reject',
  decision: object,
): Promise<string> {
  let found: { id: string; version: number } | undefined;
  await until('the person stands on the list', async () => {
    const list = await made('GET', `/suggestions?openingId=${opening}&candidateId=${candidate}`, {});
    [found] = (list as unknown as { items: { id: string; version: number }[] }).items;
    return found !== undefined;
  });
  await made('POST', `/suggestions/${found!.id}/${verb}`, decision, { 'If-Match': `W/"${found!.version}"` });
  return found!.id;
}

async function written(page: Ask, path: string, fields: Record<string, string>): Promise<void> {
  const answer = await page('POST', path, fields);
  if (answer.status !== 303) throw new Error(`POST ${path}: ${answer.status}`);
}

/** A CV as a Word document; answers the id of the import when it is done. */
async function imported(ask: Ask): Promise<string> {
  const form = new FormData();
  form.set('municipality', MUNICIPALITY);
  form.set('dryRun', 'false');
  const cv = docx('Kanarigivn Kanarifam', 'Kanaridokument: moppede gulve på hotel i tre år.', 'Telefon 00112233');
  form.set('file', new Blob([new Uint8Array(cv)]), 'kanari-cv.docx');
  const answer = await ask('POST', '/api/v1/imports', form);
  const said = (await answer.json()) as { items?: { id: string }[] };
  const id = said.items?.[0]?.id;
  if (id === undefined) throw new Error(`POST /imports: ${JSON.stringify(said)}`);
  await until('the document is read', async () => {
    const { state } = (await (await ask('GET', `/api/v1/imports/${id}`)).json()) as { state: string };
    return state === 'done';
  });
  return id;
}

/** An address of the table of routes, e.g. `/kandidater/:id`, with the planted records in place of its parameters. */
export function addressWith(pattern: string, planted: Planted): string {
  const named: readonly (readonly [RegExp, string])[] = [
    [/(?<=\/(candidates|kandidater)\/):id/, planted.candidate],
    [/:candidate(Id)?$/, planted.candidate],
    [/(?<=\/(openings|aabninger)\/):id/, planted.opening],
    [/:opening(Id)?(?=\/)/, planted.opening],
    [/(?<=\/contacts\/):id/, planted.contact],
    [/(?<=\/(workplaces|arbejdssteder)\/):(id|workplaceId)/, planted.workplace],
    [/(?<=\/(employers|virksomheder)\/):id/, planted.employer],
    [/(?<=\/(suggestions|forslag)\/):id/, planted.suggestion],
    [/(?<=\/(imports|import)\/):id/, planted.import],
    [/(?<=\/(readings|laesninger)\/):id/, planted.reading],
    [/:code/, 'RENG'],
  ];
  return named.reduce((address, [parameter, value]) => address.replace(parameter, value), pattern);
}
