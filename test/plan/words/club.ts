import type { JsonObject } from '../../../src/digest/json.ts';
import type { Instant, Organization, Target, Team } from '../../../src/model/model.ts';
import {
  type Address,
  objectAddress,
  objectKinds,
  repositoryPermissionAddress,
  teamMemberAddress,
} from '../../../src/plan/address.ts';
import type { SectionInput } from '../../../src/plan/build-section.ts';
import type { Project, RoleTerms } from '../../../src/plan/projection.ts';
import type { ActualState } from '../../../src/plan/state.ts';
import { actualOf, now, planOf, target } from '../world.ts';

/*
 * A system with words of its own, as small as one can be: directors are admins there, teams have numbers, and a team
 * bound to the role `write` on `scores` has that permission in the repository `scores`.
 */

export const terms: RoleTerms = {
  owners: 'admin',
  members: 'member',
  privileged: ['admin'],
  basePermission: 'defaultPermission',
};

export const observes = ['number', 'account'];

export const projectOnClub: Project = ({ organization, target: of, evaluatedAt }) => {
  const entries = new Map<Address, JsonObject>();
  const previously = new Map<Address, readonly Address[]>();
  const scheduled: { address: Address; value: JsonObject }[] = [];
  const { name, members, teams } = organization;
  for (const member of [...members.values()].filter(({ status }) => status !== 'suspended')) {
    const at = objectAddress('member', name, member.name);
    entries.set(at, { role: isDirector(organization, member.name) ? 'admin' : 'member' });
    const old = member.previously.map((each) => objectAddress('member', name, each));
    if (old.length > 0) previously.set(at, old);
  }
  for (const team of teams.values()) {
    entries.set(objectAddress('team', name, team.name), {
      name: team.displayName ?? team.name,
      ...(team.parent === undefined ? {} : { parent: team.parent }),
    });
    for (const [address, value, starts] of memberships(organization, team)) {
      if (starts !== undefined && starts > evaluatedAt)
        scheduled.push({ address, value: { ...value, starts } });
      else entries.set(address, value);
    }
    const permissions = team.bindings.flatMap(({ role, on = [] }) => on.map((each) => ({ role, each })));
    for (const { role, each } of permissions)
      entries.set(repositoryPermissionAddress(name, team.name, each), { permission: role });
  }
  if (Object.keys(of.settings).length > 0) entries.set(objectAddress('settings', name, name), of.settings);
  const known = { organization: name, target: of.name, entries, previously, scheduled };
  return { ...known, expired: [], timed: [], origins: new Map(), findings: [] };
};

function* memberships(
  organization: Organization,
  team: Team,
): Iterable<readonly [Address, JsonObject, Instant | undefined]> {
  for (const { member, role, starts } of team.members) {
    if (organization.members.get(member)?.status === 'suspended') continue;
    const address = teamMemberAddress(organization.name, team.name, member);
    yield [address, { role: isDirector(organization, member) ? 'maintainer' : role }, starts];
  }
}

function isDirector({ members }: Organization, member: string): boolean {
  return members.get(member)?.role === 'director';
}

/** What the club shows of an organization that was applied to it: with numbers that nobody declares. */
export function shown(declared: Organization, of: Target = clubTarget()): ActualState {
  const nothing = actualOf({ organization: declared.name, target: of.name, entries: new Map() });
  const input = { organization: declared, target: of, manages: new Set(objectKinds) };
  const { entries } = projectOnClub({ ...input, actual: nothing, evaluatedAt: now });
  const numbered = [...entries].map(([address, value], number): [Address, JsonObject] => {
    if (address.startsWith('team:')) return [address, { ...value, number }];
    return address.startsWith('member:') ? [address, { ...value, account: number }] : [address, value];
  });
  return actualOf({ organization: declared.name, target: of.name, entries: new Map(numbered) });
}

export function clubTarget(fields: Partial<Target> = {}): Target {
  return target({ name: 'club', provider: 'club', ...fields });
}

/** The plan of a declaration for a club that holds another one. */
export function clubPlan(
  declared: Organization,
  before: Organization | ActualState,
  options: Partial<SectionInput> & { readonly fields?: Partial<Target> } = {},
) {
  const actual = 'entries' in before ? before : shown(before);
  return planOf(declared, actual, {
    target: clubTarget(options.fields),
    capabilities: { manages: objectKinds, observes },
    project: projectOnClub,
    terms,
    recorded: actual.entries,
    ...options,
  });
}
