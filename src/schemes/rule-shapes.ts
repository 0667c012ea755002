import type { z } from 'zod';
import { deadlineDefinitions } from './deadlines/deadline-rules';
import { figureDefinitions } from './figures';
import { schemeRules } from './scheme-registry';

/** Shape of the parameters of every rule code, schemes, deadlines and figures together: what the YAML data must fill. */
export const ruleParameterShapes: ReadonlyMap<string, z.ZodType> = new Map(
  [...Object.values(schemeRules).flat(), ...deadlineDefinitions, ...figureDefinitions].map(({ code, params }) => [
    code,
    params,
  ]),
);
