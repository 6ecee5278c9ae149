import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import { isShared } from './is-shared.ts';
import type { Finding } from './lint.ts';
import type { LintedOrganization } from './linted-organization.ts';
import { type LintedStatement, placeIn } from './linted-statement.ts';

/** By action: resources are not compared, so that only what is certain is told. */
export function* deniesMeetAnAllow({ statements, uses }: LintedOrganization): Iterable<Finding> {
  if (!statements.some(({ isDeny }) => isDeny)) return;
  const allowed = new Map<number, Set<number>>();
  for (const statement of statements) {
    if (statement.isDeny || statement.kind === 'token') continue;
    // What allows nearly everything meets every deny.
    if (statement.exceptActions || statement.actions === 'all') return;
    add(statement, allowed);
  }
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

function add({ actions }: LintedStatement, to: Map<number, Set<number>>): void {
  if (actions === 'all') return;
  for (const [service, indexes] of actions) {
    const known = to.get(service) ?? new Set();
    to.set(service, known);
    for (const index of indexes) known.add(index);
  }
}
