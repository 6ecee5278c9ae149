import type { ObservedMember } from '../../audit/observations/observed-member.ts';
import type { Member } from '../../model/model.ts';
import { teamPeople } from '../../model/organization/team-people.ts';
import { presentFields } from '../../model/present-fields.ts';
import { sortRows } from '../../report/tables/sort-rows.ts';
import { memberTable } from '../../report/views/member-table.ts';
import type { MemberListReport, MemberStatus, MemberSummary } from '../../report/views/view-reports.ts';
import type { AskedSource } from '../access/asked-source.ts';
import { basisOf } from '../access/basis-of.ts';
import { withSource } from '../access/with-source.ts';
import { knownTeam } from '../edits/teams/known-team.ts';
import { seenBySource } from '../observations/seen-by-source.ts';
import { knownRole } from '../roles/known-role.ts';
import type { Session } from '../session.ts';
import type { ListOptions } from './list-options.ts';
import { memberStatus } from './member-status.ts';
import { mfaPosture, mfaSeen } from './mfa-posture.ts';
import { isInForce } from './standing-of.ts';
import { staysByPerson } from './stays.ts';

export interface MemberListOptions extends ListOptions {
  /** Only who has this role now, as the organization role or by a binding of their own. */
  readonly role?: string;
  /** Only who is in this team now, or in one below it. */
  readonly team?: string;
  /** `pending`: whose invitation is open, or has expired or was cancelled. */
  readonly status?: 'active' | 'pending' | 'suspended';
  /** Also whether they have MFA, as it was seen last, and the posture of all active members. */
  readonly mfa?: boolean;
}

/**
 * The members of an organization.
 * @throws BylawError `view/unknown-column`, `role/unknown`, `edit/unknown-team`
 */
export async function memberList(
  session: Session,
  options: MemberListOptions = {},
): Promise<MemberListReport> {
  return withSource(session, options, async (source) => {
    const counts = filterOf(source, options);
    const members = [...source.organization.members.values()].filter(counts);
    const rows = summaries(source, members);
    const basis = basisOf(source);
    if (options.mfa !== true) return { basis, members: sortRows(memberTable, rows, options.sort) };
    const seen = await seenBySource(source);
    const withMfa = rows.map((row) => ({ ...row, ...seenOf(seen.get(row.member)) }));
    return {
      basis,
      members: sortRows(memberTable, withMfa, options.sort),
      mfa: mfaPosture(source, seen),
    };
  });
}

function summaries(source: AskedSource, members: readonly Member[]): readonly MemberSummary[] {
  const { organization, now } = source;
  const stays = staysByPerson(organization);
  return members.map((member) => {
    const { name, displayName, email, role, manager, bindings, origin } = member;
    return {
      member: name,
      ...presentFields({ displayName, email, role, manager }),
      status: memberStatus(source, member),
      teams: (stays.get(name) ?? []).filter(({ membership }) => isInForce(membership, now)).length,
      bindings: bindings.filter((binding) => isInForce(binding, now)).length,
      file: origin.file,
    };
  });
}

function seenOf(observed: ObservedMember | undefined): Pick<MemberSummary, 'mfa' | 'mfaSeenAt'> {
  return { mfa: mfaSeen(observed), ...presentFields({ mfaSeenAt: observed?.mfa?.at }) };
}

function filterOf(source: AskedSource, options: MemberListOptions): (member: Member) => boolean {
  const { organization, now } = source;
  const role = options.role === undefined ? undefined : knownRole(organization, options.role).name;
  const team = options.team === undefined ? undefined : knownTeam(organization, options.team).name;
  const people =
    team === undefined ? undefined : teamPeople(organization, (stay) => isInForce(stay, now))(team);
  return (member) =>
    (options.status === undefined || options.status === filterStatus(memberStatus(source, member))) &&
    (people === undefined || people.has(member.name)) &&
    (role === undefined ||
      member.role === role ||
      member.bindings.some((binding) => binding.role === role && isInForce(binding, now)));
}

function filterStatus(status: MemberStatus): MemberListOptions['status'] {
  return status === 'active' || status === 'suspended' ? status : 'pending';
}
