import type { ApplyResult } from '../../src/operations/apply-result.ts';
import type { SentInvitation } from '../../src/operations/invitations/sent-invitation.ts';
import { members, openLibrary, organization, start, target } from './library.ts';

export const folder = 'organizations/library';
export const inviting = {
  ...start,
  [`${folder}/organization.yaml`]: `${organization('library')}  invite: {expiresAfter: P7D}\n`,
  [`${folder}/target.yaml`]: target('', 'directory', 'directory'),
};
export const everybody = members('ada', 'ben', 'cleo', 'dora');

/** A library that was applied once, and where dora was invited since; her code. */
export async function invitedDora(environment: Readonly<Record<string, string>> = {}, files = inviting) {
  const library = await openLibrary(files, environment);
  await library.apply();
  library.clock.now = '2026-09-02T08:00:00Z';
  library.edit({ [`${folder}/members.yaml`]: everybody });
  const applied = await library.apply();
  return { library, applied, sent: sentIn(applied) };
}

export function sentIn({ sections }: ApplyResult): SentInvitation {
  const [sent] = sections.flatMap(({ invitations }) => invitations);
  if (sent === undefined) throw new Error('nobody was invited');
  return sent;
}
