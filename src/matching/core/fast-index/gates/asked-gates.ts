/** Gates about what an opening asks of people, whatever the day. */
import { LANGUAGE_SKILLS } from '../../../../language/cefr';
import { WORK_CONDITIONS } from '../../facts';
import type { OpeningPlan } from '../../opening-plan';
import { CLOSED, type GateKind, languageOf, MET, OPEN } from './class-gates';
import { ASKED, LEVEL_BITS } from '../people/facets';
import type { Vocabulary } from '../people/vocabulary';

export const share: GateKind = {
  gate: 'municipality_not_shared',
  facet: 'share',
  key: ({ opening }) => opening.municipality,
  rule({ opening }, { words }) {
    const wanted = words.municipalities.intern(opening.municipality);
    return {
      answer(row, from, to) {
        if (row[from] === wanted || row[from + 1] === 1) return MET;
        for (let at = from + 2; at < to; at++) if (row[at] === wanted) return MET;
        return CLOSED;
      },
    };
  },
};

/** Numbers of the tasks that somebody has declined, ascending; the others are the same for everybody. */
function declinedOf({ asked }: OpeningPlan, words: Vocabulary): number[] {
  const codes: number[] = [];
  for (const task of asked.unavoidable) {
    const code = words.competencies.find(task);
    if (words.declined.has(code) && !codes.includes(code)) codes.push(code);
  }
  return codes.length > 1 ? codes.sort((a, b) => a - b) : codes;
}

export const declinedTask: GateKind = {
  gate: 'declined_task',
  facet: 'declined',
  key: (plan, words) => declinedOf(plan, words).join(),
  rule(plan, { words }) {
    const wanted = new Set(declinedOf(plan, words));
    return {
      answer(row, from, to) {
        for (let at = from; at < to; at++) if (wanted.has(row[at]!)) return CLOSED;
        return MET;
      },
    };
  },
};

/** The amount that stands for a demand, in hundredths: -Infinity breaks nobody's limit, NaN = nobody has measured it. */
function standIn(place: number, amount: number | null, words: Vocabulary): number {
  return amount === null ? NaN : (words.brokenFrom[place]!.upTo(amount) ?? -Infinity);
}

export const skaanehensyn: GateKind = {
  gate: 'skaanehensyn',
  facet: 'limits',
  key({ asked }, words) {
    let key = asked.demandsStated ? 'stated' : '';
    if (asked.demands.size === 0) return key;
    // in one order, in whichever the opening lists them
    for (let place = 0; place < WORK_CONDITIONS.length; place++) {
      const demand = asked.demands.get(WORK_CONDITIONS[place]!);
      if (demand === undefined) continue;
      const amount = standIn(place, demand, words);
      if (amount !== -Infinity) key += ` ${place} ${amount}`;
    }
    return key;
  },
  rule({ asked }, { words }) {
    const amounts = new Float64Array(WORK_CONDITIONS.length).fill(-Infinity);
    for (const [condition, amount] of asked.demands) {
      const place = WORK_CONDITIONS.indexOf(condition);
      amounts[place] = standIn(place, amount, words);
    }
    const neverAsked = asked.demandsStated ? OPEN : MET;
    return {
      answer(row, from, to) {
        if (row[from] !== ASKED) return neverAsked;
        let answer = MET;
        for (let at = from + 1; at < to; at += 2) {
          // NaN = demanded, but not measured
          const amount = amounts[row[at]!]!;
          if (amount > row[at + 1]!) return CLOSED;
          if (Number.isNaN(amount)) answer = OPEN;
        }
        return answer;
      },
    };
  },
};

export const safetyLanguage: GateKind = {
  gate: 'safety_language',
  facet: 'languages',
  key({ asked: { safety } }) {
    if (safety.length === 0) return null;
    let key = '';
    for (const { language, skills } of safety) {
      key += `/${language}`;
      for (const { skill, asked } of skills) key += ` ${skill} ${asked}`;
    }
    return key;
  },
  rule({ asked: { safety } }, { words }) {
    const alternatives = safety.map(({ language, skills }) => ({
      language: words.languages.intern(language),
      skills: skills.map(({ skill, asked }) => ({
        shift: LANGUAGE_SKILLS.indexOf(skill) * LEVEL_BITS,
        asked: asked + 1,
      })),
    }));
    return {
      answer(row, from, to) {
        let answer = CLOSED;
        for (const { language, skills } of alternatives) {
          const word = languageOf(row, from, to, language);
          let own = skills.length === 0 && word === 0 ? OPEN : MET;
          for (const { shift, asked } of skills) {
            const level = (word >> shift) & 31;
            if (level === 0) own = own === CLOSED ? CLOSED : OPEN;
            else if (level < asked) own = CLOSED;
          }
          if (own === MET) return MET;
          if (own === OPEN) answer = OPEN;
        }
        return answer;
      },
    };
  },
};
