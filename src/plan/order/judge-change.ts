import type { JsonObject } from '../../digest/json.ts';
import { type Address, isEdge, knownAddress, objectAddress } from '../address.ts';
import type { Effectless } from '../apply-change.ts';
import type { UnjudgedChange } from '../diff-state.ts';
import type { Effect } from '../plan.ts';
import type { PolicyTexts } from '../policy-texts.ts';
import { text } from '../reach/access-fields.ts';
import { type AccessGraph, permissionKeys } from '../reach/access-graph.ts';
import { affectedPrincipals } from '../reach/affected-principals.ts';
import { includedRoles, organizationRoleKey, teamGrants } from '../reach/grants-of.ts';
import { basePermissions, impliedPermissions, inRepositories } from '../reach/implied-permissions.ts';
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
  const structure = structureOf(change, before);
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
  if (
    !isEdge(change.address) ||
    change.action !== 'update' ||
    change.before?.expires === change.after?.expires
  )
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

function structureOf(change: UnjudgedChange, before: AccessAt): Structure {
  const { kind } = knownAddress(change.address);
  const edge = isEdge(change.address);
  const isPrincipal = kind === 'member' || kind === 'service-account' || kind === 'token';
  if (kind === 'repository-permission' && change.action === 'update') return permissionStructure(change);
  if (change.action !== 'update') {
    if (!edge && !isPrincipal) return neither;
    return { takes: change.action === 'delete', gives: change.action === 'create', edge: true };
  }
  if (kind === 'token') return tokenStructure(change, before.entries.get(change.address));
  if (kind === 'team') return teamStructure(change);
  if (kind === 'settings') return settingsStructure(change, before);
  return isPrincipal ? principalStructure(change, before) : neither;
}

/** A higher permission only gives, a lower one only takes. */
function permissionStructure({ address, before, after }: UnjudgedChange): Structure {
  const [was, is] = [permissionKeys(address, before ?? {}), permissionKeys(address, after ?? {})];
  const takes = was.some((key) => !is.includes(key));
  return { takes, gives: is.some((key) => !was.includes(key)), edge: true };
}

/** A team's parent. */
function teamStructure({ before, after }: UnjudgedChange): Structure {
  const replaced = before?.parent !== after?.parent;
  return {
    takes: replaced && before?.parent !== undefined,
    gives: replaced && after?.parent !== undefined,
    edge: false,
  };
}

/** What every member may do in every repository, where it is among a system's settings. */
function settingsStructure(change: UnjudgedChange, access: AccessAt): Structure {
  const [was, is] = [baseOf(change.before, access), baseOf(change.after, access)];
  if (change.action !== 'update' || was === undefined || is === undefined) return neither;
  return {
    takes: was.some((each) => !is.includes(each)),
    gives: is.some((each) => !was.includes(each)),
    edge: false,
  };
}

function baseOf(value: JsonObject | null, { terms }: Pick<AccessAt, 'terms'>): readonly string[] | undefined {
  const base = terms?.basePermission === undefined ? undefined : value?.[terms.basePermission];
  return base === undefined ? undefined : basePermissions(base);
}

/** A principal's organization role and status. */
function principalStructure({ before, after }: UnjudgedChange, access: AccessAt): Structure {
  const [was, is] = [includedRoles(access, text(before?.role)), includedRoles(access, text(after?.role))];
  return {
    takes: was.some((role) => !is.includes(role)) || after?.status === 'suspended',
    gives: is.some((role) => !was.includes(role)) || before?.status === 'suspended',
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
  const isBase = change.address.startsWith('settings:');
  const keysOfAll = isBase ? undefined : keysThrough(at.graph, change, side);
  for (const principal of affectedPrincipals(at.graph, change.address)) {
    const keys = isBase ? baseKeys(at.graph, principal, change, side) : keysOfAll;
    const grants = at.grants(principal);
    yield [principal, keys === undefined ? grants.keys() : [...keys].filter((key) => grants.has(key))];
  }
}

/** What a base permission gives somebody and another does not; an owner has it all the same. */
function baseKeys(
  graph: AccessGraph,
  principal: Address,
  change: Effectless,
  side: 'before' | 'after',
): readonly string[] {
  if (graph.values.get(principal)?.role === graph.terms?.owners) return [];
  const other = baseOf(change[side === 'before' ? 'after' : 'before'], graph) ?? [];
  const own = (baseOf(change[side], graph) ?? []).filter((each) => !other.includes(each));
  return Array.from(inRepositories(graph, principal, own), ([key]) => key);
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
  if (parsed.kind === 'repository-permission') {
    const other = permissionKeys(change.address, change[side === 'before' ? 'after' : 'before'] ?? {});
    return permissionKeys(change.address, value ?? {}).filter((key) => !other.includes(key));
  }
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
  const others = includedRoles(graph, text(change[side === 'before' ? 'after' : 'before']?.role));
  const own = includedRoles(graph, role).filter((each) => !others.includes(each));
  const roles = own.map((each) => organizationRoleKey(graph, each));
  if (graph.terms === undefined) return roles;
  const implied = (each: string | undefined) => impliedPermissions(graph, change.address, each);
  const lost = implied(role).filter((each) => !implied(others.at(-1)).includes(each));
  return [...roles, ...Array.from(inRepositories(graph, change.address, lost), ([key]) => key)];
}
