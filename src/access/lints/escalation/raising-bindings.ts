import type { AccessPath } from '../../decision.ts';
import { candidatesFor } from '../../statements/statement-table.ts';
import { raisingActions } from './raising-actions.ts';
import { heldBy, type Standing } from './standing.ts';

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
export function raisingBindings(standing: Standing): ReadonlyMap<string, readonly string[]> {
  const { actions } = standing.engine;
  const { name: principal } = standing.principal;
  const found = new Map<string, string[]>();
  for (const { holding } of heldBy(standing))
    for (const text of raisingActions) {
      const action = actions.find(text);
      if (action === undefined) continue;
      const allows = candidatesFor(holding.table, action, actions.services)?.some(({ isDeny }) => !isDeny);
      if (allows !== true) continue;
      const name = text.slice('bylaw:'.length);
      const binding = bindingOf({ principal, teams: holding.teams, role: holding.role.name });
      const others = found.get(name);
      if (others === undefined) found.set(name, [binding]);
      else others.push(binding);
    }
  return found;
}
