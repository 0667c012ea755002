import { getMetadataStorage, type MetadataStorage } from 'class-validator';

type Entries = ReturnType<MetadataStorage['getTargetValidationMetadatas']>;
type Grouped = ReturnType<MetadataStorage['groupByPropertyName']>;

const remembering = new WeakSet<MetadataStorage>();

/**
 * class-validator looks through the metadata of every class for each object it checks, nested ones too; what it finds
 * for a class never changes once the decorators have run. Remembers it.
 */
export function rememberValidationMetadata(storage: MetadataStorage = getMetadataStorage()): void {
  if (remembering.has(storage)) return;
  remembering.add(storage);
  const { addValidationMetadata, getTargetValidationMetadatas, groupByPropertyName } = storage;
  let found = new Map<string, Map<unknown, Entries>>();
  const grouped = new WeakMap<Entries, Grouped>();

  storage.addValidationMetadata = (metadata) => {
    // a class that comes later may be the parent of one already asked about
    found = new Map();
    addValidationMetadata.call(storage, metadata);
  };
  storage.getTargetValidationMetadatas = (target, schema, always, strictGroups, groups) => {
    const question = `${schema} ${always} ${strictGroups} ${groups?.join() ?? ''}`;
    const byClass = found.get(question) ?? new Map<unknown, Entries>();
    found.set(question, byClass);
    const known = byClass.get(target);
    if (known) return known;
    const entries = getTargetValidationMetadatas.call(storage, target, schema, always, strictGroups, groups);
    byClass.set(target, entries);
    return entries;
  };
  storage.groupByPropertyName = (entries) => {
    const known = grouped.get(entries);
    if (known) return known;
    const groups = groupByPropertyName.call(storage, entries);
    grouped.set(entries, groups);
    return groups;
  };
}
