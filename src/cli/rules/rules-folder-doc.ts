import { DANISH_ACHIEVEMENTS } from '../../language/danish-education';
import { renderRulesDoc } from '../../schemes/rules-doc';
import type { PackageChange } from '../../taxonomy/package-changes';
import type { RulesFolder } from './rules-folder';

const HOW_TO_CHANGE = `# Changing the rules

Copy \`rules/\` to a folder of your own, change it, and before anybody is judged by it:

\`\`\`sh
npm run cli -- rules check my-rules   # every file: what is wrong, where, and what would be right
npm run cli -- rules diff my-rules    # who becomes eligible, who stops being so, which lists change (--as-of, --json)
RULES_DIR=my-rules npm start          # taken into use; the worker ranks every list anew that the change touches
\`\`\`

| File | Holds | Begins and ends |
|---|---|---|
| \`policy.yaml\` | weights, credits, limits of the ranking (\`GET /policy\`) | a policy decides from its \`validFrom\` until the next one begins |
| \`branchepakker.yaml\` | changed goals of steps and tasks of job templates (\`GET /branchepakker/RENG\`) | from \`validFrom\`; a later change is laid upon it |
| \`reason-codes.yaml\` | reasons of rejections (\`GET /reason-codes\`) | periods; a retired reason keeps its name |
| all others | rules of schemes and deadlines (\`GET /rules\`) | periods |

A folder without one of the first three uses the shipped one. Answers name the version they rest on (\`policyVersion\`,
\`rulesVersion\`); any changed number is another version. \`src/matching/core/policy.ts\` explains every number.
`;

/** `docs/rules.md`: how rules are changed, then everything the folder decides, made from the data alone. */
export function renderRulesFolderDoc(folder: RulesFolder, changes: readonly PackageChange[]): string {
  return [
    HOW_TO_CHANGE,
    renderRulesDoc(folder.rules, DANISH_ACHIEVEMENTS),
    ...policies(folder),
    ...reasons(folder),
    ...packages(changes),
  ].join('\n');
}

function policies({ policies: book }: RulesFolder): string[] {
  return book.policies.flatMap(({ validFrom, source, policy }) => {
    const { version, ...numbers } = policy;
    const rows = Object.entries(numbers).flatMap(([group, values]) =>
      Object.entries(values).map(([name, value]) => `| \`${group}.${name}\` | \`${JSON.stringify(value)}\` |`),
    );
    return [
      `## Policy ${version}, from ${validFrom}`,
      '',
      `${source}.`,
      '',
      '| Number | Value |',
      '|---|---|',
      ...rows,
      '',
    ];
  });
}

function reasons({ reasons: book }: RulesFolder): string[] {
  const rows = book.reasons.flatMap(({ code, periods }) =>
    periods.map(({ validFrom, validTo, label, validDays, specialCategory, textRequired }) => {
      const marks = [specialCategory ? 'about health: no words' : '', textRequired ? 'needs words' : ''];
      const holds = validDays === null ? 'until withdrawn' : `${validDays} days`;
      return `| \`${code}\` | ${validFrom} | ${validTo ?? '–'} | ${label.da} | ${label.en} | ${holds} | ${marks.filter(Boolean).join(', ')} |`;
    }),
  );
  return [
    '## Reasons of rejections',
    '',
    'C = the citizen, V = the firm, S = the system. Source: domain.md §7.5; how long each holds is an assumption [A].',
    '',
    '| Code | From | To | Danish | English | Keeps off the list | Marks |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    '',
  ];
}

function packages(changes: readonly PackageChange[]): string[] {
  const rows = changes.map((change) => {
    const { what, validFrom, source, drop, ...asked } = change;
    const where = change.what === 'goals' ? `${change.branchepakke} ${change.step}` : change.template;
    const levels = Object.entries(asked).filter(([, value]) => typeof value === 'object');
    const told = [...levels, ['drop', drop] as const].map(([name, value]) => `${name} ${JSON.stringify(value)}`);
    return `| ${validFrom} | ${what} of ${where} | \`${told.join(' · ')}\` | ${source} |`;
  });
  return [
    '## Changes of the branchepakker',
    '',
    ...(rows.length === 0
      ? ['None: the packages are as they stand in `seeds/taxonomy`.']
      : ['| From | What | Change | Source |', '|---|---|---|---|', ...rows]),
    '',
  ];
}
