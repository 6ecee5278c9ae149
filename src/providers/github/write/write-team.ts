import type { Change } from '../../../plan/plan.ts';
import { createTeam } from './create-team.ts';
import { deleteTeam } from './delete-team.ts';
import { editTeam } from './edit-team.ts';
import type { Work } from './work.ts';

/** A team of the organization. */
export async function writeTeam(work: Work, change: Change): Promise<void> {
  if (change.action === 'create') return createTeam(work, change);
  if (change.action === 'delete') return deleteTeam(work, change);
  return editTeam(work, change);
}
