import { arbejdsproevningRules } from './arbejdsproevning.scheme';
import type { SchemeCode } from './facts';
import { fritidsjobRules } from './fritidsjob.scheme';
import { iguRules } from './igu.scheme';
import { kombinationRules } from './kombination.scheme';
import { loentilskudOffentligRules } from './loentilskud-offentlig.scheme';
import { loentilskudPrivatRules } from './loentilskud-privat.scheme';
import { nyttejobRules } from './nyttejob.scheme';
import { ordinaertRules } from './ordinaert.scheme';
import type { RuleDefinition } from './rule-definition';
import { smaajobRules } from './smaajob.scheme';
import { vikarRules } from './vikar.scheme';
import { virksomhedspraktikRules } from './virksomhedspraktik.scheme';

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
