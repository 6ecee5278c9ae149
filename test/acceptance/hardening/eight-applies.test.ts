import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type CheckedEntry, checkLedger } from './check-ledger.ts';
import { isFull, times } from './counts.ts';
import { checkRace, managedTree, race } from './race.ts';
import { addressOf, copySite, makeSite, type RemoteKind, type Site } from './site.ts';

/** Fewer show the same, if less often. */
const eight = Array.from({ length: times(8, 3) }, (_, at) => at + 1);
const rounds = times(20, 1);

async function commitFiles(
  site: Site,
  files: Readonly<Record<string, string>>,
  why: string,
): Promise<string> {
  for (const [path, text] of Object.entries(files)) {
    const file = join(site.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  await site.git('add', '--all');
  await site.git('commit', '--quiet', '--message', why);
  await site.share();
  return site.git('rev-parse', 'HEAD');
}

async function applied(site: Site, ...flags: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await site.bylaw(['apply', '--yes', ...flags]).ended;
  if (code !== 0) throw new Error(`apply in ${site.folder} exited ${code}: ${stdout}${stderr}`);
}

/** Eight orchards at their first stage applied, at their second in HEAD: every one has something of its own to do. */
async function eightOrchards(remote: RemoteKind): Promise<Site> {
  const site = await makeSite(remote);
  const places = eight.map((each) => ({ name: `orchard-${each}` }));
  await site.commitStage(0, places);
  await applied(site);
  await site.commitStage(1, places);
  return site;
}

/** One choir, and eight commits on top of one another that each bring one singer and let another go. */
async function eightCommits(
  remote: RemoteKind,
): Promise<{ readonly site: Site; readonly commits: readonly string[] }> {
  const site = await makeSite(remote);
  await commitFiles(site, { 'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\n', ...choir(0) }, 'Begin');
  await applied(site);
  const commits: string[] = [];
  for (const each of eight) commits.push(await commitFiles(site, choir(each), `Change ${each}`));
  return { site, commits };
}

function choir(change: number): Readonly<Record<string, string>> {
  const singers = ['ada', ...eight.map((each) => (each <= change ? `new-${each}` : `old-${each}`))];
  const lines = singers.map(
    (name, at) => `  - {name: ${name}, email: ${name}@choir.example${at === 0 ? ', role: lead' : ''}}\n`,
  );
  return {
    'organizations/choir/organization.yaml': `apiVersion: bylaw/v1
kind: Organization
name: choir
membership: {owners: {role: lead, min: 1}}
---
apiVersion: bylaw/v1
kind: Target
name: directory
provider: directory
guards: {lost-members: {share: 1}, lost-memberships: {share: 1}, lost-access: {share: 1}}
---
apiVersion: bylaw/v1
kind: RoleList
items:
  - {name: lead, permissions: ["*"]}
  - {name: singer, policies: [sing]}
---
apiVersion: bylaw/v1
kind: Service
name: songs
actions:
${eight.map((each) => `  sing-${each}: {description: Sing song ${each}, access: read}\n`).join('')}  hum: {description: Hum, access: read}
---
apiVersion: bylaw/v1
kind: Policy
name: sing
statements:
  - {effect: allow, actions: ["songs:${change === 0 ? 'hum' : `sing-${change}`}"]}
`,
    'organizations/choir/members.yaml': `apiVersion: bylaw/v1\nkind: MemberList\nitems:\n${lines.join('')}`,
    'organizations/choir/singers.yaml': `apiVersion: bylaw/v1\nkind: Team\nname: singers\nmembers: [${singers.slice(1).join(', ')}]\nbindings: [singer]\n`,
  };
}

describe.each(['native', 'isomorphic'] as const)('eight applies at once in one clone, %s', (backend) => {
  test('each of its own organization: all come through', { timeout: times(3_600_000, 900_000) }, async () => {
    const template = await eightOrchards('no remote');
    const reference = await copySite(template);
    await applied(reference);
    for (let round = 0; round < rounds; round++) {
      const site = await copySite(template);
      const racers = await race(
        eight.map((each) => ({ site, flags: ['--org', `orchard-${each}`] })),
        backend,
      );
      await checkRace(racers, [site.folder]);
      expect(racers.map(({ word, said }) => (word === 'applied' ? word : said))).toEqual(
        eight.map(() => 'applied'),
      );
      for (const each of eight) {
        const name = `orchard-${each}`;
        expect(await managedTree(site, name)).toBe(await managedTree(reference, name));
      }
      await applied(site);
      site.remove();
    }
    reference.remove();
    template.remove();
  });

  test('each of one change of the same organization', { timeout: times(3_600_000, 900_000) }, async () => {
    const { site: template } = await eightCommits('no remote');
    for (let round = 0; round < rounds; round++) {
      const site = await copySite(template);
      const racers = await race(
        eight.map((each) => ({ site, flags: ['--only', `member:choir/new-${each}`] })),
        backend,
      );
      await checkRace(racers, [site.folder]);
      expect(racers.map(({ word }) => word)).toContain('applied');
      const files = await site.git('ls-tree', '-r', '--name-only', 'bylaw/ledger');
      const there = eight.filter((each) => files.includes(`/new-${each}.json`));
      const through = eight.filter((_, at) => racers[at]?.word === 'applied');
      expect(there).toEqual(through);
      await applied(site);
      site.remove();
    }
    template.remove();
  });
});

const reached = [
  ['native', 'file'],
  ...(isFull ? [['native', 'http'] as const] : []),
  ['isomorphic', 'http'],
] as const;

describe.each(reached)('eight applies at once in eight clones, %s by %s', (backend, kind) => {
  test('each of its own organization: all come through', { timeout: times(3_600_000, 900_000) }, async () => {
    const template = await eightOrchards(kind);
    const reference = await copySite(template);
    await applied(reference);
    for (let round = 0; round < rounds; round++) {
      const site = await copySite(template);
      const clones = await eightClones(site);
      const racers = await race(
        clones.map((clone, at) => ({ site: clone, flags: ['--org', `orchard-${eight[at]}`] })),
        backend,
      );
      await checkRace(racers, [site.remote ?? '']);
      expect(racers.map(({ word, said }) => (word === 'applied' ? word : said))).toEqual(
        eight.map(() => 'applied'),
      );
      for (const each of eight) {
        const name = `orchard-${each}`;
        expect(await managedTree(inRemote(site), name)).toBe(await managedTree(reference, name));
      }
      await conclude(site);
    }
    reference.remove();
    template.remove();
  });

  test('each of a newer commit: what is in force is what the last one declares', {
    timeout: times(3_600_000, 900_000),
  }, async () => {
    const { site: template, commits } = await eightCommits(kind);
    const declared = await statesOf(template, commits);
    for (let round = 0; round < rounds; round++) {
      const site = await copySite(template);
      const clones = await eightClones(site);
      for (const [at, clone] of clones.entries()) await clone.git('checkout', '--quiet', commits[at] ?? '');
      const racers = await race(
        clones.map((clone) => ({ site: clone })),
        backend,
      );
      const order = orderOf(await checkRace(racers, [site.remote ?? '']), commits);
      expect(order).toEqual([...order].sort((a, b) => a - b));
      expect(await choirIn(inRemote(site))).toBe(declared[order.at(-1) ?? -1]);
      await conclude(site);
    }
    template.remove();
  });
});

/** Clones of the remote of a site, each with the whole of main. */
async function eightClones(site: Site): Promise<readonly Site[]> {
  await site.git('push', '--quiet', 'origin', 'main');
  const clones: Site[] = [];
  for (const each of eight) {
    const folder = join(site.home, `clone-${each}`);
    await site.gitAt(site.home, 'clone', '--quiet', '--branch', 'main', await addressOf(site), folder);
    clones.push(site.at(folder));
  }
  return clones;
}

function inRemote(site: Site): Site {
  return site.at(site.remote ?? '');
}

/** Whoever comes next brings everything to what HEAD declares, and has the same ledger as the remote. */
async function conclude(site: Site): Promise<void> {
  await applied(site);
  await applied(site);
  expect(await checkLedger(site.folder)).toEqual(await checkLedger(site.remote ?? ''));
  site.remove();
}

/** The commits that were applied, in the order of the ledger. */
function orderOf(entries: readonly CheckedEntry[], commits: readonly string[]): readonly number[] {
  return entries
    .filter(
      ({ kind, outcomes = [] }) => kind === 'result' && outcomes.some(({ status }) => status === 'applied'),
    )
    .map(({ source }) => commits.indexOf(source));
}

describe('eight applies at once in eight linked worktrees of one clone, each of a newer commit', () => {
  test('what is in force is what the last one declares', { timeout: times(3_600_000, 900_000) }, async () => {
    const { site: template, commits } = await eightCommits('no remote');
    const declared = await statesOf(template, commits);
    for (let round = 0; round < rounds; round++) {
      const site = await copySite(template);
      const trees: Site[] = [];
      for (const [at, commit] of commits.entries()) {
        const folder = join(site.home, `tree-${at}`);
        await site.git('worktree', 'add', '--quiet', '--detach', folder, commit);
        trees.push(site.at(folder));
      }
      const racers = await race(
        trees.map((tree) => ({ site: tree })),
        'native',
      );
      const entries = await checkRace(racers, [site.folder]);
      const order = orderOf(entries, commits);
      expect(order).toEqual([...order].sort((a, b) => a - b));
      expect(await choirIn(site)).toBe(declared[order.at(-1) ?? -1]);
      await applied(site);
      expect(await choirIn(site)).toBe(declared.at(-1));
      site.remove();
    }
    template.remove();
  });
});

/** Who is in the choir. The number of a policy's version tells how many were published, which is the race's to say. */
async function choirIn(site: Site): Promise<string> {
  const tree = await managedTree(site, 'choir');
  return site.git('rev-parse', `${tree}:member`, `${tree}:team`);
}

/** What the ledger holds after each commit, applied one after the other. */
async function statesOf(template: Site, commits: readonly string[]): Promise<readonly string[]> {
  const site = await copySite(template);
  const states: string[] = [];
  for (const commit of commits) {
    await site.git('checkout', '--quiet', commit);
    await applied(site);
    states.push(await choirIn(site));
  }
  site.remove();
  return states;
}
