import type { Organization } from '../../../model/model.ts';
import type { Holding } from '../../engine/principal.ts';
import type { AccessKeys } from '../access-keys.ts';
import { eachOnce } from './each-once.ts';

/** By which teams, from which first to last, which role is held: the same by other names, and on whatever scope. */
export function pathTexts({ teams, roles }: Organization, keys: AccessKeys): (holding: Holding) => string {
  // All that a team holds is held through the same teams.
  const through = eachOnce((chain: readonly string[]) =>
    keys.of(`through ${chain.map((name) => teams.get(name)?.previously[0] ?? name).join(' ')}`),
  );
  return ({ teams: chain, role: { name }, binding }) =>
    `${through(chain)} ${binding === undefined ? 'role' : 'bound'} ${roles.get(name)?.id ?? name}`;
}
