import type { Organization } from '../../../model/model.ts';
import type { Holding } from '../../engine/principal.ts';

/** By which teams, from which first to last, which role is held: the same by other names, and on whatever scope. */
export function pathOf({ teams, roles }: Organization, { teams: chain, role, binding }: Holding): string {
  const through = chain.map((name) => teams.get(name)?.previously[0] ?? name);
  const by = binding === undefined ? 'role' : 'bound';
  // None of them has a line break in it: names are checked, and of an id it makes no difference where it stands last.
  return [...through, by, roles.get(role.name)?.id ?? role.name].join('\n');
}
