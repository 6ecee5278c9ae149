import type { Organization } from '../../model/model.ts';
import { parsePolicyReference } from '../../model/references/policy-reference.ts';
import { teamChain } from './team-stays.ts';

/** Of a planned change, what tells whether it may give somebody something. */
export interface TouchingChange {
  readonly address: string;
  readonly effect: string;
}

/**
 * Whether planned changes may give anything to some principals: whatever names them, a team that they are in or that
 * stands above it, a role that one of these has, or a policy of such a role, and does not only take. By the words of
 * addresses, whatever system they are of.
 *
 * @param principals undefined: anybody
 */
export function mayTouch(
  organization: Organization,
  principals: readonly string[] | undefined,
  changes: readonly TouchingChange[],
  published: readonly string[],
): boolean {
  const giving = changes.filter(({ effect }) => effect !== 'loss');
  if (giving.length + published.length === 0) return false;
  if (principals === undefined) return true;
  const names = namesAround(organization, principals);
  return (
    published.some((policy) => names.has(policy)) ||
    giving.some(({ address }) => address.split(/[:/#]/).some((word) => names.has(word)))
  );
}

function namesAround(organization: Organization, principals: readonly string[]): ReadonlySet<string> {
  const { members, serviceAccounts, tokens, teams, roles } = organization;
  const found = new Set<string>();
  const addRole = (name: string) => {
    found.add(name);
    for (const policy of roles.get(name)?.policies ?? []) found.add(parsePolicyReference(policy).policy);
  };
  const addTeam = (name: string) => {
    for (const each of teamChain(teams, name)) {
      found.add(each);
      for (const { role } of teams.get(each)?.bindings ?? []) addRole(role);
    }
  };
  const owners = principals.flatMap((each) => tokens.get(each.replace(/^token\//, ''))?.owner ?? []);
  for (const principal of [...principals, ...owners]) {
    const name = principal.slice(principal.indexOf('/') + 1);
    found.add(name);
    if (principal.startsWith('team/')) addTeam(name);
    const holder = principal.startsWith('member/')
      ? members.get(name)
      : (serviceAccounts.get(name) ?? tokens.get(name));
    if (holder === undefined) continue;
    if ('role' in holder && holder.role !== undefined) addRole(holder.role);
    for (const { role } of holder.bindings) addRole(role);
    const member = principal.replace(/^member\//, '');
    for (const team of teams.values())
      if (team.members.some((each) => each.member === member)) addTeam(team.name);
  }
  return found;
}
