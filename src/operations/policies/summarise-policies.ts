import type { Organization, Policy } from '../../model/model.ts';
import { placeAt } from '../../model/place.ts';
import { parsePolicyReference } from '../../model/references/policy-reference.ts';
import { versionInForce } from '../../plan/version-in-force.ts';
import type { PolicySummary } from '../../report/policies/policy-reports.ts';
import type { AskedSource } from '../access/asked-source.ts';
import { locatePlaces } from '../access/locate-places.ts';

/** What lists say of policies: their versions, and who holds or is bounded by them. */
export async function summarisePolicies(
  source: AskedSource,
  policies: readonly Policy[],
): Promise<readonly PolicySummary[]> {
  const places = policies.map(({ origin }) => placeAt(origin, ['name']));
  const located = await locatePlaces(source, places);
  const users = policyUsers(source.organization);
  return policies.map((policy, index): PolicySummary => {
    const { name, description, statements, defaultVersion, origin } = policy;
    const history = source.recorded?.histories.get(name);
    const expected = source.recorded?.expected.find((each) => each.policy === name);
    const { version } = versionInForce(policy, history, expected);
    return {
      policy: name,
      ...(description === undefined ? {} : { description }),
      at: located[index] ?? { file: origin.file, line: 1 },
      statements: statements.length,
      newest: history?.versions.at(-1)?.version ?? 0,
      expected: expected?.version ?? null,
      inForce: typeof version === 'number' ? version : null,
      pinned: defaultVersion !== undefined,
      roles: users.roles.get(name) ?? [],
      bounds: users.bounds.get(name) ?? [],
    };
  });
}

interface PolicyUsers {
  readonly roles: ReadonlyMap<string, PolicySummary['roles']>;
  readonly bounds: ReadonlyMap<string, PolicySummary['bounds']>;
}

/** Who names each policy. */
export function policyUsers(organization: Organization): PolicyUsers {
  const bounded = [
    { principal: 'organization', boundary: organization.boundary },
    ...named('member', organization.members),
    ...named('service-account', organization.serviceAccounts),
  ];
  return {
    roles: byPolicy(
      [...organization.roles.values()].flatMap(({ name: role, policies }) =>
        policies.map((reference) => ({ role, reference })),
      ),
    ),
    bounds: byPolicy(
      bounded.flatMap(({ principal, boundary }) => boundary.map((reference) => ({ principal, reference }))),
    ),
  };
}

function named(kind: string, holders: ReadonlyMap<string, { readonly boundary: readonly string[] }>) {
  return [...holders].map(([name, { boundary }]) => ({ principal: `${kind}/${name}`, boundary }));
}

function byPolicy<T extends { readonly reference: string }>(
  users: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const user of users) {
    const { policy } = parsePolicyReference(user.reference);
    const others = found.get(policy);
    if (others === undefined) found.set(policy, [user]);
    else others.push(user);
  }
  return found;
}
