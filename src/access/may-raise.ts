import { isOwnersRole } from '../model/organization/owners.ts';
import type { CompiledAccess } from './compiled-access.ts';
import { engineOf } from './engine/engine.ts';
import { tableNotes } from './lints/escalation/table-notes.ts';

/** Whether a role beyond the owners' allows an action by which access is raised. */
export function mayRaise(access: CompiledAccess): boolean {
  const engine = engineOf(access);
  const notes = tableNotes(engine);
  const { organization, roles } = engine;
  return [...roles.values()].some(
    ({ name, table }) => !isOwnersRole(organization, name) && notes(table).raises.length > 0,
  );
}
