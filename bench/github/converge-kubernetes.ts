import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importPeribolosTree } from '../../src/operations/import-peribolos.ts';
import type { GithubEmulator } from '../../test/github-emulator/start-github-emulator.ts';
import { type EmulatedRepository, openEmulatedRepository, type Planned } from './emulated-repository.ts';
import { type PeribolosSize, peribolosRequests } from './peribolos-requests.ts';

const day = 24 * 3_600_000;

export interface Converged {
  /** Days of the emulator's clock until nothing was left to do. */
  readonly days: number;
  readonly writes: number;
  /** What peribolos would ask for the same plan, by its formula. */
  readonly peribolos: number;
  /** The plan after that. */
  readonly planned: Planned;
}

/**
 * Applies organizations of the Kubernetes project to empty ones on an emulated GitHub, day by day as far as it lets
 * people be invited, and plans once more. `config` is theirs for peribolos; `look` is asked at the end.
 */
export async function convergeKubernetes(
  config: string,
  organizations: readonly string[],
  look: (github: GithubEmulator) => Promise<void> = async () => {},
): Promise<Converged> {
  // An owner of all of them, who begins alone.
  const repository = await openEmulatedRepository({ organizations, owner: 'k8s-ci-robot' });
  try {
    await importOrganizations(repository, config, organizations);
    const { github } = repository;
    let failed: readonly string[] = [];
    for (let days = 1; days <= 60; days += 1) {
      failed = await repository.apply();
      github.accept();
      github.clock.advance(day);
      const planned = await repository.plan();
      if (planned.changes.length > 0) continue;
      await look(github);
      const peribolos = organizations.reduce(
        (sum, each) => sum + peribolosRequests(sizeThere(github, each)),
        0,
      );
      return { days, writes: github.writes.length, planned, peribolos };
    }
    throw new Error(`after 60 days there is something left to do: ${failed.slice(0, 5).join('\n')}`);
  } finally {
    await repository.close();
  }
}

function sizeThere({ state }: GithubEmulator, login: string): PeribolosSize {
  const { members = new Map(), teams = new Map() } = state.organization(login) ?? {};
  const owners = [...members.values()].filter(({ role }) => role === 'admin').length;
  return { owners, members: members.size - owners, teams: teams.size };
}

async function importOrganizations(
  { github, session, folder, commit }: EmulatedRepository,
  config: string,
  organizations: readonly string[],
): Promise<void> {
  for (const organization of organizations) {
    await importPeribolosTree(session, {
      from: join(config, organization),
      out: '.',
      force: true,
      target: 'github',
    });
    const root = join(folder, 'organizations', organization);
    const targets = join(root, 'targets.yaml');
    const text = readFileSync(targets, 'utf8').replace(
      /coordinates: \{ organization: (\S+) \}/,
      `coordinates: { organization: $1, baseUrl: "${github.url}" }`,
    );
    writeFileSync(targets, text);
    const files = yamlIn(root);
    for (const login of found(files, /github: \{ login: "?([\w-]+)/g)) github.state.someone(login);
    for (const name of found(files, /:repository\/([\w.-]+)/g))
      github.state.addRepository(organization, name);
  }
  commit('Take over from peribolos');
}

function yamlIn(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => readFileSync(join(root, path), 'utf8'));
}

function found(texts: readonly string[], pattern: RegExp): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name ?? '')));
}
