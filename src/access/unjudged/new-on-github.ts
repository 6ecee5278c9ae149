import type { Binding, Organization, Role, TeamMembership } from '../../model/model.ts';
import { teamsBelow } from '../../model/organization/teams-below.ts';
import { placeAt } from '../../model/place.ts';
import { otherHolders } from '../diff/other-holders.ts';
import type { UnjudgedChange } from './unjudged-changes.ts';

/** So many holders of one role are told. */
const most = 20;

/**
 * Who comes to hold a role of GitHub's own, custom or of the organization: what it gives stands on GitHub alone, and no
 * catalogue tells two of them apart. Dates count: whoever holds it for another time comes to hold it, and so does
 * whoever is somebody else than before, by their account.
 */
export function newOnGithub(
  before: Organization | undefined,
  after: Organization,
): readonly UnjudgedChange[] {
  const roles = [...after.roles.values()].filter((role) => namesOf(role).length > 0);
  if (roles.length === 0) return [];
  const was = new Set(before === undefined ? [] : holdings(before).map(({ key }) => key));
  const others: ReadonlyMap<string, string> = before === undefined ? new Map() : otherHolders(before, after);
  const came = new Map<string, Set<string>>();
  for (const { key, role, holder } of holdings(after)) {
    if (was.has(key) && !others.has(holder)) continue;
    came.set(role, (came.get(role) ?? new Set()).add(holder));
  }
  return roles.flatMap((role): readonly UnjudgedChange[] => {
    const holders = [...(came.get(role.name) ?? [])].sort();
    if (holders.length === 0) return [];
    const more = holders.length > most ? ` and ${holders.length - most} more` : '';
    const who = holders.slice(0, most).map((each) => `\`${each}\``);
    const what = namesOf(role).map(([, name]) => `\`${name}\``);
    return [
      {
        of: `role/${role.name}`,
        message: `${who.join(', ')}${more} ${holders.length === 1 ? 'comes' : 'come'} to hold ${what.join(' and ')} of GitHub`,
        at: placeAt(role.origin, ['github']),
        side: 'after',
      },
    ];
  });
}

const fields = ['customRepositoryRole', 'assignedOrganizationRole'] as const;

function namesOf({ github }: Pick<Role, 'github'>): readonly (readonly [field: string, name: string])[] {
  return fields.flatMap((field) => {
    const name = github?.[field];
    return typeof name === 'string' ? [[field, name] as const] : [];
  });
}

interface Holding {
  /** The same for the same holder, under whatever name. */
  readonly key: string;
  readonly role: string;
  readonly holder: string;
}

/** Who holds such a role where and when; everybody in a team by themselves, so that who moves between two is no news. */
function holdings(organization: Organization): readonly Holding[] {
  const { roles } = organization;
  return [...ownBindings(organization), ...teamBindings(organization)].flatMap(
    ({ holder, id, binding, stay }) => {
      const { role, zone, on, starts, expires } = binding;
      const when = [starts, expires, stay?.starts, stay?.expires];
      return namesOf(roles.get(role) ?? {}).map(([, name]) => ({
        ...{ role, holder },
        key: JSON.stringify([holder.split('/')[0], id, name, zone, on, ...when]),
      }));
    },
  );
}

interface Bound {
  /** `member/ana` */
  readonly holder: string;
  readonly id: string;
  readonly binding: Omit<Binding, 'origin'>;
  readonly stay?: TeamMembership;
}

function ownBindings(organization: Organization): readonly Bound[] {
  const people = activePeople(organization).flatMap(({ holder, id, role, bindings }) =>
    [...(role === undefined ? [] : [{ role }]), ...bindings].map((binding) => ({ holder, id, binding })),
  );
  const tokens = [...organization.tokens.values()].filter(({ revoked }) => !revoked);
  return [
    ...people,
    ...tokens.flatMap(({ name, id, bindings }) =>
      bindings.map((binding) => ({ holder: `token/${name}`, id, binding })),
    ),
  ];
}

function activePeople({ members, serviceAccounts }: Organization) {
  return [
    ...[...members.values()].map((each) => ({ ...each, holder: `member/${each.name}` })),
    ...[...serviceAccounts.values()].map((each) => ({ ...each, holder: `service-account/${each.name}` })),
  ].filter(({ status }) => status !== 'suspended');
}

function teamBindings(organization: Organization): readonly Bound[] {
  const { teams, roles } = organization;
  const active = new Map(activePeople(organization).map(({ holder, id }) => [holder, id]));
  const below = teamsBelow({ teams });
  return [...teams.values()].flatMap(({ name, bindings }) => {
    const telling = bindings.filter(({ role }) => namesOf(roles.get(role) ?? {}).length > 0);
    if (telling.length === 0) return [];
    const all = new Set([name]);
    // A set takes in what is added while it is walked.
    for (const each of all) for (const team of below.get(each) ?? []) all.add(team);
    return [...all]
      .flatMap((each) => teams.get(each)?.members ?? [])
      .map((stay) => ({ stay, holder: stay.member.includes('/') ? stay.member : `member/${stay.member}` }))
      .flatMap(({ stay, holder }) => {
        const id = active.get(holder);
        return id === undefined ? [] : telling.map((binding) => ({ holder, id, binding, stay }));
      });
  });
}
