import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { CandidateFacts, OpeningFacts } from './facts';

/** What must never be a fact of the matcher (domain.md §9.2, §9.4). */
type Forbidden =
  | 'name'
  | 'givenName'
  | 'familyName'
  | 'birthDate'
  | 'age'
  | 'sex'
  | 'gender'
  | 'nationality'
  | 'religion'
  | 'ethnicity'
  | 'diagnosis'
  | 'health'
  | 'benefit'
  | 'benefitSince'
  | 'visitation'
  | 'targetGroup'
  | 'residenceBasis'
  | 'firstRegisteredOn'
  | 'measurements'
  | 'kanVil'
  | 'bip'
  | 'fip'
  | 'barriers';
type None<Found extends never> = Found;
// a forbidden field does not compile
export type NothingForbidden = None<Extract<keyof CandidateFacts | keyof OpeningFacts, Forbidden>>;

/** Every field that can be reached from a type of `facts.ts`, as a path; what a record is keyed by is `*`. */
function fieldsOf(typeName: string): string[] {
  const file = path.join(__dirname, 'facts.ts');
  const program = ts.createProgram([file], { strict: true, noLib: false, skipLibCheck: true, types: [] });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file)!;
  const declaration = source.statements.find(
    (statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === typeName,
  )!;
  const found: string[] = [];
  const visit = (type: ts.Type, prefix: string): void => {
    for (const part of type.isUnion() ? type.types : [type]) {
      if ((part.flags & ts.TypeFlags.Object) === 0) continue;
      const element = checker.getIndexTypeOfType(part, ts.IndexKind.Number);
      if (element) {
        visit(element, prefix);
        continue;
      }
      const keyed = checker.getIndexTypeOfType(part, ts.IndexKind.String);
      if (keyed) visit(keyed, `${prefix}.*`);
      for (const property of checker.getPropertiesOfType(part)) {
        const at = prefix === '' ? property.name : `${prefix}.${property.name}`;
        found.push(at);
        visit(checker.getTypeOfSymbolAtLocation(property, declaration), at);
      }
    }
  };
  visit(checker.getTypeAtLocation(declaration), '');
  return [...new Set(found)].sort();
}

describe('the facts about a person', () => {
  const fields = fieldsOf('CandidateFacts');

  it('are an allow-list: a new field has to be added here, and to be defended', () => {
    const tops = fields.filter((field) => !field.includes('.'));
    expect(tops).toEqual([
      'availability',
      'availableFrom',
      'branchepakkeGoals',
      'branchepakker',
      'competencies',
      'credentials',
      'declinedTasks',
      'draw',
      'hoursMax',
      'hoursMin',
      'id',
      'jobGoals',
      'languages',
      'languagesAssessedOn',
      'maxBicycleKm',
      'maxTravelMinutes',
      'municipality',
      'placements',
      'postalCode',
      'progress',
      'rejections',
      'schemeWindows',
      'sharedWith',
      'skaanehensyn',
      'status',
      'statusUntil',
      'travelModes',
      'waitingSince',
      'youth',
    ]);
  });

  it('say of a scheme when it is possible, and never why', () => {
    const inWindows = new Set(
      fields.filter((field) => /^schemeWindows\.[^.]+\./.test(field)).map((field) => field.split('.').at(-1)),
    );
    expect([...inWindows].sort()).toEqual(['from', 'possible', 'sureUntil', 'until']);
  });

  it('hold no measurement, no identity and no benefit at any depth', () => {
    const suspicious =
      /name|birth|sex|gender|nationality|relig|ethnic|diagnos|benefit|visitation|measure|kan_?vil|\bbip\b|\bfip\b/i;
    expect(fields.filter((field) => suspicious.test(field))).toEqual([]);
    // the walk goes deep: a field three levels down is seen
    expect(fields).toContain('progress.branchepakker.*.step');
  });
});

describe('the matching core', () => {
  const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.startsWith(`testing${path.sep}`),
  );

  it('imports nothing but itself and the language ladder, so nothing else can be reached from it', () => {
    const language = path.join(__dirname, '../../language');
    const outside = files.flatMap((file) => {
      const text = readFileSync(path.join(__dirname, file), 'utf8');
      return ts
        .preProcessFile(text)
        .importedFiles.map(({ fileName }) => fileName)
        .filter((name) => {
          const target = path.resolve(path.dirname(path.join(__dirname, file)), name);
          const inside = target.startsWith(__dirname + path.sep) || target.startsWith(language + path.sep);
          return !name.startsWith('.') || !inside;
        })
        .map((name) => `${file}: ${name}`);
    });
    expect(outside).toEqual([]);
    expect(files.length).toBeGreaterThan(30);
  });
});
