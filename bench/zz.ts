import 'reflect-metadata';
import { mkdtempSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../src/database/data-source-options';
import { startEmbeddedPostgres } from '../src/database/embedded-postgres';
import { migrate } from '../src/database/migrate';
import { loadReferenceData } from '../src/reference-data';
import { makeMarket, readFacts, storeMarket } from './market';
import { DEFAULT_POLICY } from '../src/matching/core/policy';
import { indexPeer } from './peers/index-peer';
import { referencePeer } from './peers/reference-peer';
import { postgresPeer } from './peers/postgres-peer';
import { summarise, timeBlock } from './timing';
async function main() {
  const folder = mkdtempSync('/tmp/jobbro-bench-');
  let t = performance.now();
  const lap = (s: string) => { console.log(s, Math.round(performance.now() - t)); t = performance.now(); };
  const pg = await startEmbeddedPostgres(folder, { ephemeral: true });
  const ds = new DataSource(dataSourceOptions(pg.url));
  await ds.initialize();
  try {
    await migrate(ds, { apply: true });
    await loadReferenceData(ds); lap('db');
    const m = makeMarket({ candidates: Number(process.argv[2]), openings: Number(process.argv[3]), seed: 851, asOf: '2026-11-23' }); lap('market');
    console.log(m.fingerprint);
    await storeMarket(ds, m); lap('store');
    const candidates = await readFacts(ds, m); lap('read');
    const data = { candidates, openings: m.openings, context: { policy: DEFAULT_POLICY, asOf: m.size.asOf, graph: m.taxonomy, travel: m.travel } };
    const ix = indexPeer(), rf = referencePeer(), sq = postgresPeer(pg.url);
    console.log(await ix.load(data)); lap('index');
    await rf.load(data);
    console.log(await sq.load(data)); lap('sql'); console.log(sq.tuned());
    let bad = 0; const elig: number[] = [];
    for (const market of m.openings.slice(0,10)) for (const opening of [market.stored, market.described]) {
      const q = { market, opening, limit: 1e6 };
      const a = ix.lines(ix.ask(q) as any), b = rf.lines(rf.ask(q) as any), c = sq.lines(await sq.ask(q));
      elig.push(a.length);
      const key = (l: any[]) => JSON.stringify(l.map((x) => [x.id, x.total, Object.entries(x.points).sort()]));
      if (key(a) !== key(b) || key(a) !== key(c)) { bad++; if (bad < 4) { console.log('DIFF', market.input.title, a.length, b.length, c.length, a.find((x, i) => JSON.stringify(x) !== JSON.stringify(c[i])), c.find((x, i) => JSON.stringify(x) !== JSON.stringify(a[i]))); } }
    }
    lap('exact'); console.log('bad', bad, 'eligible', elig.sort((a, b) => a - b)[elig.length >> 1], elig.at(-1), elig[0]);
    const qs = m.openings.map((market) => ({ market, opening: market.described, limit: 50 }));
    for (const peer of [ix, sq] as any[]) {
      await timeBlock(peer, qs);
      const r = []; for (let i = 0; i < 3; i++) r.push(await timeBlock(peer, qs));
      console.log(peer.name, summarise(r));
    }
    await sq.close();
  } catch (e) { console.error("FAILED", (e as any).message, (e as any).position, (e as any).where); console.error((e as any).stack.split("\n").filter((l: string) => l.includes("bench")).join("\n")); process.exitCode = 1; try { process.emitWarning("x"); } catch {} } finally { await ds.destroy(); await pg.stop(); }
}
void main();
