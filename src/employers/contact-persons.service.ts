import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NotFound } from '../common/errors';
import { newId } from '../common/id';
import { patched } from '../common/api/merge-patch';
import { nullable } from '../common/api/record.dto';
import { findRecord, lockRecord, writeRecord } from '../common/api/records';
import { ContactPersonDto } from './contact-person.dto';
import { ContactPerson } from './contact-person.entity';
import type { ContactPersonListDto, StoredContactPersonDto } from './employer.dto';
import { presentContactPerson } from './employers.presenter';
import { Workplace } from './workplace.entity';

/** People to talk to at a place of work. */
@Injectable()
export class ContactPersonsService {
  constructor(private readonly dataSource: DataSource) {}

  async create(workplaceId: string, input: ContactPersonDto): Promise<StoredContactPersonDto> {
    const { manager } = this.dataSource;
    const workplace = await findRecord(manager, Workplace, 'workplace', workplaceId);
    const { id } = await manager.save(ContactPerson, {
      id: newId(),
      municipality: workplace.municipality,
      workplaceId,
      ...columns(input),
    });
    return presentContactPerson(await manager.findOneByOrFail(ContactPerson, { id }));
  }

  async list(workplaceId: string): Promise<ContactPersonListDto> {
    const { manager } = this.dataSource;
    await findRecord(manager, Workplace, 'workplace', workplaceId);
    const rows = await manager.find(ContactPerson, { where: { workplaceId }, order: { id: 'ASC' } });
    return { items: rows.map(presentContactPerson) };
  }

  async get(workplaceId: string, id: string): Promise<StoredContactPersonDto> {
    const row = await findRecord(this.dataSource.manager, ContactPerson, 'contact', id);
    return presentContactPerson(ofWorkplace(row, workplaceId));
  }

  async update(workplaceId: string, id: string, patch: unknown, seen: number): Promise<StoredContactPersonDto> {
    return this.dataSource.transaction(async (manager) => {
      const row = ofWorkplace(await lockRecord(manager, ContactPerson, 'contact', id, seen), workplaceId);
      const input = patched(ContactPersonDto, inputOf(row), patch);
      return presentContactPerson(await writeRecord(manager, ContactPerson, id, columns(input)));
    });
  }

  /** Deletes the row: a contact person’s data are not kept longer than needed. */
  async remove(workplaceId: string, id: string, seen: number): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      ofWorkplace(await lockRecord(manager, ContactPerson, 'contact', id, seen), workplaceId);
      await manager.delete(ContactPerson, { id });
    });
  }
}

function ofWorkplace(row: ContactPerson, workplaceId: string): ContactPerson {
  if (row.workplaceId !== workplaceId) throw new NotFound('contact', row.id);
  return row;
}

function columns(input: ContactPersonDto) {
  return { name: input.name, ...nullable(input, ['role', 'email', 'phone', 'isShopSteward']) };
}

function inputOf(row: ContactPerson): ContactPersonDto {
  const {
    id: _id,
    version: _version,
    createdAt: _created,
    updatedAt: _updated,
    workplaceId: _workplace,
    ...input
  } = presentContactPerson(row);
  return input;
}
