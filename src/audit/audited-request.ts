/** Which requests are logged, and as what: pure. New routes fall under it by their form, nobody has to list them. */
import type { AuditEntry } from './audit-entry';

/** What is known of a request that was answered. */
export interface AnsweredRequest {
  method: string;
  /** pattern of the route, e.g. `/api/v1/candidates/:id` */
  route: string;
  params: Readonly<Record<string, string>>;
}

/** How an event is written: before the answer leaves, or soon after, for lists. */
export interface RequestAudit {
  entry: AuditEntry;
  soon: boolean;
}

/** Addresses that tell nothing about people. */
const IMPERSONAL =
  /^\/(health|assets|metrics|openapi|competencies|occupations|credentials|branchepakker|postal-codes|municipalities|reason-codes|policy|rules|audit|jobs|hjaelp|tilgaengelighed|indstillinger|log-ind|log-ud|sprog)\b/;

/** Requests that ask by POST because they carry much, and change nothing. */
const QUESTIONS = /^\/rankings\b/;

/**
 * Decisions about suggestions: the review workflow logs each as a `decision` inside its transaction, so that one that
 * was refused is not logged as made.
 */
const DECISIONS =
  /^\/(suggestions\/:id\/(accept|reject|transition)|forslag\/:id\/(godkend|afvis|fortryd)|aabninger\/:id\/kortliste(\/flyt)?)$/;

/** Segments whose id is a person's, in the API and on pages. */
const PEOPLE = ['candidates', 'kandidater', 'personer', 'borgere'];

const READS = ['GET', 'HEAD'];

/** The event of a request; undefined when it is not logged. */
export function auditOf({ method, route, params }: AnsweredRequest): RequestAudit | undefined {
  const path = route.replace(/^\/api\/v1/, '') || '/';
  if (IMPERSONAL.test(path)) return undefined;
  const reads = READS.includes(method) || QUESTIONS.test(path);
  if (!reads && DECISIONS.test(path)) return undefined;
  const details = { route: `${method} ${path}` };
  const person = personOf(path, params);
  const subject = person
    ? { subjectType: 'candidate', subjectId: person }
    : { subjectType: segments(path)[0] ?? 'start', subjectId: params.id ?? null };
  if (!reads) return { entry: { action: 'write', ...subject, details }, soon: false };
  if (person) return { entry: { action: 'look_up', ...subject, details }, soon: false };
  return { entry: { action: 'list_view', ...subject, details }, soon: true };
}

/** The person a request is about: named by the parameter, or the id that follows a segment about people. */
function personOf(path: string, params: Readonly<Record<string, string>>): string | undefined {
  const named = params.candidateId ?? params.candidate;
  if (named !== undefined) return named;
  const parts = path.split('/');
  const at = parts.findIndex((part) => PEOPLE.includes(part));
  const next = at < 0 ? undefined : parts[at + 1];
  return next?.startsWith(':') ? params[next.slice(1)] : undefined;
}

function segments(path: string): string[] {
  return path.split('/').filter((part) => part !== '' && !part.startsWith(':'));
}
