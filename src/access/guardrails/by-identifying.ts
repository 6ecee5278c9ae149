import { placeAt } from '../../model/place.ts';
import type { SystemAccess } from '../diff/system-access.ts';
import type { Changes } from '../lints/escalation/change.ts';
import { statementsHeldBy } from '../lints/escalation/standing.ts';

/**
 * Becoming somebody else: by their e-mail address and their accounts a member is known, and whoever may change these of
 * another has from then on all that the other has. Of those who hold the same one is enough.
 */
export function byIdentifying(system: Pick<SystemAccess, 'at'>): Changes {
  return function* (standing, { may }) {
    const { engine, principal, now } = standing;
    const told = new Set([system.at(principal.name, now).key]);
    for (const { name, status, origin } of engine.organization.members.values()) {
      const other = engine.byName.get(`member/${name}`);
      if (other === undefined || status === 'suspended' || other === principal) continue;
      const { key } = system.at(other.name, now);
      const resource = `member/${name}`;
      if (told.has(key) || !may(standing, 'members.identify', resource)) continue;
      told.add(key);
      const after = { ...standing, principal: other };
      yield {
        ...{ action: 'members.identify', resource, at: placeAt(origin, ['email']), after },
        does: `have \`${resource}\` known by an address of their own`,
        gained: statementsHeldBy(after),
        freed: statementsHeldBy(standing).filter(({ isDeny }) => isDeny),
        against: [],
      };
    }
  };
}
