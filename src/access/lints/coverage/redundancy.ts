import type { Binding } from '../../../model/model.ts';
import type { LintedOrganization } from '../linted-organization.ts';
import type { LintedStatement } from '../linted-statement.ts';
import { actionMasks, isWithinMask, unionOfMasks } from './action-masks.ts';
import { findCover } from './find-cover.ts';
import { mayMeet, textsMayMeet } from './may-meet.ts';
import { type RoleStatements, roleStatements } from './role-statements.ts';
import { type ScopedStatement, scoping } from './scoped-statement.ts';

/** A role held on a scope for a time, and how. */
export interface Held {
  readonly binding: Pick<Binding, 'role' | 'zone' | 'on'>;
  /** In milliseconds: from, and before. */
  readonly starts: number;
  readonly expires: number;
}

/** So many bindings with a scope are compared with what else is held: each takes the longer the more that is. */
const compared = 300;

/** What another binding holds that may be about the same. */
interface Near<T extends Held> {
  readonly other: T;
  readonly statements: readonly ScopedStatement[];
}

interface Ground {
  readonly linted: LintedOrganization;
  readonly statementsOf: (role: string) => RoleStatements | undefined;
  readonly scoped: ReturnType<typeof scoping>;
  readonly maskOf: ReturnType<typeof actionMasks>;
  /** How many bindings with a scope may still be compared. */
  scopes: number;
}

/**
 * Finds what makes a binding needless: others that together give all that it gives, and deny all that it denies, for as
 * long as it is in force. Undefined where nothing does, or where it is not certain.
 */
export function redundancyIn(
  linted: LintedOrganization,
): <T extends Held>(held: Held, others: readonly T[]) => readonly T[] | undefined {
  const ground: Ground = {
    ...{ linted, statementsOf: roleStatements(linted), scoped: scoping() },
    maskOf: actionMasks(linted.actions),
    scopes: compared,
  };
  return (held, others) => {
    const given = givenBy(ground, held, others);
    if (given === undefined) return undefined;
    const near = others.flatMap((other) => {
      const statements = nearBy(ground, given, held, other);
      return statements.length === 0 ? [] : [{ other, statements }];
    });
    const own = scopedTo(ground, given, held.binding);
    const needed = new Set<(typeof others)[number]>();
    for (const moment of momentsOf(held, others, linted.now)) {
      const cover = coverBy(
        ground,
        own,
        near.filter(({ other }) => other.starts <= moment && moment < other.expires),
      );
      if (cover === undefined) return undefined;
      for (const each of cover) needed.add(each);
    }
    return needed.size === 0 ? undefined : others.filter((each) => needed.has(each));
  };
}

/** What a binding gives on its scope, where each of it may be in something else; undefined where something is not. */
function givenBy(
  ground: Ground,
  { binding }: Held,
  others: readonly Held[],
): readonly LintedStatement[] | undefined {
  const own = ground.statementsOf(binding.role);
  if (own === undefined || !own.isAll) return undefined;
  const isScoped = binding.zone !== undefined || binding.on !== undefined;
  // Of a statement that begins otherwise the scope leaves nothing, and nothing has to cover it.
  const given = isScoped ? own.statements.filter((each) => isWithin(ground, each, binding)) : own.statements;
  const roles = new Set(others.flatMap((other) => ground.statementsOf(other.binding.role) ?? []));
  // Of nearly all bindings the others do not give every action.
  const areGiven = isWithinMasks(ground, given, roles);
  if (!areGiven || !given.every((each) => mayBeCovered(each, roles))) return undefined;
  if (!isScoped) return given;
  ground.scopes -= 1;
  return ground.scopes < 0 ? undefined : given;
}

/** Whether there are some, and every action of each is one that some role gives, or takes, as it does. */
function isWithinMasks(
  { maskOf }: Ground,
  given: readonly LintedStatement[],
  roles: ReadonlySet<RoleStatements>,
): boolean {
  if (given.length === 0) return false;
  const all = [...roles];
  const gives = unionOfMasks(all.flatMap((role) => role.gives ?? []));
  const takes = unionOfMasks(all.flatMap((role) => role.takes ?? []));
  return given.every((each) => isWithinMask(maskOf(each), each.isDeny ? takes : gives));
}

function mayBeCovered(statement: LintedStatement, roles: Iterable<RoleStatements>): boolean {
  for (const role of roles) if (role.mayCover(statement)) return true;
  return false;
}

function isWithin(
  { linted: { organization } }: Ground,
  { written: { resources } }: LintedStatement,
  { on, zone }: Held['binding'],
): boolean {
  const { id, zones } = organization;
  const ofZone = zone === undefined ? undefined : zones.get(zone)?.resources;
  return textsMayMeet(resources, on, id) && textsMayMeet(resources, ofZone, id);
}

/** When it begins to be in force, and whenever later something else begins or ends. */
function momentsOf({ starts, expires }: Held, others: readonly Held[], now: number): Iterable<number> {
  const begin = Math.max(now, starts);
  if (begin >= expires) return [];
  const moments = others.flatMap((other) => [other.starts, other.expires]);
  return new Set([begin, ...moments.filter((each) => each > begin && each < expires)]);
}

function nearBy(
  ground: Ground,
  given: readonly LintedStatement[],
  held: Held,
  { binding }: Held,
): readonly ScopedStatement[] {
  const { id } = ground.linted.organization;
  if (!textsMayMeet(held.binding.on, binding.on, id)) return [];
  const statements = ground.statementsOf(binding.role)?.statements ?? [];
  const meeting = statements.filter((each) =>
    given.some((one) => one.isDeny === each.isDeny && mayMeet(one, each, id)),
  );
  return scopedTo(ground, meeting, binding);
}

function scopedTo(
  { scoped, statementsOf }: Ground,
  statements: readonly LintedStatement[],
  binding: Held['binding'],
): readonly ScopedStatement[] {
  return scoped(statements, {
    ...binding,
    reachesZones: statementsOf(binding.role)?.role.reachesZones === true,
  });
}

function coverBy<T extends Held>(
  { linted }: Ground,
  statements: readonly ScopedStatement[],
  inForce: readonly Near<T>[],
): ReadonlySet<T> | undefined {
  const owners = new Map<ScopedStatement, T>();
  for (const each of inForce)
    for (const statement of each.statements) if (!owners.has(statement)) owners.set(statement, each.other);
  const by = new Set<T>();
  for (const statement of statements) {
    const alike = [...owners.keys()].filter(({ isDeny }) => isDeny === statement.isDeny);
    const cover = findCover(linted, statement, alike);
    if (cover === undefined) return undefined;
    for (const each of cover) by.add(owners.get(each) as T);
  }
  return by.size === 0 ? undefined : by;
}
