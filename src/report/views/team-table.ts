import { lists, numbers, type Table } from '../tables/table.ts';
import type { TeamSummary } from './view-reports.ts';

export const teamTable: Table<TeamSummary> = {
  one: 'team',
  columns: {
    team: { text: ({ team }) => team },
    name: { text: ({ displayName = '' }) => displayName },
    parent: { text: ({ parent = '' }) => parent },
    members: numbers(({ members }) => members),
    maintainers: numbers(({ maintainers }) => maintainers),
    people: numbers(({ people }) => people),
    'sub-teams': numbers(({ subTeams }) => subTeams),
    roles: lists(({ roles }) => roles),
    file: { text: ({ file }) => file, only: 'csv' },
  },
};
