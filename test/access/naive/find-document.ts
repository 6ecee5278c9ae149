import type { PlainDocument, PlainOrganization, PlainWorld } from './documents.ts';

type Kind = PlainDocument['kind'];
type Of<K extends Kind> = Extract<PlainDocument, { kind: K }>;

export function documentsOf<K extends Kind>(world: PlainWorld, kind: K): readonly Of<K>[] {
  return world.documents.filter((document): document is Of<K> => document.kind === kind);
}

export function findDocument<K extends Kind>(world: PlainWorld, kind: K, name: string): Of<K> | undefined {
  return documentsOf(world, kind).find((document) => document.name === name);
}

export function theOrganization(world: PlainWorld): PlainOrganization {
  const [organization] = documentsOf(world, 'Organization');
  if (organization === undefined) throw new Error('no organization');
  return organization;
}

interface Identified {
  readonly name: string;
  readonly previously?: readonly string[];
  readonly id?: string;
}

/** Given, else the oldest of `previously`, else the name. */
export function idOf({ id, previously = [], name }: Identified): string {
  return id ?? previously[0] ?? name;
}

/** `member/ana` as its two parts. */
export function partsOf(principal: string): readonly [string, string] {
  const slash = principal.indexOf('/');
  return [principal.slice(0, slash), principal.slice(slash + 1)];
}
