import type { DataSource } from 'typeorm';
import type { Clock } from '../common/clock';
import type { AuditLog } from './audit-log';
import { AuditSealer, chainHead } from './audit-sealer';
import { writeHead } from './head-file';

/** Keeps the chain: seals what came, and writes the head of the day outside the database. */
export class AuditKeeper {
  private readonly sealer: AuditSealer;
  private headWrittenOn = '';
  private lookedThrough = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly log: AuditLog,
    private readonly headFile: string,
  ) {
    this.sealer = new AuditSealer(dataSource);
  }

  /** Job `seal-audit`. The first run of a process looks through the whole log. Returns how many events were sealed. */
  async run(): Promise<number> {
    await this.log.flush();
    const sealed = await this.sealer.run({ everything: !this.lookedThrough });
    this.lookedThrough = true;
    const today = this.clock.today();
    if (this.headWrittenOn !== today) {
      const head = await chainHead(this.dataSource.manager);
      if (head.seq > 0) {
        writeHead(this.headFile, head, today);
        this.headWrittenOn = today;
      }
    }
    return sealed;
  }
}
