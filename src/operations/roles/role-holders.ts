import type { Binding, Instant, Organization } from '../../model/model.ts';
import { presentFields } from '../../model/present-fields.ts';
import type { Origin } from '../../parse/document.ts';
import type { AssignmentReport } from '../../report/roles/role-reports.ts';
import { standingOf } from '../views/standing-of.ts';

/** Somebody who holds a role. */
interface RoleHolder extends Omit<AssignmentReport, 'at' | 'people'> {
  readonly role: string;
  readonly origin: Origin;
}

/** Everybody who holds a role of an organization: members, service accounts, teams, then tokens. */
export function roleHolders(organization: Organization, now: Instant): readonly RoleHolder[] {
  const { members, serviceAccounts, teams, tokens } = organization;
  return [
    ...holdersAmong('member', members, now),
    ...holdersAmong('service-account', serviceAccounts, now),
    ...holdersAmong('team', teams, now),
    ...holdersAmong('token', tokens, now),
  ];
}

interface Holding {
  readonly role?: string;
  readonly bindings: readonly Binding[];
  readonly origin: Origin;
}

function holdersAmong(
  kind: string,
  holders: ReadonlyMap<string, Holding>,
  now: Instant,
): readonly RoleHolder[] {
  return [...holders].flatMap(([name, { role, bindings, origin }]): readonly RoleHolder[] => {
    const principal = `${kind}/${name}`;
    const own = { ...origin, path: [...origin.path, 'role'] };
    return [
      ...(role === undefined
        ? []
        : [{ principal, as: 'organization-role', terms: {}, inForce: 'now', origin: own, role } as const]),
      ...bindings.map((binding) => bound(principal, binding, now)),
    ];
  });
}

function bound(principal: string, binding: Binding, now: Instant): RoleHolder {
  const { role, zone, on, starts, expires, reason, ticket, origin } = binding;
  const terms = presentFields({ zone, on, starts, expires, reason, ticket });
  return { principal, as: 'binding', role, terms, inForce: standingOf(binding, now), origin };
}
