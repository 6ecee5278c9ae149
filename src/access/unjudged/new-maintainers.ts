import type { Organization, Team, TeamMembership } from '../../model/model.ts';
import { placeAt } from '../../model/place.ts';
import { otherHolders } from '../diff/other-holders.ts';
import type { UnjudgedChange } from './unjudged-changes.ts';

/** So many maintainers of one team are told. */
const most = 20;

/**
 * Who comes to maintain a team in a system of its own: there they may let others in, until the next apply at least, and
 * Bylaw's decision knows nothing of it. Dates count, and whoever has another account is somebody else. Owners look
 * after every team as it is.
 */
export function newMaintainers(
  before: Organization | undefined,
  after: Organization,
): readonly UnjudgedChange[] {
  const targets = [...after.targets.values()];
  if (!targets.some(({ enabled, provider }) => enabled && provider !== 'directory')) return [];
  const others = before === undefined ? noneElse : otherHolders(before, after);
  return [...after.teams.values()].flatMap((team): readonly UnjudgedChange[] => {
    const was = new Set(
      before === undefined ? [] : maintainersOf(before, earlier(team, before)).map(({ key }) => key),
    );
    const come = maintainersOf(after, team).filter(
      ({ key, member }) => !was.has(key) || others.has(`member/${member}`),
    );
    const [first] = come;
    if (first === undefined) return [];
    const told = come.slice(0, most).map(({ member }) => `\`member/${member}\``);
    const more = come.length > most ? ` and ${come.length - most} more` : '';
    const comes = come.length === 1 ? 'comes' : 'come';
    return [
      {
        of: `team/${team.name}`,
        message: `${told.join(', ')}${more} ${comes} to maintain it, and may let others in there`,
        at: placeAt(first.origin, []),
        side: 'after',
      },
    ];
  });
}

const noneElse: ReadonlyMap<string, string> = new Map();

function earlier({ name, previously }: Team, { teams }: Organization): Team | undefined {
  return teams.get(name) ?? teams.get(previously.findLast((each) => teams.has(each)) ?? name);
}

interface Maintainer extends Pick<TeamMembership, 'member' | 'origin'> {
  /** The same for the same person, under whatever name, at the same times. */
  readonly key: string;
}

function maintainersOf(organization: Organization, team: Team | undefined): readonly Maintainer[] {
  const { members, membership } = organization;
  return (team?.members ?? []).flatMap(({ member, role, starts, expires, origin }) => {
    const who = members.get(member);
    if (role !== 'maintainer' || who?.status !== 'active') return [];
    if (who.role !== undefined && who.role === membership.owners?.role) return [];
    return [{ member, origin, key: JSON.stringify([who.id, starts, expires]) }];
  });
}
