import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { WrittenTeamMember } from '../../schema/generated/documents.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { placeAt } from '../place.ts';

export function* peopleAreInATeamOnce({ named }: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  for (const { body, origin } of named.Team.values()) {
    const first = new Map<string, Listed>();
    for (const listed of [
      ...listedIn('members', body.members),
      ...listedIn('maintainers', body.maintainers),
    ]) {
      const before = first.get(listed.member);
      if (before === undefined) {
        first.set(listed.member, listed);
        continue;
      }
      yield createDiagnostic('model/duplicate-team-member', {
        message: `\`${listed.member}\` is in team \`${body.name}\` twice`,
        at: placeAt(origin, [listed.list, listed.index]),
        related: [
          {
            at: placeAt(origin, [before.list, before.index]),
            message: `first here, as ${roles[before.list]}`,
          },
        ],
        hint:
          before.list === listed.list
            ? 'remove one of the two'
            : 'a maintainer is a member too: keep one of the two',
      });
    }
  }
}

const roles = { members: 'member', maintainers: 'maintainer' } as const;

interface Listed {
  readonly member: string;
  readonly list: keyof typeof roles;
  readonly index: number;
}

function listedIn(list: Listed['list'], written: readonly WrittenTeamMember[] = []): readonly Listed[] {
  return written.map((item, index) => ({
    member: typeof item === 'string' ? item : item.member,
    list,
    index,
  }));
}
