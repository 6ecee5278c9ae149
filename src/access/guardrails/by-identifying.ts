import { placeAt } from '../../model/place.ts';
import type { Changes } from '../lints/escalation/change.ts';
import { statementsHeldBy } from '../lints/escalation/standing.ts';

/**
 * Becoming somebody else: by their e-mail address and their accounts a member is known, and whoever may change these of
 * another has from then on all that the other has. Of those who hold the same and can change the same one is enough.
 *
 * @param kindOf the same for those
 */
export function byIdentifying(kindOf: (principal: string, now: number) => string): Changes {
  return function* (standing, { may }) {
    const { engine, principal, now } = standing;
    const told = new Set([kindOf(principal.name, now)]);
    for (const { name, status, origin } of engine.organization.members.values()) {
      const other = engine.byName.get(`member/${name}`);
      if (other === undefined || status === 'suspended' || other === principal) continue;
      const kind = kindOf(other.name, now);
      const resource = `member/${name}`;
      if (told.has(kind) || !may(standing, 'members.identify', resource)) continue;
      told.add(kind);
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
