import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import { isOwnersRole } from '../../model/organization/owners.ts';
import { placeAt } from '../../model/place.ts';
import { parsePolicyReference } from '../../model/references/policy-reference.ts';
import { mappedActions } from '../compile/mapped-actions.ts';
import type { Finding } from './lint.ts';
import type { LintedOrganization } from './linted-organization.ts';

/**
 * Of owners, and of members who hold a statement that allows a privileged action, whatever denies it. A second factor is
 * observed and never declared: where nobody observed it, an organization that requires it is told that nothing is judged.
 */
export function* privilegedPeopleHaveMfa(linted: LintedOrganization): Iterable<Finding> {
  const { organization, mfa } = linted;
  if (mfa === undefined) {
    if (organization.settings.requireMfa === true)
      yield {
        of: `organization/${organization.name}`,
        diagnostic: createDiagnostic('access/mfa-not-judged', {
          message: 'whether owners and privileged members have MFA is not judged here',
          at: placeAt(organization.origin, ['settings', 'requireMfa']),
          hint: '`bylaw member list --mfa` shows who has it; statements can require `principal.mfa` as a condition',
        }),
      };
    return;
  }
  const privileged = privilegedRoles(linted);
  const inTeams = rolesByTeams(linted);
  for (const { name, status, role, bindings, origin } of organization.members.values()) {
    if (status !== 'active' || mfa.get(name) !== false) continue;
    const held = [
      ...(role === undefined ? [] : [role]),
      ...bindings.map((each) => each.role),
      ...inTeams(name),
    ];
    const by =
      held.find((each) => isOwnersRole(organization, each)) ?? held.find((each) => privileged.has(each));
    if (by === undefined) continue;
    const diagnostic = createDiagnostic('access/without-mfa', {
      message: isOwnersRole(organization, by)
        ? 'this owner has no MFA'
        : `this member has no MFA, and holds \`${by}\`, which is privileged`,
      at: placeAt(origin, ['name']),
      hint: 'have them set up a second factor, or take the role from them',
    });
    yield { of: `member/${name}`, diagnostic };
  }
}

/** The roles with a statement that allows a privileged action. */
function privilegedRoles({ organization, actions, statements }: LintedOrganization): ReadonlySet<string> {
  const privileged = actions.services.flatMap(({ name, actions: all }) => {
    const declared = organization.services.get(name)?.actions ?? {};
    const isPrivileged = (text: string) =>
      (declared[text.slice(name.length + 1)] as { readonly privileged?: boolean } | undefined)?.privileged ===
      true;
    return all.filter(({ text }) => isPrivileged(text));
  });
  const granting = new Set(
    statements
      .filter(
        ({ isDeny, actions: named, exceptActions }) =>
          !isDeny &&
          privileged.some(
            ({ service, index }) =>
              (named === 'all' || named.get(service)?.includes(index) === true) !== exceptActions,
          ),
      )
      .map(({ of }) => of),
  );
  const texts = new Set(privileged.map(({ text }) => text));
  const mapped = new Set(
    [...organization.roles.values()]
      .filter((role) => mappedActions(role).some((action) => texts.has(action)))
      .map(({ name }) => name),
  );
  const roles = [...organization.roles.values()].filter(
    ({ name, policies }) =>
      granting.has(`role/${name}`) ||
      mapped.has(name) ||
      policies.some((reference) => granting.has(`policy/${parsePolicyReference(reference).policy}`)),
  );
  return new Set(roles.map(({ name }) => name));
}

/** What people hold by their teams and the teams above them, now. */
function rolesByTeams({
  organization: { teams },
  now,
}: LintedOrganization): (person: string) => Iterable<string> {
  const byPerson = new Map<string, Set<string>>();
  for (const team of teams.values()) {
    const chain = new Set<typeof team>();
    for (let at: typeof team | undefined = team; at !== undefined && !chain.has(at); ) {
      chain.add(at);
      at = at.parent === undefined ? undefined : teams.get(at.parent);
    }
    const roles = [...chain].flatMap(({ bindings }) => bindings.map(({ role }) => role));
    for (const { member, expires } of team.members) {
      if (expires !== undefined && Date.parse(expires) <= now) continue;
      const held = byPerson.get(member) ?? new Set();
      byPerson.set(member, held);
      for (const role of roles) held.add(role);
    }
  }
  return (person) => byPerson.get(person) ?? [];
}
