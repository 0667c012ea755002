/** The command line: which commands there are, and how the program ends. */
import { Command, CommanderError, Option } from 'commander';
import { complain } from '../console';
import { closeEngines } from './closing';
import { calendarDate, locale, municipality, factorWeights, wholeNumber } from './terminal/option-values';

/** Ends of the program: done, cannot be done (told in one line), wrong usage. */
const EXIT = { ok: 0, told: 1, usage: 2, interrupted: 130 } as const;

const MUNICIPALITY = 'municipality code, e.g. 0851';

/** Runs the command of `argv` (as in `process.argv`) and answers the exit code. */
export async function runCli(argv: readonly string[]): Promise<number> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void closeEngines().finally(() => process.exit(EXIT.interrupted)));
  }
  try {
    await commands().parseAsync([...argv]);
    return Number(process.exitCode ?? EXIT.ok);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    const { toldLines } = await import('./terminal/told-error');
    const lines = toldLines(error);
    if (lines) for (const line of lines) complain(line);
    // the stack alone: a failed query carries its parameters, which may be personal data
    else console.error(error instanceof Error ? error.stack : error);
    return EXIT.told;
  }
}

/** All commands. Each loads its own modules, so that wrong usage and help are told at once. */
export function commands(): Command {
  const program = new Command('jobbro')
    .description('Job matching for municipal employment services. Settings come from the environment (docs).')
    .exitOverride()
    .showHelpAfterError('(add --help for what there is)')
    .hook('preAction', async () => (await import('./terminal/quiet-log')).logQuietly());
  addMatching(program);
  addData(program);
  addRules(program);
  addUpkeep(program);
  addAudit(program);
  addPrivacy(program);
  return program;
}

function addMatching(program: Command): void {
  const asOf = ['--as-of <date>', 'judge the facts on this day; today when left out', calendarDate] as const;
  const weights = ['--weights <list>', 'other weights, e.g. competencies=60,language=20', factorWeights] as const;
  const lang = () => new Option('--lang <language>', 'da or en').argParser(locale).default('da');
  program
    .command('rank')
    .description('rank people for one opening; with files for both, no database is needed')
    .requiredOption('--opening <id|file>', 'id or key of a stored opening, or a file with one')
    .option('--candidates <file>', 'people to rank; everybody in the database when left out')
    .option(...asOf)
    .option(...weights)
    .option('--limit <n>', 'lines shown', wholeNumber(1, 500), 10)
    .option('--municipality <code>', `${MUNICIPALITY}; for formats that name none`, municipality)
    .addOption(lang())
    .option('--json', 'every criterion, as JSON')
    .action(async (options) => (await import('./matching/rank.command')).rank(options));
  program
    .command('explain')
    .description('explain one person for one opening; with files for both, no database is needed')
    .argument('[opening]', 'id or key of a stored opening, or a file with one')
    .argument('[candidate]', 'id, pseudonym (K-1042) or key of a person, or a file with one')
    .option('--opening <id|file>', 'the same as the first argument')
    .option('--candidate <id|file>', 'the same as the second argument')
    .option('--candidates <file>', 'the people to stand among; everybody in the database when left out')
    .option(...asOf)
    .option(...weights)
    .option('--municipality <code>', `${MUNICIPALITY}; for formats that name none`, municipality)
    .addOption(lang())
    .option('--json', 'as JSON')
    .action(async (first, second, options, command: Command) => {
      // `--opening file K-1042` leaves one argument, which is the person
      const candidate = options.candidate ?? (options.opening ? (second ?? first) : second);
      const opening = options.opening ?? first;
      if (!opening || !candidate) command.error('error: name an opening and a candidate');
      await (await import('./matching/explain.command')).explain({ ...options, opening, person: candidate });
    });
}

