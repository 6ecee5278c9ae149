import type { JsonObject } from '../../digest/json.ts';
import { type Address, knownAddress, objectAddress } from '../address.ts';
import type { Effectless } from '../apply-change.ts';
import type { UnjudgedChange } from '../diff-state.ts';
import type { Effect } from '../plan.ts';
import type { PolicyTexts } from '../policy-texts.ts';
import { text } from '../reach/access-fields.ts';
import type { AccessGraph } from '../reach/access-graph.ts';
import { affectedPrincipals } from '../reach/affected-principals.ts';
import { organizationRoleKey, teamGrants } from '../reach/grants-of.ts';
import type { AccessAt } from './access-before-after.ts';
import { type ContentEffect, contentEffect, expiryEffect, together } from './content-effect.ts';
import { rankOf } from './rank.ts';

/** What a change does to access, and what its place in the order depends on. */
export interface JudgedChange {
  readonly change: UnjudgedChange;
  /** See compareRank. */
  readonly rank: number;
  readonly effect: Effect;
  readonly content: ContentEffect | undefined;
  /** Whether it can take from, or give to, anybody at any point of the order. */
  readonly takes: boolean;
  readonly gives: boolean;
  /** Whether it takes a path to something that the principal still holds afterwards. */
  readonly takesKept: boolean;
}

/** Judges a change by who holds what before and after all changes together. */
export function judgeChange(
  change: UnjudgedChange,
  before: AccessAt,
  after: AccessAt,
  texts?: PolicyTexts,
): JudgedChange {
  const content = contentEffect(change, before, after, texts);
  const edge = together(termEffect(change), rankEffect(change));
  const structure = structureOf(change, before.entries.get(change.address));
  const taken = structure.takes ? compare(carried(before, change, 'before'), after) : nothing;
  const given = structure.gives ? givenBy(change, before, after) : nothing;
  const paths = together(
    taken.missing || (structure.edge && structure.takes && !taken.kept) ? 'loss' : 'none',
    given.missing || (structure.edge && structure.gives && !given.kept) ? 'gain' : 'none',
    taken.kept || given.kept ? 'replace' : 'none',
  );
  return {
    change,
    rank: rankOf(change),
    content,
    effect: together(paths, edge, content?.effect ?? 'none'),
    takes: structure.takes || [edge, content?.effect].some((each) => each === 'loss' || each === 'both'),
    gives: structure.gives || [edge, content?.effect].some((each) => each === 'gain' || each === 'both'),
    takesKept: taken.kept,
  };
}

/** What another `expires` does to an edge in force: it takes or gives later, by the clock, which nobody judges. */
export function termEffect(change: Effectless): 'loss' | 'gain' | 'none' {
  const isEdge = change.address.startsWith('team-member:') || change.address.startsWith('binding:');
  if (!isEdge || change.action !== 'update' || change.before?.expires === change.after?.expires)
    return 'none';
  return expiryEffect(change);
}

/** A maintainer of a team may do more to it than a member, whatever the team gives. */
function rankEffect(change: Effectless): 'loss' | 'gain' | 'none' {
  if (!change.address.startsWith('team-member:') || change.action !== 'update') return 'none';
  const isMaintainer = change.after?.role === 'maintainer';
  if ((change.before?.role === 'maintainer') === isMaintainer) return 'none';
  return isMaintainer ? 'gain' : 'loss';
}

/**
 * What it gives, by whether it was held before. Where nothing was there, nobody held anything: all of it is gained,
 * and nothing need be worked out of the many changes of a first plan.
 */
function givenBy(change: UnjudgedChange, before: AccessAt, after: AccessAt) {
  if (before.entries.size === 0) return { missing: true, kept: false };
  return compare(carried(after, change, 'after'), before);
}

interface Structure {
  readonly takes: boolean;
  readonly gives: boolean;
  /** An edge or a principal counts even where it carries nothing: it is access of itself. */
  readonly edge: boolean;
}

const neither: Structure = { takes: false, gives: false, edge: false };
const nothing = { missing: false, kept: false };

function structureOf(change: UnjudgedChange, before: JsonObject | undefined): Structure {
  const { kind } = knownAddress(change.address);
  const isEdge = kind === 'team-member' || kind === 'binding';
  const isPrincipal = kind === 'member' || kind === 'service-account' || kind === 'token';
  if (change.action !== 'update') {
    if (!isEdge && !isPrincipal) return neither;
    return { takes: change.action === 'delete', gives: change.action === 'create', edge: true };
  }
  if (kind === 'token') return tokenStructure(change, before);
  return isPrincipal || kind === 'team'
    ? holderStructure(change, kind === 'team' ? 'parent' : 'role')
    : neither;
}

/** A team's parent, or a principal's organization role and status. */
function holderStructure({ before, after }: UnjudgedChange, field: 'parent' | 'role'): Structure {
  const replaced = before?.[field] !== after?.[field];
  return {
    takes: (replaced && before?.[field] !== undefined) || after?.status === 'suspended',
    gives: (replaced && after?.[field] !== undefined) || before?.status === 'suspended',
    edge: false,
  };
}

function tokenStructure(
  { before: was, after: is }: UnjudgedChange,
  before: JsonObject | undefined,
): Structure {
  const replaced = (field: string) => was?.[field] !== is?.[field];
  const other = replaced('owner') || replaced('inherit') || (replaced('expires') && before?.revoked !== true);
  return { takes: other || is?.revoked === true, gives: other || was?.revoked === true, edge: false };
}

/** Which of what a change carries the principals lack, and which they have, at the other end. */
function compare(paths: Iterable<readonly [Address, Iterable<string>]>, other: AccessAt) {
  let [missing, kept] = [false, false];
  for (const [principal, keys] of paths) {
    const grants = other.grants(principal);
    for (const key of keys) {
      if (grants.has(key)) kept = true;
      else missing = true;
      if (missing && kept) return { missing, kept };
    }
  }
  return { missing, kept };
}

/** The paths that go through the entry of a change at one end: who holds what by it. */
export function* carried(
  at: AccessAt,
  change: Effectless,
  side: 'before' | 'after',
): Iterable<readonly [Address, Iterable<string>]> {
  const keys = keysThrough(at.graph, change, side);
  for (const principal of affectedPrincipals(at.graph, change.address)) {
    const grants = at.grants(principal);
    yield [principal, keys === undefined ? grants.keys() : [...keys].filter((key) => grants.has(key))];
  }
}

/** The keys that go through it; undefined where all of a principal's do. */
function keysThrough(
  graph: AccessGraph,
  change: Effectless,
  side: 'before' | 'after',
): readonly string[] | undefined {
  const parsed = knownAddress(change.address);
  const value = change[side];
  if (parsed.kind === 'binding') return [parsed.key];
  if (parsed.kind === 'team-member') {
    return [...teamGrants(graph, objectAddress('team', parsed.organization, parsed.team)).keys()];
  }
  if (parsed.kind === 'team') {
    const parent = text(value?.parent);
    if (parent === undefined) return [];
    return [...teamGrants(graph, objectAddress('team', parsed.organization, parent)).keys()];
  }
  const onlyRole = change.action === 'update' && parsed.kind !== 'token' && value?.status === undefined;
  const role = text(value?.role);
  if (!onlyRole) return undefined;
  return role === undefined ? [] : [organizationRoleKey(graph, role)];
}
