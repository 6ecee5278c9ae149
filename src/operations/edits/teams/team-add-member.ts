import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import type { Json } from '../../../digest/json.ts';
import type { EditReport } from '../../../report/edits/edit-report.ts';
import type { Session } from '../../session.ts';
import { type EditingOptions, editRepository } from '../edit-repository.ts';
import { refusePast } from '../refuse-past.ts';
import { knownPerson, knownTeam, membershipOf } from './known-team.ts';

export interface TeamAddMemberOptions extends EditingOptions {
  readonly team: string;
  /** `ana`, `member/ana` or `service-account/ci`. */
  readonly member: string;
  readonly maintainer: boolean;
  /** As YAML has them: `2026-12-31` or an instant. */
  readonly starts?: string;
  readonly expires?: string;
  readonly reason?: string;
  readonly ticket?: string;
}

/**
 * Edits the YAML so that somebody is in a team.
 * @throws BylawError `edit/unknown-team`, `edit/unknown-member`, `edit/already-in-team`, `edit/past-expiry`, and what `editRepository` throws
 */
export async function teamAddMember(session: Session, options: TeamAddMemberOptions): Promise<EditReport> {
  return editRepository(session, options, ({ organization }) => {
    const team = knownTeam(organization, options.team);
    const member = knownPerson(organization, options.member);
    const already = membershipOf(team, member);
    if (already !== undefined) throw alreadyIn(team.name, member, already.role);
    refusePast(session, options.expires);
    const key = options.maintainer ? 'maintainers' : 'members';
    const place = { origin: team.origin, kind: 'Team', path: [key] };
    return {
      subject: `Add ${member} to team ${team.name}`,
      edits: [{ is: 'add-item', place, item: itemOf(member, options) }],
    };
  });
}

function itemOf(member: string, { starts, expires, reason, ticket }: TeamAddMemberOptions): Json {
  const given = Object.entries({ starts, expires, reason, ticket }).filter(
    ([, value]) => value !== undefined,
  );
  return given.length === 0 ? member : ({ member, ...Object.fromEntries(given) } as Json);
}

function alreadyIn(team: string, member: string, role: string): BylawError {
  return new BylawError('edit/already-in-team', `\`${member}\` is a ${role} of team \`${team}\` already`, {
    hint: `to change that, \`bylaw team remove-member ${team} ${member}\` first`,
  });
}
