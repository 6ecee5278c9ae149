import type { Json } from '../../digest/json.ts';
import { jsonEqual } from '../../digest/json-equal.ts';
import type { Organization } from '../../model/model.ts';
import { parsePolicyReference } from '../../model/references/policy-reference.ts';
import { sameDocuments } from '../same-documents.ts';
import { type Changed, type Documented, documentKinds, type Kind, type Sides } from './document-kinds.ts';

/** A document whose change may matter to access. */
export interface ChangedDocument extends Changed {
  /** `team/core`; of one that got another name the new one. */
  readonly of: string;
  readonly change: 'added' | 'changed' | 'removed';
  /** The old name, where it has another one: `team/kernel`. */
  readonly was?: string;
  /** Whether it may matter to anybody without standing on the way to what they have: a zone, a boundary's policy. */
  readonly isBeside?: true;
  /** Of a team: whether conditions read in which teams somebody is, so that it may matter without leading anywhere. */
  readonly isRead?: true;
}

/** Documents that say something else of access after a change, sorted; what else they say does not count. */
export function changedDocuments(before: Organization, after: Organization): readonly ChangedDocument[] {
  const sides = [before, after] as const;
  const changed = documentKinds.flatMap(([kind, facts]) => ofKind(kind, facts, sides));
  // Neither is looked for where it matters to nothing that changed.
  const beside = changed.some(isPolicy) ? boundaries(sides) : new Set<string>();
  const isRead = changed.some(isTeam) && sides.some(readsTeams);
  return changed
    .map((document) => (isBeside(document, beside) ? { ...document, isBeside: true as const } : document))
    .map((document) => (isRead && isTeam(document) ? { ...document, isRead } : document))
    .sort((a, b) => (a.of < b.of ? -1 : 1));
}

function isBeside({ of }: ChangedDocument, boundary: ReadonlySet<string>): boolean {
  return /^(?:zone|service|organization)\//.test(of) || boundary.has(of);
}

function isPolicy({ of }: ChangedDocument): boolean {
  return of.startsWith('policy/');
}

function isTeam({ of }: ChangedDocument): boolean {
  return of.startsWith('team/');
}

function readsTeams({ policies }: Organization): boolean {
  return [...policies.values()].some(({ statements }) =>
    statements.some(({ conditions }) => /principal\.teams/i.test(JSON.stringify(conditions ?? null))),
  );
}

/** The policies that stand in some boundary. */
function boundaries(sides: Sides): ReadonlySet<string> {
  const references = new Set<string>();
  for (const { boundary, members, serviceAccounts } of sides) {
    for (const each of boundary) references.add(each);
    for (const people of [members, serviceAccounts])
      for (const person of people.values()) for (const each of person.boundary) references.add(each);
  }
  return new Set([...references].map((reference) => `policy/${parsePolicyReference(reference).policy}`));
}

function ofKind(kind: string, kindOf: Kind, sides: Sides): readonly ChangedDocument[] {
  const [before, after] = sides;
  const [was, is] = [kindOf.of(before), kindOf.of(after)];
  const areAlike = alikeIn(kindOf, sides);
  const paired = new Set<string>();
  const found: ChangedDocument[] = [];
  for (const [name, document] of is) {
    const old = was.get(name) ?? earlierName(document, was, is);
    if (old === undefined) found.push({ of: `${kind}/${name}`, change: 'added' });
    else paired.add(old.name);
    if (old === undefined || areAlike(old, document)) continue;
    if (saySame(kindOf.facts(old, before), kindOf.facts(document, after))) continue;
    found.push({
      of: `${kind}/${name}`,
      change: 'changed',
      ...(old.name === name ? {} : { was: `${kind}/${old.name}` }),
      ...kindOf.changed?.(old, document, sides),
    });
  }
  for (const name of was.keys())
    if (!paired.has(name)) found.push({ of: `${kind}/${name}`, change: 'removed' });
  return found;
}

/**
 * Nearly all are, and then nothing has to be made of them. Where another role is the default, the same document may say
 * another thing.
 */
function alikeIn(
  { of, written }: Kind,
  [before, after]: Sides,
): (was: Documented, is: Documented) => boolean {
  if (written !== undefined && defaultRole(before) !== defaultRole(after))
    return (was, is) => jsonEqual(written(was, before) as Json, written(is, after) as Json);
  const same = sameDocuments(of(before), of(after));
  return (_, { name }) => same.has(name);
}

function defaultRole({ membership }: Organization): string | undefined {
  return membership.organizationRole?.default;
}

/** What it was before it got another name. */
function earlierName(
  { previously }: Documented,
  was: ReadonlyMap<string, Documented>,
  is: ReadonlyMap<string, Documented>,
): Documented | undefined {
  const old = previously.findLast((name) => was.has(name) && !is.has(name));
  return old === undefined ? undefined : was.get(old);
}

/** Nearly all do, and then nothing has to be made of it. */
function saySame(one: unknown, other: unknown): boolean {
  return jsonEqual(one as Json, other as Json) || jsonEqual(plain(one), plain(other));
}

/** JSON leaves undefined out of objects and makes null of it in lists. */
function plain(value: unknown): Json {
  return JSON.parse(JSON.stringify(value ?? null));
}
