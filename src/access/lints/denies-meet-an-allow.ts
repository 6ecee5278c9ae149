import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { Organization } from '../../model/model.ts';
import { parsePolicyReference } from '../../model/references/policy-reference.ts';
import { mappedActions } from '../compile/mapped-actions.ts';
import type { ActionSet } from '../engine/action-table.ts';
import { isShared } from './is-shared.ts';
import type { Finding } from './lint.ts';
import type { LintedOrganization } from './linted-organization.ts';
import { type LintedStatement, placeIn } from './linted-statement.ts';

/**
 * By action: resources are not compared, so that only what is certain is told. What an older version allows, which is
 * pinned, no file tells: then nothing is certain.
 */
export function* deniesMeetAnAllow(linted: LintedOrganization): Iterable<Finding> {
  const { organization, statements, uses } = linted;
  if (!statements.some(({ isDeny }) => isDeny) || pinsSomeVersion(organization)) return;
  // What allows nearly everything meets every deny.
  if (statements.some((each) => allows(each) && (each.exceptActions || each.actions === 'all'))) return;
  const allowed = allowedActions(linted);
  for (const statement of statements) {
    const { isDeny, exceptActions, actions, kind, name, of } = statement;
    if (!isDeny || isShared(statement.origin) || kind !== 'policy' || exceptActions || actions === 'all')
      continue;
    if (!uses.rolesOfPolicy.has(name) || uses.boundaries.has(name)) continue;
    const meets = [...actions].some(([service, all]) =>
      all.some((index) => allowed.get(service)?.has(index)),
    );
    if (meets) continue;
    const diagnostic = createDiagnostic('access/needless-deny', {
      message: 'nothing allows what this denies',
      at: placeIn(statement),
      hint: 'remove it, or waive this where it guards against what comes',
    });
    yield { of, diagnostic };
  }
}

/** The scopes of a token narrow what it has, and give nothing. */
function allows({ isDeny, kind }: LintedStatement): boolean {
  return !isDeny && kind !== 'token';
}

/** By service: what some statement allows, or a role is in another system. */
function allowedActions({
  organization,
  actions: table,
  statements,
}: LintedOrganization): ReadonlyMap<number, ReadonlySet<number>> {
  const allowed = new Map<number, Set<number>>();
  for (const statement of statements) if (allows(statement)) add(statement.actions, allowed);
  for (const role of organization.roles.values())
    for (const action of mappedActions(role)) add(table.matching(action), allowed);
  return allowed;
}

function pinsSomeVersion({ roles, policies }: Organization): boolean {
  return (
    [...policies.values()].some(({ defaultVersion }) => defaultVersion !== undefined) ||
    [...roles.values()].some((role) =>
      role.policies.some((reference) => parsePolicyReference(reference).version !== undefined),
    )
  );
}

function add(actions: ActionSet, to: Map<number, Set<number>>): void {
  if (actions === 'all') return;
  for (const [service, indexes] of actions) {
    const known = to.get(service) ?? new Set();
    to.set(service, known);
    for (const index of indexes) known.add(index);
  }
}
