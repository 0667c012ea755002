/** Reference data as commands use it. The bundled set needs no database. */
import { loadConfig } from '../config/config';
import { ReferenceLabels } from '../explanations/reference-labels';
import type { Geography } from '../geography/geography';
import { loadGeography } from '../geography/load-geography';
import { DistanceTravelModel } from '../geography/travel-model';
import { loadRules, type RuleBook } from '../schemes';
import { loadTaxonomy } from '../taxonomy/load-taxonomy';
import type { Taxonomy } from '../taxonomy/taxonomy';

/** Taxonomy and places, with what is made of them, and the dated rules of the schemes. */
export interface ReferenceEngines {
  taxonomy: Taxonomy;
  geography: Geography;
  travel: DistanceTravelModel;
  labels: ReferenceLabels;
  rules: RuleBook;
}

/** The bundled reference data: no database is touched. */
export function bundledReferences(): ReferenceEngines {
  return referenceEngines(loadTaxonomy(), loadGeography());
}

/** What is made of a taxonomy and places, and the rules the program is told to use. Throws `RULES.INVALID`. */
export function referenceEngines(taxonomy: Taxonomy, geography: Geography): ReferenceEngines {
  return {
    taxonomy,
    geography,
    travel: new DistanceTravelModel(geography),
    labels: new ReferenceLabels(taxonomy, geography),
    rules: loadRules(loadConfig().RULES_DIR),
  };
}
