import type { SnapshotMember } from '../snapshot.ts';
import { type Fields, fieldsOf, idOf, textOf, wordOf } from './fields.ts';

const roles = { ADMIN: 'admin', MEMBER: 'member' } as const;

export function parseMember(edge: Fields): SnapshotMember {
  const { databaseId, login: given } = fieldsOf(edge.node, 'members');
  const login = textOf(given, 'the log-in of a member');
  const account = idOf(databaseId, `the member ${login}`);
  const role = wordOf(edge.role, roles, `the role of the member ${login}`);
  const { hasTwoFactorEnabled: hasTwoFactor } = edge;
  return { account, login, role, ...(typeof hasTwoFactor === 'boolean' && { hasTwoFactor }) };
}
