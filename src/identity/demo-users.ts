import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ALL_MUNICIPALITIES, type Role } from '../access';
import { NotFound } from '../common/errors';
import { type Config, CONFIG } from '../config/config';
import type { StaffRole } from '../employers/staff.entity';
import type { Vouched } from './identity-provider';

/** Provider of the people one can try the product as. */
export const DEMO_PROVIDER = 'demo';

/** The role each post of the staff list gives. A mentor sees nothing before somebody gives a role. */
export const ROLE_OF_POST: Readonly<Record<StaffRole, Role | null>> = {
  virksomhedskonsulent: 'consultant',
  igu_konsulent: 'consultant',
  fritidsjobkonsulent: 'consultant',
  virksomhedsservice: 'virksomhedsservice',
  sagsbehandler: 'caseworker',
  leder: 'team_leader',
  mentor: null,
};

interface Post {
  municipality: string;
  initials: string;
  name: string;
  role: StaffRole;
  team: string | null;
}

/** Somebody one can try the product as. */
export type DemoUser = Vouched & { role: Role };

/** People to try the product as: one of each role, and every colleague of the staff list. Never in production. */
@Injectable()
export class DemoUsers {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** True when the demo sign-in is switched on; whatever the configuration says, never in production. */
  get open(): boolean {
    return this.config.DEMO_SIGN_IN && this.config.NODE_ENV !== 'production';
  }

  /** One of each role, then every colleague. @throws NotFound when the demo sign-in is switched off */
  async all(): Promise<{ byRole: DemoUser[]; colleagues: DemoUser[] }> {
    if (!this.open) throw new NotFound('page', DEMO_PROVIDER);
    const colleagues = (await this.posts()).flatMap(userOfPost);
    const [first] = colleagues;
    if (!first) return { byRole: [], colleagues };
    const found = (role: Role, skip = 0) => colleagues.filter((user) => user.role === role)[skip];
    const consultant = found('consultant');
    const service = found('virksomhedsservice') ?? asService(found('consultant', 1));
    const staff = [consultant, service, found('caseworker'), found('team_leader')].filter((user) => user !== undefined);
    const others = (['data_steward', 'auditor', 'administrator'] as const).map((role) =>
      invented(role, first.municipality),
    );
    return { byRole: [...staff, ...(await this.employer()), ...others], colleagues };
  }

  /** The user of a key of `all`, or `cvr:` with the number of any firm. @throws NotFound */
  async get(subject: string): Promise<DemoUser> {
    const firm = /^cvr:(\d{8})$/.exec(subject)?.[1];
    if (firm && this.open) return { ...invented('employer', ALL_MUNICIPALITIES), subject, cvr: firm };
    const { byRole, colleagues } = await this.all();
    const user = [...byRole, ...colleagues].find((one) => one.subject === subject);
    if (!user) throw new NotFound('user', subject);
    return user;
  }

  private posts(): Promise<Post[]> {
    return this.dataSource.query(
      'select municipality, initials, name, role, team from staff where active order by municipality, initials',
    );
  }

  /** The firm with the most profiles put forward; while there are none, the one with the most openings. */
  private async employer(): Promise<DemoUser[]> {
    const rows = await this.dataSource.query<{ cvr: string; name: string }[]>(
      `select e.cvr, e.name from employers e join workplaces w on w.employer_id = e.id
         join openings o on o.workplace_id = w.id
         left join lateral (select count(*) as profiles from suggestions s
           where s.opening_id = o.id and s.state in ('accepted', 'proposed', 'interview', 'offer')) p on true
       where e.cvr is not null and e.deleted_at is null and o.deleted_at is null
       group by e.id order by sum(p.profiles) desc, count(*) desc, e.cvr limit 1`,
    );
    return rows.map(({ cvr, name }) => ({
      ...invented('employer', ALL_MUNICIPALITIES),
      name: `Demo ${name}`,
      cvr,
    }));
  }
}

function userOfPost({ municipality, initials, name, role, team }: Post): DemoUser[] {
  const given = ROLE_OF_POST[role];
  if (!given) return [];
  const subject = `${municipality}:${initials}`;
  return [{ subject, name, role: given, roles: [given], municipality, initials, team, cvr: null }];
}

function asService(user: DemoUser | undefined): DemoUser | undefined {
  return user && { ...user, subject: 'virksomhedsservice', role: 'virksomhedsservice', roles: ['virksomhedsservice'] };
}

function invented(role: Role, municipality: string): DemoUser {
  const name = `Demo ${role.replace('_', ' ')}`;
  return { subject: role, name, role, roles: [role], municipality, initials: null, team: null, cvr: null };
}
