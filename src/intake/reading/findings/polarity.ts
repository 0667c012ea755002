import type { TaskNeed } from '../../../matching/core/facts';
import { clausesOf } from '../words/clauses';
import { denies, isOver, ownField } from './denials';
import { anyOf } from '../words/patterns';
import type { Polarity, TextKind } from '../reading.types';

/** What the words around a finding say about it. */
export interface Stance {
  polarity: Polarity;
  need?: TaskNeed;
  /** which rule decided, e.g. `lacks.before` */
  rule: string;
}

/** Where the finding stands and what surrounds it; positions are in the sentence. */
export interface Surroundings {
  kind: TextKind;
  sentence: string;
  start: number;
  end: number;
  /** heading above, in lower case */
  heading: string;
  /** the ad says that no experience is needed or that everything is taught */
  teachesAll?: boolean;
  /** the lexicon's own words; what they deny is meant */
  phrase?: string;
  /** a paper that can run out or be lost: a licence, a certificate */
  canEnd?: boolean;
}

/** The person wants to learn or do it, is learning it, or has put their name down for it. */
const WISHES = anyOf([
  '(?:vil|ville) (?:\\p{L}+ )?gerne|vil (?:(?:også|så|snart) )?lære|kunne (?:godt )?tænke mig|ønsker?|drømmer|drøm\\p{L}*|håber',
  'interesseret i|interesse for|lyst til|mål er|tilmeldt|starter på|begynder på|øver mig|i gang med|(?:er )?ved at (?:lære|tage|få|blive)',
  'søger (?:\\p{L}+ )?(?:arbejde|job|praktik|stilling|plads)|leder efter|blive bedre|(?:vil|skal) (?:\\p{L}+ )?tage',
  '(?:want|wants|would like|wish|hope|plan|plans|planning|going) to|interested in|dream|looking for|(?:am|is) (?:learning|getting|taking)|keen to|eager to',
]);
const WISHES_AFTER = anyOf(['vil jeg gerne|kunne jeg godt tænke mig|er jeg ved at lære|would i like']);
const WISH_HEADING = /^(?:ønske|drøm|mål|jobmål|jeg søger|fremtid|vil gerne|wish|goal)/u;
const LACK_HEADING = /^(?:kan ikke|mangler|ingen erfaring|har ikke|cannot)/u;

/** Ads. */
const NOT_NEEDED = anyOf([
  'behøver?(?: du)? (?:ikke|ingen)|ikke (?:et )?(?:nødvendigt?|påkrævet|krav)|ikke (?:en )?(?:betingelse|forudsætning)',
  'ingen (?:krav|betingelse|forudsætning)|(?:skal|må)(?: du)? ikke(?: kunne| nødvendigvis)?|kræver(?: det)? (?:ikke|ingen)',
  'kræves (?:det )?(?:ikke|ingen)|(?:forventer|kræver|forventes|behøves) (?:vi |det |der )?(?:ikke|ingen)|stille[rs] (?:vi |der )?ingen krav|unødvendigt?',
  "not (?:required|necessary|needed|expected)|no need|(?:do not|don['’]t) need|no requirement",
]);
/** "no driving licence needed": the denial stands before, what it denies after. */
const NEEDED = anyOf(['nødvendigt?|påkrævet|kræves|behøves|needed|required|necessary|expected']);
/** Said of what follows at once: "opvask, ikke madlavning". */
const DENIED_HERE = /(?:^|[,;:(|]\s*|(?<!\p{L})(?:og|men|and|but)\s)(?:ikke|ingen|intet|uden|no|not|without)\s$/iu;
/** Said of what follows. */
const NICE_BEFORE = anyOf(['gerne|helst|ideally|preferably|bonus']);
/** Said of the whole clause. */
const NICE = anyOf([
  '(?:stor |klar )?fordel|plus|ønskelig\\p{L}*|ses gerne|vægtes|værdsætte[rs]?|godt hvis|fint hvis|er (?:det )?(?:fint|godt|ønskeligt)',
  'kan du få senere|senere|nice to have|advantage|desirable|preferred',
]);
const LEARN = anyOf([
  '(?:op)?lærer (?:vi |selv )?dig|du (?:selv )?lærer|lærer du|lærer selv|lære dig|oplæres|oplære dig|oplæring i|oplærer i|opl(?:æ|ae)rer dig',
  'får (?:du )?(?:oplæring|et kursus)|sat ind i|kan (?:du )?(?:læres|lære)|på (?:længere )?sigt|efter oplæring',
  'sidemandsoplæring|lært op|undervist i|kan tages hos|(?:at )?træne',
  "you(?: will|['’]ll)? learn|learn (?:to|how)|(?:we|will) (?:will )?(?:teach|train)|training (?:in|is|will|provided)|be trained",
]);
const LEARN_AFTER = anyOf([
  'efter oplæring|kan (?:læres|tages)|får (?:du )?(?:oplæring|et kursus)|training (?:is )?provided',
]);
const MUST = anyOf([
  'krav|kræve[rs]?|skal|must|forudsæt\\p{L}*|forventer|nødvendig\\p{L}*|betingelse|requir\\p{L}*|need to|essential',
]);
const MUST_HEADING = /^(?:krav|vi forventer|kvalifikationer|requirements|forudsætninger|du skal)/u;
const NICE_HEADING = /fordel|gerne|plus|nice|advantage|ønskelig/u;
const LEARN_HEADING = /lærer (?:du|dig)|oplæring|vi tilbyder|we offer|you will learn/u;
const TEACHES_ALL = anyOf([
  'ingen erfaring (?:kræves|nødvendig)|behøver (?:du )?ingen erfaring|kræver ikke erfaring|vi lærer dig op',
  'erfaring er (?:ikke (?:et krav|nødvendig\\p{L}*)|ingen betingelse)',
  'no experience (?:is )?(?:needed|required|necessary)|full training',
]);

/** Decides what the words around a finding say about it. */
export function stanceOf(around: Surroundings): Stance {
  return around.kind === 'cv' ? stanceInCv(around) : stanceInAd(around);
}

/** The ad says about everything that it is taught or that no experience is asked for. */
export function teachesEverything(text: string): boolean {
  return TEACHES_ALL.test(text);
}

function stanceInCv(around: Surroundings): Stance {
  const { sentence, start, end, heading } = around;
  const context = contextOf(sentence, start, end);
  const { inside } = context;
  const { before, after, isLabel } = ownField(context.before, context.after);
  if (WISHES.test(before)) return { polarity: 'wants', rule: 'wants.before' };
  if (around.canEnd) {
    const remark = /^\s*\(([^)]*)\)/u.exec(sentence.slice(end))?.[1] ?? '';
    if (isOver(before, `${after} ${remark}`, isLabel)) return { polarity: 'lacks', rule: 'lacks.over' };
  }
  if (denies(before)) return { polarity: 'lacks', rule: 'lacks.before' };
  if (denies(after)) return { polarity: 'lacks', rule: 'lacks.after' };
  if (denies(inside) && !denies(around.phrase ?? '')) return { polarity: 'lacks', rule: 'lacks.inside' };
  if (WISHES_AFTER.test(after)) return { polarity: 'wants', rule: 'wants.after' };
  if (LACK_HEADING.test(heading)) return { polarity: 'lacks', rule: 'lacks.heading' };
  if (WISH_HEADING.test(heading)) return { polarity: 'wants', rule: 'wants.heading' };
  return { polarity: 'has', rule: 'has' };
}

