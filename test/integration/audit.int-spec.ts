import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { AuditKeeper } from '../../src/audit/audit-keeper';
import { AuditLog } from '../../src/audit/audit-log';
import { AuditSealer } from '../../src/audit/audit-sealer';
import { readHeads } from '../../src/audit/head-file';
import { verifyChain } from '../../src/audit/verify-chain';
import { actingAs } from '../../src/common/request-actor';
import { FixedClock } from '../support/fixed-clock';
import { startTestApp, type TestApp } from '../support/test-app';

const TODAY = '2026-06-10';
const consultant = { userId: 'u-1', role: 'consultant', municipality: '0851' };

describe('the audit log', () => {
  let t: TestApp;
  let db: DataSource;
  let log: AuditLog;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'jobbro-audit-'));
  const file = path.join(folder, 'heads.jsonl');
  const clock = new FixedClock(TODAY);

  beforeAll(async () => {
    t = await startTestApp({ worker: false, clock });
    db = t.dataSource;
    log = t.app.get(AuditLog, { strict: false });
  });

  afterAll(async () => {
    await t?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const verify = () => verifyChain(db.manager, readHeads(file));
  const person = async (): Promise<string> =>
    (await t.api.post('/candidates', { municipality: '0851', postalCode: '9000' }).expect(201)).body.id as string;
  const about = async (id: string) =>
    (await t.api.get(`/audit/events?subjectId=${id}`).expect(200)).body.items as Record<string, unknown>[];
  /** Changes rows as somebody who owns the database could: without the trigger. */
  const tamper = async <T>(sql: string, undo: string): Promise<() => Promise<T[]>> => {
    const change = (text: string): Promise<T[]> =>
      db.transaction(async (manager) => {
        await manager.query(`set local session_replication_role = 'replica'`);
        return manager.query<T[]>(text);
      });
    await change(sql);
    return () => change(undo);
  };

  it('holds every write, look-up and list view with who, when and why', async () => {
    const id = await person();
    await t.api.get(`/candidates/${id}`).set('X-Purpose', 'Vikar for MJ').expect(200);
    await t.api.get('/candidates').expect(200);
    await log.flush();
    const events = await about(id);
    expect(events.map(({ action }) => action)).toEqual(['look_up', 'write']);
    expect(events[0]).toMatchObject({ purpose: 'Vikar for MJ', details: { route: 'GET /candidates/:id' } });
    const { body } = await t.api.get('/audit/events?action=list_view&limit=1').expect(200);
    expect(body.items[0]).toMatchObject({ details: { route: 'GET /candidates' } });
  });

  it('logs nothing of a request that was refused', async () => {
    await t.api.get('/candidates/00000000-0000-7000-8000-000000000001').expect(404);
    expect(await about('00000000-0000-7000-8000-000000000001')).toEqual([]);
  });

  it('stands or falls with the transaction it is written in', async () => {
    const failing = db.transaction(async (manager) => {
      await log.record({ action: 'decision', subjectType: 'test', subjectId: 'undone' }, manager);
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    expect(await about('undone')).toEqual([]);
  });

  it('knows who acts deep down, without being told', async () => {
    await actingAs({ actor: consultant, purpose: 'Sagsgennemgang' }, () =>
      log.record({ action: 'decision', subjectType: 'test', subjectId: 'deep' }),
    );
    expect(await about('deep')).toEqual([
      expect.objectContaining({
        actorId: 'u-1',
        actorRole: 'consultant',
        purpose: 'Sagsgennemgang',
        municipality: '0851',
      }),
    ]);
  });

  it('refuses to be changed, emptied or shortened', async () => {
    for (const table of ['audit_events', 'audit_seals']) {
      await new AuditSealer(db).run();
      for (const sql of [`delete from ${table}`, `truncate ${table}`]) {
        await expect(db.query(sql)).rejects.toThrow('can only be added to');
      }
    }
    await expect(db.query(`update audit_events set actor_id = 'x'`)).rejects.toThrow('can only be added to');
  });

  it('gives the role of the program no right to change it, but to add', async () => {
    await db.transaction(async (manager) => {
      await manager.query('set local role jobbro_app');
      await log.record({ action: 'access', subjectType: 'test', subjectId: 'as role' }, manager);
      expect(await manager.query('select 1 from candidates limit 1')).toBeDefined();
    });
    for (const sql of ['update audit_events set purpose = null', 'delete from audit_seals', 'truncate audit_events']) {
      const asRole = db.transaction(async (manager) => {
        await manager.query('set local role jobbro_app');
        await manager.query(sql);
      });
      await expect(asRole).rejects.toThrow('permission denied');
    }
  });

  it('is one whole chain, whoever writes and seals at the same moment', async () => {
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let n = 0; n < 25; n++) {
        await log.record({ action: 'write', subjectType: 'test', subjectId: `${writer}`, details: { n } });
        if (n % 10 === 0) await new AuditSealer(db).run();
      }
    });
    await Promise.all(writers);
    await new AuditSealer(db).run();
    expect(await verify()).toMatchObject({ broken: null, unsealed: 0 });
  });

  it('seals an event whose transaction ended after later ones were sealed', async () => {
    const runner = db.createQueryRunner();
    await runner.startTransaction();
    await log.record({ action: 'write', subjectType: 'test', subjectId: 'late' }, runner.manager);
    await log.record({ action: 'write', subjectType: 'test', subjectId: 'early' });
    await new AuditSealer(db).run();
    await runner.commitTransaction();
    await runner.release();
    expect(await verify()).toMatchObject({ broken: null, unsealed: 1 });
    expect(await new AuditSealer(db).run()).toBe(1);
    expect(await verify()).toMatchObject({ broken: null, unsealed: 0 });
  });

  it('names the row that was changed', async () => {
    const [row] = await db.query(
      'select s.event_id, e.actor_id from audit_seals s join audit_events e on e.id = s.event_id where seq = 5',
    );
    const actor = (id: string) => `update audit_events set actor_id = '${id}' where id = ${row.event_id}`;
    const undo = await tamper(actor('somebody else'), actor(row.actor_id));
    expect((await verify()).broken).toMatchObject({ seq: 5, eventId: row.event_id, fault: 'event_changed' });
    await undo();
  });

  it('names the place where a link was taken out', async () => {
    await db.query('create table kept_seal as select * from audit_seals where seq = 7');
    const undo = await tamper(
      'delete from audit_seals where seq = 7',
      'insert into audit_seals select * from kept_seal',
    );
    expect((await verify()).broken).toMatchObject({ seq: 8, fault: 'seal_missing' });
    await undo();
    await db.query('drop table kept_seal');
  });

  it('writes the head outside once a day, which gives away a chain cut short', async () => {
    const keeper = new AuditKeeper(db, clock, log, file);
    await keeper.run();
    await keeper.run();
    expect(readHeads(file)).toEqual([expect.objectContaining({ on: TODAY })]);
    expect((await verify()).broken).toBeNull();
    await db.query('create table kept_seals as select * from audit_seals order by seq desc limit 3');
    const undo = await tamper(
      'delete from audit_seals where seq in (select seq from kept_seals)',
      'insert into audit_seals select * from kept_seals',
    );
    expect((await verify()).broken).toMatchObject({ fault: 'head_differs', seq: readHeads(file)[0]!.seq - 2 });
    await undo();
    expect((await verify()).broken).toBeNull();
  });
});
