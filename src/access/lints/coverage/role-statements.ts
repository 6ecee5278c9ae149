import type { Role } from '../../../model/model.ts';
import { parsePolicyReference } from '../../../model/references/policy-reference.ts';
import type { LintedOrganization } from '../linted-organization.ts';
import type { LintedStatement } from '../linted-statement.ts';
import { type ActionMask, actionMasks, unionOfMasks } from './action-masks.ts';
import { mayMeet } from './may-meet.ts';
import { statementsByPolicy } from './role-items.ts';

/** What the files say that a role gives and takes. */
export interface RoleStatements {
  readonly role: Role;
  readonly statements: readonly LintedStatement[];
  /** Whether that is all: a pinned version stands in no file, and in other systems a role may be something else. */
  readonly isAll: boolean;
  /** The actions that it gives, and those that it takes; undefined where none. */
  readonly gives: ActionMask | undefined;
  readonly takes: ActionMask | undefined;
  /** Those that are about an action and may be about a resource that a statement of the same effect is about. */
  mayCover(statement: LintedStatement): boolean;
}

/** By the name of the role; each is made when it is asked for. */
export function roleStatements(linted: LintedOrganization): (role: string) => RoleStatements | undefined {
  const { organization, statements } = linted;
  const maskOf = actionMasks(linted.actions);
  const ofPolicy = statementsByPolicy(statements);
  const permissions = new Map(
    statements.filter(({ kind }) => kind === 'role').map((statement) => [statement.name, statement]),
  );
  const known = new Map<string, RoleStatements>();
  return (name) => {
    const role = organization.roles.get(name);
    const before = known.get(name);
    if (role === undefined || before !== undefined) return before;
    const references = role.policies.map(parsePolicyReference);
    const followed = references.filter(
      ({ policy, version }) =>
        version === undefined && organization.policies.get(policy)?.defaultVersion === undefined,
    );
    const own = permissions.get(name);
    const all = [
      ...(own === undefined ? [] : [own]),
      ...followed.flatMap(({ policy }) => ofPolicy.get(policy) ?? []),
    ];
    const masksOf = (isDeny: boolean) =>
      unionOfMasks(all.filter((each) => each.isDeny === isDeny).map(maskOf));
    const made: RoleStatements = {
      role,
      gives: masksOf(false),
      takes: masksOf(true),
      statements: all,
      isAll: followed.length === references.length && role.github === undefined,
      mayCover: covering(all, organization.id),
    };
    known.set(name, made);
    return made;
  };
}

const perService = 2 ** 20;

function covering(
  statements: readonly LintedStatement[],
  organizationId: string,
): (statement: LintedStatement) => boolean {
  let byAction: ReadonlyMap<number, readonly LintedStatement[]> | undefined;
  const wide = statements.filter(isWide);
  return (statement) => {
    const meets = (other: LintedStatement) =>
      other.isDeny === statement.isDeny && mayMeet(statement, other, organizationId);
    if (wide.some(meets)) return true;
    if (isWide(statement)) return false;
    byAction ??= indexed(statements);
    return keysOf(statement).some((key) => byAction?.get(key)?.some(meets) === true);
  };
}

function indexed(statements: readonly LintedStatement[]): ReadonlyMap<number, readonly LintedStatement[]> {
  const found = new Map<number, LintedStatement[]>();
  for (const statement of statements)
    for (const key of keysOf(statement)) {
      const others = found.get(key);
      if (others === undefined) found.set(key, [statement]);
      else others.push(statement);
    }
  return found;
}

function isWide({ actions, exceptActions }: LintedStatement): boolean {
  return exceptActions || actions === 'all';
}

const knownKeys = new WeakMap<object, readonly number[]>();

function keysOf({ actions, exceptActions }: LintedStatement): readonly number[] {
  if (exceptActions || actions === 'all') return [];
  const before = knownKeys.get(actions);
  if (before !== undefined) return before;
  const keys = [...actions].flatMap(([service, indexes]) =>
    indexes.map((index) => service * perService + index),
  );
  knownKeys.set(actions, keys);
  return keys;
}
