import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import { didYouMean } from '../../../diagnostic/nearest-name.ts';
import type { EditReport } from '../../../report/edits/edit-report.ts';
import type { Session } from '../../session.ts';
import { type EditingOptions, editRepository } from '../edit-repository.ts';
import { knownTeam, membershipOf } from './known-team.ts';

export interface TeamRemoveMemberOptions extends EditingOptions {
  readonly team: string;
  /** `ana`, `member/ana` or `service-account/ci`. */
  readonly member: string;
}

/**
 * Edits the YAML so that somebody is no longer in a team. Teams below are left alone: who is in one of them stays in
 * this one through it.
 * @throws BylawError `edit/unknown-team`, `edit/not-in-team`, and what `editRepository` throws
 */
export async function teamRemoveMember(
  session: Session,
  options: TeamRemoveMemberOptions,
): Promise<EditReport> {
  return editRepository(session, options, ({ organization }) => {
    const team = knownTeam(organization, options.team);
    const member = options.member.replace(/^member\//, '');
    const membership = membershipOf(team, member);
    if (membership === undefined)
      throw notIn(
        team.name,
        member,
        team.members.map((each) => each.member),
      );
    const { origin } = membership;
    const [key, index] = origin.path.slice(team.origin.path.length);
    const place = { origin: team.origin, kind: 'Team', path: [String(key)] };
    return {
      subject: `Remove ${member} from team ${team.name}`,
      edits: [{ is: 'remove-item', place, index: Number(index) }],
    };
  });
}

function notIn(team: string, member: string, members: readonly string[]): BylawError {
  return new BylawError(
    'edit/not-in-team',
    `\`${member}\` is not in the lists of team \`${team}\``,
    didYouMean(member, members),
  );
}
