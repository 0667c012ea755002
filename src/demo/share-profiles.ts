/**
 * The first days of work in the demo: some people are put forward, and some employers have answered. Without it the
 * pages of employers, and the replies on the start page, would have nothing to show.
 */
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EmployerRepliesService } from '../suggestions/employer-replies.service';
import type { EmployerAnswer } from '../suggestions/employer-reply.entity';
import { SuggestionsService } from '../suggestions/suggestions.service';
import { EDGE_FIRM } from './edge-workplaces';

/** People put forward for an opening, and openings of one firm or one consultant for which that is done. */
const [PEOPLE, OPENINGS] = [3, 2];

/** What the firms of the consultant's openings answer to the first profile. */
const ANSWERS: readonly (readonly [EmployerAnswer, string])[] = [
  ['interested', 'Vi vil gerne møde vedkommende i næste uge.'],
  ['call_me', 'Ring inden kl. 10, så finder vi en dag.'],
];

/** The firm with the most openings in the private sector, without the one whose openings are limits of the rules. */
const OF_THE_FIRM = `
  o.id = any(select o.id from openings o join workplaces w on w.id = o.workplace_id where w.employer_id = (
    select w.employer_id from openings o join workplaces w on w.id = o.workplace_id
      join employers e on e.id = w.employer_id
    where o.state = 'aaben' and w.sector = 'private' and e.name <> $1 and e.cvr is not null
      and exists (select 1 from suggestions s where s.opening_id = o.id and s.rank = $2)
    group by w.employer_id order by count(*) desc, min(e.cvr) limit 1))`;
/** Openings of private firms that the first consultant has: the one somebody tries the demo as. */
const OF_THE_CONSULTANT = `
  e.cvr is not null and w.sector = 'private' and e.name <> $1 and o.owner = (
    select initials from staff where active and role = 'virksomhedskonsulent' order by municipality, initials limit 1)`;

interface Shown {
  id: string;
  version: number;
  opening: string;
  by: string;
  cvr: string;
}

/** Puts people forward and lets employers answer, as colleagues and firms would. */
export async function shareProfiles(app: INestApplicationContext): Promise<void> {
  const dataSource = app.get(DataSource);
  const suggestions = app.get(SuggestionsService);
  const replies = app.get(EmployerRepliesService);
  const put = async (which: string) => {
    const shown = await firstOf(dataSource, which);
    for (const { id, by, version } of shown) await suggestions.accept(id, by, version);
    return shown;
  };
  await put(OF_THE_FIRM);
  const own = await put(OF_THE_CONSULTANT);
  const openings = [...new Set(own.map(({ opening }) => opening))];
  for (const [index, opening] of openings.entries()) {
    const first = own.find((one) => one.opening === opening)!;
    const [answer, text] = ANSWERS[index % ANSWERS.length]!;
    await replies.reply(first.id, first.cvr, answer, text);
  }
}

/** The first people on the lists of the first openings that fit. */
function firstOf(dataSource: DataSource, which: string): Promise<Shown[]> {
  return dataSource.query(
    `select s.id, s.version, s.opening_id as opening, o.owner as by, e.cvr
     from suggestions s join openings o on o.id = s.opening_id join workplaces w on w.id = o.workplace_id
       join employers e on e.id = w.employer_id
     where s.state = 'suggested' and s.rank <= $2 and o.owner is not null and o.id = any(
       select o.id from openings o join workplaces w on w.id = o.workplace_id join employers e on e.id = w.employer_id
       where o.state = 'aaben' and ${which}
         and exists (select 1 from suggestions s where s.opening_id = o.id and s.rank = $2)
       order by o.external_id limit ${OPENINGS})
     order by o.external_id, s.rank`,
    [EDGE_FIRM, PEOPLE],
  );
}