function stanceInAd(around: Surroundings): Stance {
  const { sentence, start, end, heading, teachesAll = false } = around;
  const { before, inside, after, clause, neighbour } = contextOf(sentence, start, end);
  const wanted = (need: TaskNeed, rule: string): Stance => ({ polarity: 'wanted', need, rule });
  const notNeeded =
    NOT_NEEDED.test(before) ||
    NOT_NEEDED.test(after) ||
    DENIED_HERE.test(before) ||
    (denies(before) && NEEDED.test(after));
  const nice = NICE.test(clause) || NICE.test(neighbour) || NICE_BEFORE.test(before);
  if (notNeeded && !nice && !NICE.test(sentence.slice(end))) return { polarity: 'not_needed', rule: 'not_needed' };
  if (LEARN.test(before) || LEARN_AFTER.test(after)) return wanted('learn', 'learn.clause');
  if (nice || notNeeded || NOT_NEEDED.test(sentence.slice(end))) return wanted('nice', 'nice.clause');
  if (MUST.test(before) || MUST.test(after)) return wanted('must', 'must.clause');
  if (NICE_HEADING.test(heading)) return wanted('nice', 'nice.heading');
  if (LEARN_HEADING.test(heading) || LEARN.test(inside)) return wanted('learn', 'learn.heading');
  if (MUST_HEADING.test(heading)) return wanted('must', 'must.heading');
  return teachesAll ? wanted('learn', 'learn.whole_ad') : wanted('must', 'must.task');
}

/** The finding's clause, cut at the finding; `neighbour` is the clause that an "if" or "that" hangs on. */
function contextOf(sentence: string, start: number, end: number) {
  const clauses = clausesOf(sentence);
  const at = Math.max(
    0,
    clauses.findLastIndex((one) => one.start <= start),
  );
  const own = clauses[at]!;
  const clauseEnd = Math.max(end, own.end);
  const clause = sentence.slice(own.start, clauseEnd);
  const hangs = /^\s*,?\s*(?:hvis|at|when|if)(?!\p{L})/iu.test(clause);
  const next = clauses[at + 1];
  const nextHangs = next !== undefined && /^\s*,?\s*(?:er|så er|vil|is)(?!\p{L})/iu.test(sentence.slice(next.start));
  const neighbour = hangs && at > 0 ? clauses[at - 1] : nextHangs ? next : undefined;
  return {
    before: sentence.slice(own.start, start),
    inside: sentence.slice(start, end),
    after: sentence.slice(end, clauseEnd),
    clause,
    neighbour: neighbour ? sentence.slice(neighbour.start, neighbour.end) : '',
  };
}
