import { closest } from './closest';
import type { CodeKind, Suggest } from './code-book';

/** Lists and searches of the taxonomy that suggestions are taken from. */
export interface CodeLists {
  competencies(): readonly { code: string }[];
  credentials(): readonly { code: string }[];
  branchepakker(): readonly { code: string }[];
  suggest(kind: CodeKind, text: string, limit: number): readonly { code: string }[];
}

/** "Did you mean" for codes: the code that is written nearly the same, then entries whose label fits the text. */
export function suggestCodes(taxonomy: CodeLists): Suggest {
  const codes: Readonly<Record<CodeKind, () => readonly { code: string }[]>> = {
    competency: () => taxonomy.competencies(),
    credential: () => taxonomy.credentials(),
    branchepakke: () => taxonomy.branchepakker(),
  };
  return (kind, text) => {
    const near = closest(
      text,
      codes[kind]().map(({ code }) => code),
    );
    const labelled = taxonomy.suggest(kind, text.replaceAll(/[._-]/g, ' '), 2).map(({ code }) => code);
    return [...new Set([...(near ? [near] : []), ...labelled])].slice(0, 2);
  };
}
