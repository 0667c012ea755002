import { EVIDENCE } from '../../src/matching/core/facts';
import { planOpening } from '../../src/matching/core/opening-plan';
import { PERMILLE, pointsFor } from '../../src/matching/core/points';
import { recordCredit } from '../../src/matching/core/factors/competencies.factor';
import { CLOSED } from '../../src/matching/core/fast-index/gates/class-gates';
import { FactorBook } from '../../src/matching/core/fast-index/points/factor-book';
import { classGates } from '../../src/matching/core/fast-index/gates/gate-kinds';
import { PeopleColumns } from '../../src/matching/core/fast-index/people/people-columns';
import { recordWord } from '../../src/matching/core/fast-index/people/record-store';
import { ReachBook } from '../../src/matching/core/fast-index/travel/reach';
import { Scorer } from '../../src/matching/core/fast-index/points/scorer';
import { TopList } from '../../src/matching/core/fast-index/collections/top-list';
import { Vocabulary } from '../../src/matching/core/fast-index/people/vocabulary';
import { mixDraws } from '../../src/matching/core/rank-order';
import type { AnswerLine, Peer } from '../peers/peer';

const WAITING = 2 ** 27;
const DRAWS = 2 ** 12;
const NOT_ABLE = -1;

/**
 * Everybody, one after the other, from columns of numbers: the same classes as the index, each rule answered once for a
 * class, but no order, no bitmaps kept, no lists by competency and no bounds. What a careful hand would write first.
 */
export function scanPeer(): Peer<AnswerLine[]> {
  const columns = new PeopleColumns(new Vocabulary());
  /** each person's records end to end: competency and record word */
  let starts = new Int32Array(0);
  let records = new Int32Array(0);
  let tasks = new Int16Array(0);
  let reaches: ReachBook;
  let context: Parameters<typeof planOpening>[1];
  const book = new FactorBook(() => columns.high);

  return {
    name: 'scan',
    title: 'plain scan over columns of numbers, no index',
    exact: true,
    async load(data) {
      context = data.context;
      const begun = performance.now();
      const words: number[] = [];
      starts = new Int32Array(data.candidates.length + 1);
      data.candidates.forEach((facts, slot) => {
        columns.append(facts);
        columns.eachRecord(facts, (code, record) => words.push((code << 4) | record));
        starts[slot + 1] = words.length;
      });
      records = Int32Array.from(words);
      tasks = new Int16Array(columns.high);
      reaches = new ReachBook(columns, context.travel);
      return { buildMs: performance.now() - begun };
    },
    ask({ opening, limit }) {
      const plan = planOpening(opening, context);
      const { high, facets, words, waiting, draw, facts } = columns;
      const travels = !opening.remote && opening.workplacePostalCode !== undefined;
      const reach = travels ? reaches.to(opening.workplacePostalCode!, context.policy.commute) : undefined;
      const far = Uint8Array.from({ length: facets.travel.rows.size }, (_, own) =>
        reach?.ofClass(own) === CLOSED ? 1 : 0,
      );
      const gates = classGates(plan, columns).map((gate) => {
        const { classes, rows } = facets[gate.facet];
        const closed = new Uint8Array(rows.size);
        for (let own = 0; own < rows.size; own++) {
          closed[own] = gate.answer(rows.data, rows.starts[own]!, rows.starts[own + 1]!) === CLOSED ? 1 : 0;
        }
        return { classes, closed };
      });
      const rejected = new Set(
        (columns.rejections.get(opening.id) ?? []).flatMap(({ slot, until }) =>
          until >= Number(context.asOf.replaceAll('-', '')) ? [slot] : [],
        ),
      );
      const uses = usesByCode(plan, words);
      const scorer = new Scorer(columns, plan, { reach }, book);
      const planned = plan.factors.competencies?.tasks ?? [];
      const priors = planned.map((task) => pointsFor(task.maxPoints, task.prior));
      const best = new Int32Array(planned.length);
      const top = new TopList(limit, (a, b) => {
        const [one, other] = [mixDraws(draw[a]!, opening.draw), mixDraws(draw[b]!, opening.draw)];
        return one !== other ? one < other : facts[a]!.id < facts[b]!.id;
      });
      people: for (let slot = 0; slot < high; slot++) {
        if (far[facets.travel.classes[slot]!] === 1) continue;
        for (let gate = 0; gate < gates.length; gate++) {
          const { classes, closed } = gates[gate]!;
          if (closed[classes[slot]!] === 1) continue people;
        }
        if (rejected.size > 0 && rejected.has(slot)) continue;
        for (let task = 0; task < best.length; task++) best[task] = priors[task]!;
        for (let at = starts[slot]!; at < starts[slot + 1]!; at++) {
          const word = records[at]!;
          const own = uses[word >> 4];
          if (!own) continue;
          for (let use = 0; use < own.length; use++) {
            const { task, byRecord } = own[use]!;
            const points = byRecord[word & 15]!;
            if (points === NOT_ABLE) best[task] = NOT_ABLE;
            else if (best[task] !== NOT_ABLE && points > best[task]!) best[task] = points;
          }
        }
        let sum = 0;
        for (let task = 0; task < best.length; task++) sum += Math.max(0, best[task]!);
        tasks[slot] = sum;
        const total = sum + scorer.rest(slot);
        const mixed = mixDraws(draw[slot]!, opening.draw) >>> 20;
        const key = total * WAITING * DRAWS + (WAITING - 1 - waiting[slot]!) * DRAWS + (DRAWS - 1 - mixed);
        if (key >= top.threshold) top.offer(slot, key);
      }
      return top.ranked().map((slot) => {
        const total = tasks[slot]! + scorer.rest(slot);
        return { id: facts[slot]!.id, total, points: scorer.byFactor(slot, total) };
      });
    },
    lines: (lines) => lines,
    close: async () => undefined,
  };
}

/** By competency: the tasks it counts for, with the points of every record. */
function usesByCode(plan: ReturnType<typeof planOpening>, words: Vocabulary) {
  const uses: { task: number; byRecord: Int32Array }[][] = [];
  const factor = plan.factors.competencies;
  factor?.tasks.forEach((task, number) => {
    const prior = pointsFor(task.maxPoints, task.prior);
    const direct = { code: task.task.competency, permille: PERMILLE };
    for (const { code, permille } of [direct, ...task.substitutes]) {
      const found = words.competencies.find(code);
      if (found < 0 || permille === 0) continue;
      const byRecord = new Int32Array(16).fill(code === direct.code ? NOT_ABLE : prior);
      for (let level = 1; level <= 4; level++) {
        for (const evidence of EVIDENCE) {
          const record = { code, level: level as 1, evidence };
          const credit = recordCredit(task, factor.policy, record.level, evidence, permille);
          byRecord[recordWord(record)] = pointsFor(task.maxPoints, credit);
        }
      }
      (uses[found] ??= []).push({ task: number, byRecord });
    }
  });
  return uses;
}
