import { numbers, type Table } from '../tables/table.ts';
import type { MemberStatus, MemberSummary } from './view-reports.ts';

export const memberTable: Table<MemberSummary> = {
  one: 'member',
  columns: {
    member: { text: ({ member }) => member },
    name: { text: ({ displayName = '' }) => displayName },
    email: { text: ({ email = '' }) => email },
    role: { text: ({ role = '' }) => role },
    teams: numbers(({ teams }) => teams),
    bindings: numbers(({ bindings }) => bindings),
    mfa: { text: ({ mfa = '' }) => mfa },
    'mfa seen': { text: ({ mfaSeenAt = '' }) => mfaSeenAt },
    status: { text: ({ status }) => memberStatuses[status] },
    manager: { text: ({ manager = '' }) => manager, only: 'csv' },
    file: { text: ({ file }) => file, only: 'csv' },
  },
};

export const memberStatuses: Readonly<Record<MemberStatus, string>> = {
  active: 'active',
  pending: 'pending',
  'invitation-expired': 'invitation expired',
  'invitation-cancelled': 'invitation cancelled',
  'invitation-failed': 'invitation failed',
  suspended: 'suspended',
};
