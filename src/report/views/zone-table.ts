import { lists, numbers, type Table } from '../tables/table.ts';
import type { ZoneSummary } from './view-reports.ts';

export const zoneTable: Table<ZoneSummary> = {
  one: 'zone',
  columns: {
    zone: { text: ({ zone }) => zone },
    name: { text: ({ displayName = '' }) => displayName },
    isolated: { text: ({ isolated }) => (isolated ? 'isolated' : '') },
    roles: lists(({ roles }) => roles ?? ['any']),
    'held by': numbers(({ holders }) => holders),
    resources: lists(({ resources }) => resources),
    file: { text: ({ file }) => file, only: 'csv' },
  },
};
