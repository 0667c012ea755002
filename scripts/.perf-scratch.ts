import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { saveCandidates } from '../src/candidates/candidate.store';
import { loadCandidateFacts } from '../src/candidates/candidate-facts.loader';
import { dataSourceOptions } from '../src/database/data-source-options';
import { candidateInput } from '../test/support/arbitrary-inputs';
(async () => {
  const ds = await new DataSource(dataSourceOptions(process.env.URL!)).initialize();
  const comps = Array.from({length: 10}, (_, i) => ({ code: `reng.c_${i}`, level: 3 as const, evidence: 'claimed' as const }));
  const inputs = fc.sample(candidateInput, { numRuns: 500, seed: 5 }).map((x) => ({ ...x, externalId: undefined, competencies: comps }));
  let t = performance.now();
  for (let i = 0; i < 40; i++) await ds.transaction((m) => saveCandidates(m, inputs));
  console.log('save 20000', performance.now() - t);
  await ds.query('analyze');
  for (let i = 0; i < 3; i++) {
    t = performance.now();
    const r = await loadCandidateFacts(ds.manager, { asOf: '2026-12-01', credentials: { coveredCredentials: () => [] } });
    console.log('load', r.facts.size, performance.now() - t);
  }
  const r0 = await loadCandidateFacts(ds.manager, { asOf: '2026-12-01', credentials: { coveredCredentials: () => [] } });
  t = performance.now();
  const r = await loadCandidateFacts(ds.manager, { changedSince: r0.watermark, asOf: '2026-12-01', credentials: { coveredCredentials: () => [] } });
  console.log('nothing changed', r.facts.size, performance.now() - t);
  await ds.destroy();
})();
