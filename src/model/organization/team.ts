import type { Origin } from '../../parse/document.ts';
import type { WrittenTeamMember } from '../../schema/generated/documents.ts';
import type { Binding, Team, TeamMembership } from '../model.ts';
import { presentFields } from '../present-fields.ts';
import type { TypedDocument } from '../typed-document.ts';
import { asJson, buildName, buildPeriod, originWithin } from './build-fields.ts';

export function buildTeam(document: TypedDocument<'Team'>, bindings: readonly Binding[]): Team {
  const { body, origin } = document;
  const { displayName, description, parent, settings, github } = body;
  return {
    ...buildName(document),
    ...presentFields({
      displayName,
      description,
      parent,
      settings: asJson(settings),
      github: asJson(github),
    }),
    members: [
      ...buildMemberships(body.members, 'member', originWithin(origin, ['members'])),
      ...buildMemberships(body.maintainers, 'maintainer', originWithin(origin, ['maintainers'])),
    ],
    bindings,
  };
}

function buildMemberships(
  written: readonly WrittenTeamMember[] = [],
  role: TeamMembership['role'],
  list: Origin,
): readonly TeamMembership[] {
  return written.map((item, index) => {
    const origin = originWithin(list, [index]);
    if (typeof item === 'string') return { member: item, role, origin };
    const { member, reason, ticket } = item;
    return presentFields({ member, role, reason, ticket, ...buildPeriod(item), origin });
  });
}
