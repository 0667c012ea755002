import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = `('ny_visitation', 'klar_til_match', 'praktik', 'praktik_med_timer', 'loentilskud', 'igu',
  'ordinaert_deltid', 'ordinaert_fuldtid', 'uddannelse', 'kursus_vejledning', 'barsel', 'sygemeldt', 'fritaget_andet',
  'eftervaern', 'afsluttet')`;

/** Who was moved by hand on the boards, by whom, and whether it was taken back. */
export class CreateBoardMoves1795300400000 implements MigrationInterface {
  name = 'CreateBoardMoves1795300400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table board_moves (
        municipality varchar(4) not null,
        id uuid not null,
        batch uuid not null,
        candidate_id uuid not null,
        from_column text not null,
        to_column text not null,
        recorded_column text not null,
        moved_on date not null,
        moved_by text not null,
        moved_at timestamptz not null default now(),
        former_status jsonb,
        set_status text,
        undone_at timestamptz,
        undone_by text,
        constraint pk_board_moves primary key (id),
        constraint ck_board_moves_columns check (from_column in ${COLUMNS} and to_column in ${COLUMNS}),
        constraint ck_board_moves_recorded check (recorded_column in ${COLUMNS}),
        constraint ck_board_moves_undone check ((undone_at is null) = (undone_by is null))
      )`);
    await runner.query('create index ix_board_moves_candidate_id_id on board_moves (candidate_id, id)');
    await runner.query(
      'create index ix_board_moves_municipality_candidate_id on board_moves (municipality, candidate_id)',
    );
    await runner.query('create index ix_board_moves_batch on board_moves (batch)');
    await runner.query(`
      alter table board_moves add constraint fk_board_moves_candidate
        foreign key (candidate_id) references candidates(id) on delete cascade`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table board_moves');
  }
}
