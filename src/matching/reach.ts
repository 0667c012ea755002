/** What an opening asks for, one requirement at a time: the opening without each of them. Pure. */
import { given } from '../common/given';
import type { OpeningInputDto, WorkplaceLanguageDto } from '../openings/opening-input.dto';

/** Kinds of requirements that somebody may think twice about. Place and scheme are what the opening is. */
export type RequirementKind = 'task' | 'credential' | 'language' | 'skill' | 'demand' | 'hours' | 'shifts' | 'start';

/** One requirement, and the opening as it would be without it. */
export interface Requirement {
  kind: RequirementKind;
  /** code of the task, credential, language, skill or demand; empty for the others */
  code: string;
  without: OpeningInputDto;
}

/** Every requirement of an opening, in the order of its fields. */
export function requirementsOf(input: OpeningInputDto): Requirement[] {
  const { tasks = [], credentials = [], languages = [], demands = [] } = input;
  const requirement = (kind: RequirementKind, code: string, change: Partial<OpeningInputDto>): Requirement => ({
    kind,
    code,
    without: { ...input, ...change },
  });
  return [
    ...tasks.map(({ competency }, at) => requirement('task', competency, { tasks: tasks.filter((_, i) => i !== at) })),
    ...credentials.map((code) =>
      requirement('credential', code, { credentials: credentials.filter((each) => each !== code) }),
    ),
    ...(languages.length > 0 ? [requirement('language', languages[0]!.language, { languages: [] })] : []),
    ...skillsOf(languages).map(({ skill, rest }) => requirement('skill', skill, { languages: rest })),
    ...demands.map(({ condition }) =>
      requirement('demand', condition, { demands: demands.filter((each) => each.condition !== condition) }),
    ),
    ...(input.hoursMin || input.hoursMax
      ? [requirement('hours', '', { hoursMin: undefined, hoursMax: undefined })]
      : []),
    ...(input.shifts?.length ? [requirement('shifts', '', { shifts: undefined })] : []),
    ...(input.startsOn ? [requirement('start', '', { startsOn: undefined })] : []),
  ];
}

/** Reading and writing are asked more often than needed: the languages without the minimum of one such skill. */
function skillsOf(languages: readonly WorkplaceLanguageDto[]): { skill: string; rest: WorkplaceLanguageDto[] }[] {
  return (['reading', 'writing'] as const).flatMap((skill) => {
    if (!languages.some(({ minimums }) => minimums?.[skill])) return [];
    const rest = languages.map(({ minimums, ...language }) => {
      const { [skill]: _dropped, ...others } = minimums ?? {};
      return given<WorkplaceLanguageDto>({ ...language, minimums: others });
    });
    return [{ skill, rest }];
  });
}
