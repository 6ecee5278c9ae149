import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { dataFolder, makeWorkbench, type Workbench } from '../workbench.ts';

const data = dataFolder();
const title = 'questions about the imported Kubernetes organizations';
const repository = 'krn:kubernetes:github:kubernetes:repository/kubernetes';

interface Holders {
  readonly allowed: readonly { readonly principal: string }[];
}

describe.skipIf(data === undefined)(data === undefined ? `${title} (no data: set BYLAW_DATA)` : title, () => {
  let bench: Workbench;
  const whoCan = (action: string) =>
    bench
      .json<Holders>('access', 'who-can', action, repository, '--org', 'kubernetes')
      .allowed.map(({ principal }) => principal);

  beforeAll(() => {
    const home = makeWorkbench({}, 'resident');
    const source = join(data ?? '', 'kubernetes-org', 'config');
    expect(home.bylaw('import', 'peribolos', source, '--out', 'k8s').code).toBe(0);
    bench = home.at(join(home.folder, 'k8s'));
    bench.git('init', '-q');
    bench.commit('Import from peribolos');
  }, 120_000);

  it('knows that each permission on a repository has those before it', () => {
    const write = whoCan('github:repository.write');
    const admin = whoCan('github:repository.admin');
    expect(admin.length).toBeGreaterThan(5);
    expect(write.length).toBeGreaterThan(admin.length);
    expect(admin.filter((each) => !write.includes(each))).toEqual([]);
    expect(write).toContain('team/kubernetes-maintainers');
    const owners = bench.json<{ assignments: { principal: string }[] }>(
      'role',
      'show',
      'organization-owner',
      '--org',
      'kubernetes',
    );
    for (const { principal } of owners.assignments) expect(admin).toContain(principal);
  });

  it('decides and explains what who-can says', () => {
    for (const principal of whoCan('github:repository.admin').slice(0, 3)) {
      const asked = [principal, 'github:repository.admin', repository, '--org', 'kubernetes'];
      expect(bench.bylaw('access', 'check', ...asked).code).toBe(0);
      expect(bench.bylaw('access', 'explain', ...asked).stdout).toContain('Ada: Import from peribolos');
    }
    const reader = [
      'team/kubernetes-maintainers',
      'github:repository.admin',
      repository,
      '--org',
      'kubernetes',
    ];
    expect(bench.bylaw('access', 'check', ...reader).code).toBe(3);
  });

  it('tells those with the same path together', () => {
    const { stdout } = bench.bylaw(
      'access',
      'who-can',
      'github:repository.write',
      repository,
      '--org',
      'kubernetes',
    );
    expect(stdout.split('\n').length).toBeLessThan(80);
    expect(stdout).toMatch(/^github:repository\.write on \S+: \d+ members, \d+ teams may\n/);
  });

  it('shows what somebody may do, and asks which organization', () => {
    const [principal = ''] = whoCan('github:repository.write');
    const shown = bench.bylaw('access', 'show', principal, '--org', 'kubernetes');
    expect(shown.stdout).toContain('→ github mapping (shared/github-repository-roles.yaml:');
    expect(bench.bylaw('access', 'show', principal).stderr).toContain('error[access/which-organization]');
    expect(bench.bylaw('role', 'list', '--org', 'kubernetes').stdout).toMatch(
      /repository-write +github mapping +\d+ teams/,
    );
  });
});
