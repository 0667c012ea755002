/**
 * A file's content as a tree that remembers what was taken out of it. Readers take the texts that a field of the
 * record holds; whatever is left when they are done is kept as unmapped text, so nothing can be forgotten.
 */
import { INTAKE_LIMITS, problem, UnreadableFile } from './parsed-file';

/** One place of a file: it may hold a text, named parts, or both (an XML element with attributes). */
export class SourceNode {
  /** what the place holds itself; empty when it only has parts */
  text = '';
  /** true once a field of the record holds the text */
  taken = false;
  private readonly parts = new Map<string, SourceNode[]>();

  /** @param path where the place stands in the file, e.g. `basics.profiles[0].url`; empty for the root */
  constructor(readonly path: string) {}

  /** Adds a part; parts of the same name keep their order. */
  add(name: string, part: SourceNode): void {
    const list = this.parts.get(name);
    if (list) list.push(part);
    else this.parts.set(name, [part]);
  }

  /** All places at a dotted path below this one, through every list on the way. */
  all(path: string): SourceNode[] {
    let nodes: SourceNode[] = [this];
    for (const name of path.split('.')) nodes = nodes.flatMap((node) => node.parts.get(name) ?? []);
    return nodes;
  }

  /** The first place at any of the paths, tried in order, that holds something. */
  first(...paths: string[]): SourceNode | undefined {
    return paths.flatMap((path) => this.all(path)).find((node) => !node.isEmpty());
  }

  /** The trimmed text of the first place that holds one; `undefined` when there is none. Takes nothing. */
  peek(...paths: string[]): string | undefined {
    return this.first(...paths)?.text.trim() || undefined;
  }

  /** Names of the parts, in the order of the file. */
  names(): string[] {
    return [...this.parts.keys()];
  }

  has(name: string): boolean {
    return this.parts.has(name);
  }

  isEmpty(): boolean {
    return this.text.trim() === '' && this.parts.size === 0;
  }

  /** Every place at or below this one that holds text, in the order of the file. */
  leaves(): SourceNode[] {
    const found: SourceNode[] = [];
    const visit = (node: SourceNode): void => {
      if (node.text.trim() !== '') found.push(node);
      for (const list of node.parts.values()) list.forEach(visit);
    };
    visit(this);
    return found;
  }

  /** Marks this place, and all below it, as held by a field. */
  takeAll(): void {
    for (const leaf of this.leaves()) leaf.taken = true;
  }

  /** The path seen from another place, e.g. `skills[0].name` inside the third CV of a file. */
  pathFrom(root: SourceNode): string {
    if (root.path === '') return this.path;
    return this.path.startsWith(root.path) ? this.path.slice(root.path.length).replace(/^\./, '') : this.path;
  }
}

/** A path with one more name, e.g. `work[0]` and `position`. */
export function joinPath(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/**
 * The tree of a JSON value. Items of a list become parts with an empty name at the root and repeated parts elsewhere.
 * @throws UnreadableFile `FILE.TOO_DEEP` beyond the nesting limit
 */
export function treeOfJson(value: unknown, path = '', depth = 0): SourceNode {
  const node = new SourceNode(path);
  if (depth > INTAKE_LIMITS.depth) throw tooDeep();
  if (Array.isArray(value)) {
    value.forEach((item, index) => node.add('', treeOfJson(item, `${path}[${index}]`, depth + 1)));
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries(value)) {
      const partPath = joinPath(path, name);
      const items: unknown[] = Array.isArray(part) ? part : [part];
      items.forEach((item, index) => {
        node.add(name, treeOfJson(item, Array.isArray(part) ? `${partPath}[${index}]` : partPath, depth + 1));
      });
    }
  } else if (value !== null && value !== undefined) {
    node.text = String(value);
  }
  return node;
}

/** The refusal for nesting beyond the limit. */
export function tooDeep(): UnreadableFile {
  return new UnreadableFile(
    problem('FILE.TOO_DEEP', 'The file is nested too deeply.', `At most ${INTAKE_LIMITS.depth} levels.`),
  );
}
