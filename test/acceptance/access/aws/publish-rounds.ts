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
    'organizations/aws/organization.yaml': yamlOf([
      { kind: 'Organization', name: 'aws', waivers: policies.flatMap(waiversOf) },
    ]),
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

/** Some of AWS's policies allow everything but what they name. */
function waiversOf({ name, versions }: Prepared['policies'][number]): readonly object[] {
  const hasExceptions = versions.some((version) =>
    version?.statements.some(
      (each) => each.effect === 'allow' && ('notActions' in each || 'notResources' in each),
    ),
  );
  if (!hasExceptions) return [];
  const code = 'access/allow-with-exceptions';
  return [{ code, of: `policy/${name}`, reason: 'as AWS wrote it', expires: '2999-12-31' }];
}

async function applyRound(library: Library, round: number): Promise<void> {
  library.commit(`Round ${round}`);
  const { status, diagnostics, refusals } = await library.apply();
  if (status === 'applied' || status === 'nothing-to-do') return;
  throw new Error(`round ${round}: ${status} ${JSON.stringify([diagnostics.slice(0, 3), refusals])}`);
}
