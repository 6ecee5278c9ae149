import type { AccessPath } from '../../decision.ts';
import type { StatementTable } from '../../statements/statement-table.ts';
import { heldBy, type Standing } from './standing.ts';
import type { TableNote } from './table-notes.ts';

/** The document that says who holds a role: `team/board`, `member/ana`, `token/deploy`. */
export function holderOf({ principal, teams }: Pick<AccessPath, 'principal' | 'teams'>): string {
  const team = teams.at(-1);
  return team === undefined || principal.startsWith('token/') ? principal : `team/${team}`;
}

/** The role of a holder, `team/board editor`: what a finding is about, whoever is in the team. */
export function bindingOf(path: Pick<AccessPath, 'principal' | 'teams' | 'role'>): string {
  return `${holderOf(path)} ${path.role}`;
}

/** By action, without its service, the bindings of somebody that allow it on some resource. */
export function raisingBindings(
  standing: Standing,
  tables: (table: StatementTable) => TableNote,
): ReadonlyMap<string, readonly string[]> {
  const { name: principal } = standing.principal;
  const found = new Map<string, string[]>();
  for (const { holding } of heldBy(standing)) {
    const { raises } = tables(holding.table);
    if (raises.length === 0) continue;
    const binding = bindingOf({ principal, teams: holding.teams, role: holding.role.name });
    for (const action of raises) {
      const others = found.get(action);
      if (others === undefined) found.set(action, [binding]);
      else others.push(binding);
    }
  }
  return found;
}
