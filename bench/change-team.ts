import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sizeOf } from './organization.ts';

/**
 * Gives one team, which has none below it, another binding than any time before. What it gives takes that back: the
 * file is as it was.
 */
export function changeTeam(folder: string, members: number, turn: number): () => void {
  const file = join(folder, `organizations/acme/teams/team-${sizeOf(members).teams - 1}.yaml`);
  const before = readFileSync(file, 'utf8');
  const text = before.replace(/ {2}- role: role-0\n {4}on: .*:ticket\/changed-.*\n/, '');
  const binding = `  - role: role-0\n    on: ["krn:acme:support:{org_id}:ticket/changed-${turn}-*"]\n`;
  writeFileSync(file, `${text}${binding}`);
  return () => writeFileSync(file, before);
}
