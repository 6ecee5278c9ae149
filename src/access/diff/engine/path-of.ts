import type { Organization } from '../../../model/model.ts';
import type { Holding } from '../../engine/principal.ts';

/** By which teams, from which first to last, which role is held: the same by other names, and on whatever scope. */
export function pathOf({ teams, roles }: Organization, { teams: chain, role, binding }: Holding): string {
  const through = chain.map((name) => teams.get(name)?.previously[0] ?? name);
  const by = binding === undefined ? 'role' : 'bound';
  return JSON.stringify([...through, by, roles.get(role.name)?.id ?? role.name]);
}
