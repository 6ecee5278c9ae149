import { compareText, placeAt } from '../../model/place.ts';
import { presentFields } from '../../model/present-fields.ts';
import type { RoleListReport, RoleSummary } from '../../report/roles/role-reports.ts';
import { basisOf } from '../access/basis-of.ts';
import { locatePlaces } from '../access/locate-places.ts';
import type { QuestionOptions } from '../access/question-options.ts';
import { withSource } from '../access/with-source.ts';
import type { Session } from '../session.ts';
import { roleHolders } from './role-holders.ts';

/** Every role of an organization: what it is made of, and how many hold it. */
export async function roleList(session: Session, options: QuestionOptions = {}): Promise<RoleListReport> {
  return withSource(session, options, async (source) => {
    const { organization, now } = source;
    const roles = [...organization.roles.values()].sort((a, b) => compareText(a.name, b.name));
    const places = await locatePlaces(
      source,
      roles.map(({ origin }) => placeAt(origin, ['name'])),
    );
    const holders = new Map(roles.map(({ name }) => [name, new Set<string>()]));
    for (const { role, principal, inForce } of roleHolders(organization, now))
      if (inForce === 'now') holders.get(role)?.add(principal);
    return {
      basis: basisOf(source),
      roles: roles.map(({ name, description, permissions, policies, github, origin }, index): RoleSummary => {
        const own = [...(holders.get(name) ?? [])];
        const count = (kind: string) => own.filter((each) => each.startsWith(`${kind}/`)).length;
        return {
          role: name,
          ...presentFields({ description, github }),
          at: places[index] ?? { file: origin.file, line: 1 },
          permissions,
          policies,
          holders: {
            members: count('member'),
            teams: count('team'),
            serviceAccounts: count('service-account'),
            tokens: count('token'),
          },
        };
      }),
    };
  });
}
