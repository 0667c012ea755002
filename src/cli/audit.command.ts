/** `audit verify`: walks the chain of the audit log and names the first broken row. */
import { AuditSealer } from '../audit/audit-sealer';
import { headFileIn, readHeads } from '../audit/head-file';
import { type ChainReport, verifyChain } from '../audit/verify-chain';
import { loadMessages, type Locale } from '../common/messages';
import { say } from '../console';
import { withDatabase } from './engines';

/** Options of the command. */
export interface AuditVerifyOptions {
  lang: Locale;
  json?: boolean;
}

/** Prints the report; the program ends with 1 when the chain is broken. */
export async function auditVerify({ lang, json }: AuditVerifyOptions): Promise<void> {
  await withDatabase(async (dataSource, config) => {
    await new AuditSealer(dataSource).run({ everything: true });
    const heads = readHeads(config.AUDIT_HEAD_FILE ?? headFileIn(config.DATA_DIR));
    const report = await verifyChain(dataSource.manager, heads);
    if (json) say(JSON.stringify({ ok: report.broken === null, heads: heads.length, ...report }, null, 2));
    else say(verdict(report, heads.length, lang));
    if (report.broken) process.exitCode = 1;
  });
}

/** The report in one line. */
export function verdict(report: ChainReport, heads: number, lang: Locale): string {
  const messages = loadMessages('cli', lang);
  if (!report.broken) {
    return messages.format('audit.whole', { checked: report.checked, heads, hash: report.head.hash.slice(0, 16) });
  }
  const { seq, eventId, at, fault } = report.broken;
  return messages.format('audit.broken', {
    seq,
    event: eventId ?? '–',
    at: at ?? '–',
    fault: messages.format(`audit.fault.${fault}`),
  });
}
