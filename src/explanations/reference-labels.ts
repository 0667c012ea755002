import type { Locale } from '../common/messages';
import type { Geography } from '../geography/geography';
import type { Taxonomy } from '../taxonomy/taxonomy';
import type { LabelLookup } from './sentences';

/** Labels from the taxonomy and the municipalities; a code that has been retired stands for itself. */
export class ReferenceLabels implements LabelLookup {
  constructor(
    private readonly taxonomy: Taxonomy,
    private readonly geography: Geography,
  ) {}

  competency(code: string, locale: Locale): string {
    return this.taxonomy.competency(code)?.labels[locale] ?? code;
  }

  credential(code: string, locale: Locale): string {
    return this.taxonomy.credential(code)?.labels[locale] ?? code;
  }

  branchepakke(code: string, locale: Locale): string {
    return this.taxonomy.branchepakke(code)?.labels[locale] ?? code;
  }

  occupation(isco08: string, locale: Locale): string {
    return this.taxonomy.iscoGroup(isco08)?.labels[locale] ?? isco08;
  }

  municipality(code: string): string {
    return this.geography.municipality(code)?.name ?? code;
  }
}
