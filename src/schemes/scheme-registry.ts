import { arbejdsproevningRules } from './rules/arbejdsproevning.scheme';
import type { SchemeCode } from './facts';
import { fritidsjobRules } from './rules/fritidsjob.scheme';
import { iguRules } from './rules/igu.scheme';
import { kombinationRules } from './rules/kombination.scheme';
import { loentilskudOffentligRules } from './rules/loentilskud-offentlig.scheme';
import { loentilskudPrivatRules } from './rules/loentilskud-privat.scheme';
import { nyttejobRules } from './rules/nyttejob.scheme';
import { ordinaertRules } from './rules/ordinaert.scheme';
import type { RuleDefinition } from './rule-definition';
import { smaajobRules } from './rules/smaajob.scheme';
import { vikarRules } from './rules/vikar.scheme';
import { virksomhedspraktikRules } from './rules/virksomhedspraktik.scheme';

/** The rules of every scheme, in the order they are shown; the first one tells whether the scheme is in force. */
export const schemeRules: Readonly<Record<SchemeCode, readonly RuleDefinition[]>> = {
  ordinaert: ordinaertRules,
  smaajob: smaajobRules,
  fritidsjob: fritidsjobRules,
  vikar: vikarRules,
  igu: iguRules,
  virksomhedspraktik: virksomhedspraktikRules,
  loentilskud_privat: loentilskudPrivatRules,
  loentilskud_offentlig: loentilskudOffentligRules,
  nyttejob: nyttejobRules,
  arbejdsproevning: arbejdsproevningRules,
  kombination: kombinationRules,
};

/** All scheme codes, in the order of the registry. */
export const SCHEME_CODES = Object.keys(schemeRules) as SchemeCode[];
