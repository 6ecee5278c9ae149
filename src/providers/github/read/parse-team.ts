import { type Fields, fieldsOf, idOf, textOf, wordOf } from './fields.ts';
import {
  type Rows,
  type TeamMemberRow,
  type TeamRepositoryRow,
  teamMemberRows,
  teamRepositoryRows,
} from './rows.ts';

/** A team as far as its first pages tell. */
export interface ReadTeam {
  /** GraphQL's own id. */
  readonly node: string;
  readonly number: number;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly privacy: 'closed' | 'secret';
  readonly notifications: 'enabled' | 'disabled';
  readonly parent: number | undefined;
  readonly members: Rows<TeamMemberRow>;
  readonly repositories: Rows<TeamRepositoryRow>;
}

const privacies = { VISIBLE: 'closed', SECRET: 'secret' } as const;
const notifications = { NOTIFICATIONS_ENABLED: 'enabled', NOTIFICATIONS_DISABLED: 'disabled' } as const;

export function parseTeam(edge: Fields): ReadTeam {
  const team = fieldsOf(edge.node, 'teams');
  const slug = textOf(team.slug, 'the slug of a team');
  const where = `the team ${slug}`;
  const { description, parentTeam } = team;
  return {
    node: textOf(team.id, where),
    number: idOf(team.databaseId, where),
    slug,
    name: textOf(team.name, where),
    description: description === null ? '' : textOf(description, where),
    privacy: wordOf(team.privacy, privacies, `${where}, its privacy`),
    notifications: wordOf(team.notificationSetting, notifications, `${where}, its notifications`),
    parent: parentTeam === null ? undefined : idOf(fieldsOf(parentTeam, where).databaseId, where),
    members: teamMemberRows(team.members, `members of ${where}`),
    repositories: teamRepositoryRows(team.repositories, `repositories of ${where}`),
  };
}