function addData(program: Command): void {
  program
    .command('import')
    .description('read files of people or openings; tells what would happen, and stores it with --commit')
    .argument('<files...>', 'CSV, XLSX, JSON Resume, Europass, HR-XML, schema.org JobPosting, PDF, Word')
    .requiredOption('--municipality <code>', MUNICIPALITY, municipality)
    .option('--map <file>', 'JSON file: header in the file → name of a field')
    .addOption(
      new Option('--kind <kind>', 'what CSV or XLSX rows are, and whether a document is a CV or an ad').choices([
        'candidates',
        'openings',
      ]),
    )
    .option('--errors <file>', 'write everything refused or noted to a CSV file')
    .option('--commit', 'store what can be stored and rank the lists it touches')
    .addOption(new Option('--lang <language>', 'da or en').argParser(locale).default('da'))
    .action(async (files, options) => (await import('./import.command')).importFiles(files, options));
  program
    .command('seed')
    .description('put reference data and the synthetic demo municipality into the database')
    .option('--candidates <n>', 'people of the demo', wholeNumber(60, 1_000_000))
    .option('--openings <n>', 'openings of the demo', wholeNumber(60, 100_000))
    .option('--seed <n>', 'another municipality for each number', wholeNumber(0, 999_999_999))
    .option('--no-demo', 'reference data only')
    .option('--force-demo', 'also on a database that has people or openings')
    .action(async (options) => (await import('./seed.command')).seed(options));
  program
    .command('places')
    .description('postal codes and municipalities')
    .command('import')
    .description('replace them by official files (CSV or JSON)')
    .requiredOption('--postal-codes <file>', 'official postal codes')
    .requiredOption('--municipalities <file>', 'official municipalities')
    .action(async (options) => (await import('./reference-import.command')).importPlaces(options));
  program
    .command('taxonomy')
    .description('competencies, occupations, licences and branchepakker')
    .command('import')
    .description(
      '`import <dir>` replaces them by a folder laid out like seeds/taxonomy; `import esco <files>` brings ESCO',
    )
    .argument('<what>', 'a folder, or the word esco')
    .argument('[files...]', 'after esco: folders, ZIP or CSV files of the official download')
    .action(async (what: string, files: string[], _options, command: Command) => {
      if (what !== 'esco') {
        if (files.length > 0) command.error('error: one folder at a time');
        return (await import('./reference-import.command')).importTaxonomy(what);
      }
      if (files.length === 0) command.error('error: name the files of the download');
      return (await import('./esco-import.command')).importEsco(files);
    });
}

function addRules(program: Command): void {
  const asOf = ['--as-of <date>', 'the day to judge on; today when left out', calendarDate] as const;
  const lang = () => new Option('--lang <language>', 'da or en').argParser(locale).default('da');
  program
    .command('deadlines')
    .description('what must not be missed, overdue first')
    .option('--owner <initials>', 'only people of this consultant')
    .option('--municipality <code>', MUNICIPALITY, municipality)
    .option('--kind <kind>', 'only of this kind, e.g. visitation')
    .option(...asOf)
    .option('--limit <n>', 'lines shown', wholeNumber(1, 100_000), 50)
    .addOption(lang())
    .option('--json', 'as JSON')
    .action(async (options) => (await import('./deadlines.command')).deadlinesCommand(options));
  const rules = program.command('rules').description('a changed folder of rule files, before RULES_DIR names it');
  rules
    .command('check')
    .description('check every file of the folder; needs no database')
    .argument('<dir>')
    .addOption(lang())
    .action(async (dir: string, options) => (await import('./rules/rules.command')).rulesCheck(dir, options));
  rules
    .command('diff')
    .description('who becomes eligible and who stops being so, over the people in the database')
    .argument('<dir>')
    .option(...asOf)
    .addOption(lang())
    .option('--json', 'as JSON')
    .action(async (dir: string, options) => (await import('./rules/rules.command')).rulesDiff(dir, options));
}

function addUpkeep(program: Command): void {
  addKeys(program);
  program
    .command('migrate')
    .description('bring the database schema up to date')
    .addOption(new Option('--down', 'take the newest migration back').conflicts('status'))
    .option('--status', 'only list the migrations')
    .action(async (options) => (await import('./migrate.command')).migrateCommand(options));
  program
    .command('rematch')
    .description('rank every open opening anew, by the running workers, behind single changes')
    .option('--all', 'everything; must be said')
    .option('--no-wait', 'only ask for it')
    .action(async (options) => (await import('./matching/rematch.command')).rematch(options));
  program
    .command('doctor')
    .description('check engines, schema, queue and stored lists; fails when anything is wrong')
    .option('--worker', 'only what a running worker needs, and that it takes jobs')
    .option('--all', 'compare every stored list with a fresh ranking, not a sample')
    .option('--json', 'as JSON')
    .action(async (options) => (await import('./doctor/doctor.command')).doctor(options));
}

