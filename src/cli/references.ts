/** Reference data as commands use it. The bundled set needs no database. */
import { loadConfig } from '../config/config';
import { ReferenceLabels } from '../explanations/reference-labels';
import type { Geography } from '../geography/geography';
import { loadGeography } from '../geography/load-geography';
import { DistanceTravelModel } from '../geography/travel-model';
import type { Policy } from '../matching/core/policy';
import { withWeights } from '../matching/core/policy-validation';
import { loadPolicies, type PolicyBook } from '../matching/policy-book';
import { loadRules, type RuleBook } from '../schemes';
import { loadPackageChanges, withPackageChanges } from '../taxonomy/package-changes';
import { loadTaxonomy } from '../taxonomy/load-taxonomy';
import type { Taxonomy } from '../taxonomy/taxonomy';
import type { WeightsOption } from './terminal/option-values';

/** Taxonomy and places, with what is made of them, and the dated rules of the schemes. */
export interface ReferenceEngines {
  taxonomy: Taxonomy;
  geography: Geography;
  travel: DistanceTravelModel;
  labels: ReferenceLabels;
  rules: RuleBook;
  policies: PolicyBook;
}

/** The bundled reference data: no database is touched. */
export function bundledReferences(): ReferenceEngines {
  return referenceEngines(loadTaxonomy(), loadGeography());
}

/** What is made of a taxonomy and places, and the rules the program is told to use. Throws `RULES.INVALID`. */
export function referenceEngines(known: Taxonomy, geography: Geography): ReferenceEngines {
  const { RULES_DIR } = loadConfig();
  const taxonomy = withPackageChanges(known, loadPackageChanges(RULES_DIR));
  return {
    taxonomy,
    geography,
    travel: new DistanceTravelModel(geography),
    labels: new ReferenceLabels(taxonomy, geography),
    rules: loadRules(RULES_DIR),
    policies: loadPolicies(RULES_DIR),
  };
}

/** The policy that decides on a day, with other weights when some are given. */
export function policyFor({ policies }: ReferenceEngines, asOf: string, weights?: WeightsOption): Policy {
  const policy = policies.on(asOf);
  return weights ? withWeights(policy, weights) : policy;
}
