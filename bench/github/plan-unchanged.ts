import { importGithubOrganization } from '../../src/operations/import-github.ts';
import { plantSeed } from '../../test/github-emulator/seed.ts';
import { openEmulatedRepository, type Planned } from './emulated-repository.ts';
import { organizationSeed } from './organization-seed.ts';
import type { OrganizationSize } from './organization-size.ts';

/** A plan of an organization that is on GitHub as it is declared, and applied once. */
export async function planUnchanged(size: OrganizationSize): Promise<Planned> {
  const repository = await openEmulatedRepository({ organizations: [] });
  try {
    const { github, session } = repository;
    plantSeed(github.state, organizationSeed(size));
    await importGithubOrganization(session, { organization: 'acme', out: '.', baseUrl: github.url });
    repository.commit('Import');
    const failed = await repository.apply();
    if (failed.length > 0) throw new Error(failed.slice(0, 5).join('\n'));
    return await repository.plan();
  } finally {
    await repository.close();
  }
}
