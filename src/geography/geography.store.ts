import type { EntityManager } from 'typeorm';
import { insertRows } from '../database/insert-rows';
import { Geography } from './geography';
import type { Municipality, PostalCode } from './geography-types';
import { MunicipalityRow } from './municipality.entity';
import { PostalCodeRow } from './postal-code.entity';

/** Replaces the stored postal codes and municipalities. */
export async function storeGeography(
  manager: EntityManager,
  places: { postalCodes: readonly PostalCode[]; municipalities: readonly Municipality[] },
): Promise<void> {
  await manager.query('delete from postal_codes');
  await manager.query('delete from municipalities');
  await insertRows(manager, MunicipalityRow, places.municipalities);
  await insertRows(
    manager,
    PostalCodeRow,
    places.postalCodes.map(({ code, name, municipalities, lat, lon }) => ({
      // the row's own municipality is the first it lies in; the whole list stands beside
      municipality: municipalities[0]!,
      code,
      name,
      municipalities: [...municipalities],
      lat,
      lon,
    })),
  );
}

/** The stored postal codes and municipalities. */
export async function loadStoredGeography(manager: EntityManager): Promise<Geography> {
  const postalCodes = await manager.find(PostalCodeRow);
  const municipalities = await manager.find(MunicipalityRow);
  return new Geography(
    postalCodes.map(({ code, name, municipalities: codes, lat, lon }) => ({
      code,
      name,
      municipalities: codes,
      lat,
      lon,
    })),
    municipalities.map(({ code, name, region, kind, lat, lon }) => ({ code, name, region, kind, lat, lon })),
  );
}
