import { invariant } from '../../../diagnostic/bylaw-error.ts';
import type { Address } from '../../../plan/address.ts';
import type { Change } from '../../../plan/plan.ts';
import type { Work } from './work.ts';
import { writeBinding } from './write-binding.ts';
import { writeMember } from './write-member.ts';
import { writeOutsideCollaborator } from './write-outside-collaborator.ts';
import { writeRepositoryPermission } from './write-repository-permission.ts';
import { writeSettings } from './write-settings.ts';
import { writeTeam } from './write-team.ts';
import { writeTeamMember } from './write-team-member.ts';

type Write = (work: Work, change: Change) => Promise<void>;

const writers: ReadonlyMap<string, Write> = new Map([
  ['member', writeMember],
  ['service-account', writeMember],
  ['team', writeTeam],
  ['team-member', writeTeamMember],
  ['repository-permission', writeRepositoryPermission],
  ['binding', writeBinding],
  ['settings', writeSettings],
  ['outside-collaborator', writeOutsideCollaborator],
]);

/** What carries out the changes of a kind. */
export function writerOf(address: Address): Write {
  const kind = address.slice(0, address.indexOf(':'));
  const found = writers.get(kind);
  invariant(found !== undefined, `GitHub holds no ${kind}`);
  return found;
}
