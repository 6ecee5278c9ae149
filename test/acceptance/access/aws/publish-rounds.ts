import { type Library, openLibrary } from '../../../operations/library.ts';
import type { Prepared } from './prepare.ts';
import { yamlOf } from './yaml-of.ts';

/** Each round commits and applies the next version of every policy that has one. */
export async function publishRounds({
  services,
  policies,
}: Prepared): Promise<{ folder: string; rounds: number }> {
  const library = await openLibrary({
    'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\n',
    'organizations/aws/organization.yaml': 'apiVersion: bylaw/v1\nkind: Organization\nname: aws\n',
    'organizations/aws/services.yaml': yamlOf(services),
  });
  const rounds = Math.max(...policies.map(({ versions }) => versions.length));
  for (let round = 0; round < rounds; round++) {
    const files = policies.flatMap(({ name, versions }): [string, string][] => {
      const version = versions[round];
      if (version === undefined) return [];
      const { statements } = version;
      return [[`organizations/aws/policies/${name}.yaml`, yamlOf([{ kind: 'Policy', name, statements }])]];
    });
    library.write(Object.fromEntries(files));
    if (library.git('status', '--porcelain') !== '') await applyRound(library, round + 1);
  }
  return { folder: library.folder, rounds };
}

async function applyRound(library: Library, round: number): Promise<void> {
  library.commit(`Round ${round}`);
  const { status, diagnostics, refusals } = await library.apply();
  if (status === 'applied' || status === 'nothing-to-do') return;
  throw new Error(`round ${round}: ${status} ${JSON.stringify([diagnostics.slice(0, 3), refusals])}`);
}
