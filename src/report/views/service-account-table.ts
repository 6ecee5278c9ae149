import { numbers, type Table } from '../tables/table.ts';
import type { ServiceAccountSummary } from './view-reports.ts';

export const serviceAccountTable: Table<ServiceAccountSummary> = {
  one: 'service account',
  columns: {
    'service account': { text: ({ serviceAccount }) => serviceAccount },
    name: { text: ({ displayName = '' }) => displayName },
    owner: { text: ({ owner }) => owner },
    role: { text: ({ role = '' }) => role },
    teams: numbers(({ teams }) => teams),
    bindings: numbers(({ bindings }) => bindings),
    tokens: numbers(({ tokens }) => tokens),
    status: { text: ({ status }) => status },
    file: { text: ({ file }) => file, only: 'csv' },
  },
};
