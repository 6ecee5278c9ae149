import { type Library, openLibrary } from '../../../operations/library.ts';
import type { Prepared, PreparedPolicy } from './prepare.ts';
import { yamlOf } from './yaml-of.ts';

export interface PublishedRounds {
  readonly folder: string;
  readonly policies: readonly PreparedPolicy[];
  readonly rounds: number;
}

/** From so many versions on policies are published in a repository of their own. */
const bounds = [0, 13, 41];

/**
 * Policies with few, more and very many versions, each kind in a repository: a round reads and plans all that an
 * organization holds, and there are 151 rounds of which the last hundred publish five policies.
 */
export async function publishAll({ services, policies }: Prepared): Promise<readonly PublishedRounds[]> {
  const published: PublishedRounds[] = [];
  for (const [at, from] of bounds.entries()) {
    const to = bounds[at + 1] ?? Number.POSITIVE_INFINITY;
    const together = policies.filter(({ versions }) => from <= versions.length && versions.length < to);
    if (together.length > 0) published.push(await publishRounds({ services, policies: together }));
  }
  return published;
}

/** Each round commits and applies the next version of every policy that has one. */
async function publishRounds({
  services,
  policies,
}: Pick<Prepared, 'services' | 'policies'>): Promise<PublishedRounds> {
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
  return { folder: library.folder, policies, rounds };
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
