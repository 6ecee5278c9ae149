import type { Role } from '../model/model.ts';
import type { StatementSource } from './decision.ts';

/** The field of a role that a statement of its own stands in: its permissions come first, where it has some. */
export function ownStatementField(
  { permissions }: Pick<Role, 'permissions'>,
  { index }: Pick<StatementSource, 'index'>,
): 'permissions' | 'github' {
  return index === (permissions.length === 0 ? 0 : 1) ? 'github' : 'permissions';
}