function addAudit(program: Command): void {
  const lang = () => new Option('--lang <language>', 'da or en').argParser(locale).default('da');
  program
    .command('audit')
    .description('the log of writes, decisions, list views and look-ups')
    .command('verify')
    .description('check the chain; fails and names the first broken row when somebody changed the log')
    .addOption(lang())
    .option('--json', 'as JSON')
    .action(async (options) => (await import('./audit.command')).auditVerify(options));
}

function addPrivacy(program: Command): void {
  addFairness(program);
  const lang = () => new Option('--lang <language>', 'da or en').argParser(locale).default('da');
  const privacy = program.command('privacy').description('keys of the encrypted fields, and what people are owed');
  privacy
    .command('new-key')
    .description('make a key for FIELD_KEYS; needs no database')
    .action(async () => (await import('./privacy.command')).newKey());
  privacy
    .command('rotate-keys')
    .description('encrypt everything anew with the first key of FIELD_KEYS; the older ones must still be there')
    .addOption(lang())
    .action(async (options) => (await import('./privacy.command')).rotateKeysCommand(options));
  privacy
    .command('export')
    .description('write everything held about a person, and who looked at it, into a file')
    .argument('<person>', 'id or pseudonym (K-1042)')
    .requiredOption('--out <file>', 'file to write; .pdf makes a document, anything else JSON')
    .addOption(lang())
    .action(async (person: string, options) => (await import('./privacy.command')).exportSubject(person, options));
  privacy
    .command('erase')
    .description('erase a person everywhere; cannot be undone')
    .argument('<person>', 'id or pseudonym (K-1042)')
    .requiredOption('--confirm <person>', 'the same again')
    .addOption(lang())
    .action(async (person: string, options) => (await import('./privacy.command')).eraseSubject(person, options));
  privacy
    .command('repeat-erasures')
    .description('erase again whoever was erased before, after a backup was restored')
    .addOption(lang())
    .action(async (options) => (await import('./privacy.command')).repeatErasures(options));
  privacy
    .command('retention')
    .description('tell what has run out by policies/retention.yaml; lets it go with --apply')
    .option('--as-of <date>', 'the day to judge on; today when left out', calendarDate)
    .option('--apply', 'let go what has run out')
    .option('--json', 'as JSON')
    .action(async (options) => (await import('./privacy.command')).retentionCommand(options));
}

function addFairness(program: Command): void {
  program
    .command('report-fairness')
    .description('who gets how far, by sex, age, origin, arrival and visitation: a signal, no verdict')
    .option('--municipality <code>', MUNICIPALITY, municipality)
    .option('--opening-id <id>', 'only the list of this opening')
    .option('--month <month>', 'only suggestions made first in this month, e.g. 2026-06')
    .option('--owner <initials>', 'only people of this consultant')
    .addOption(new Option('--lang <language>', 'da or en').argParser(locale).default('da'))
    .option('--json', 'as JSON')
    .action(async (options) => (await import('./report-fairness.command')).reportFairness(options));
}

function addKeys(program: Command): void {
  const keys = program.command('api-key').description('keys for programs that use the API');
  keys
    .command('create')
    .description('make a key; it is told once')
    .requiredOption('--name <text>', 'which program')
    .requiredOption('--municipality <code>', `${MUNICIPALITY}, or * for all`, (text) =>
      text === '*' ? text : municipality(text),
    )
    .requiredOption('--scopes <list>', 'action:Subject with commas between, e.g. read:Opening,read:Ranking; * for all')
    .option('--days <n>', 'days until it expires; until it is revoked when left out', wholeNumber(1, 3650))
    .option('--per-minute <n>', 'requests a minute and process; no limit when left out', wholeNumber(1, 1_000_000))
    .action(async (options) => (await import('./api-key.command')).createKey(options));
  keys
    .command('list')
    .description('every key without its secret')
    .action(async () => (await import('./api-key.command')).listKeys());
  keys
    .command('revoke')
    .description('end a key')
    .argument('<prefix>', 'the eight characters after jobbro_')
    .action(async (prefix: string) => (await import('./api-key.command')).revokeKey(prefix));
}
