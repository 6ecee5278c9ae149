import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changeTeam } from '../../../bench/change-team.ts';
import type { Form } from '../../../bench/organization-files.ts';
import type { Result } from '../../../bench/result.ts';
import { writeRepository } from '../../../bench/write-repository.ts';
import { makeWorkbench, projectRoot } from '../workbench.ts';
import { times } from './counts.ts';

const members = times(10_000, 300);

describe('the generator of the bench', () => {
  it.each<Form>(['lists', 'documents'])('writes the same %s for a seed, and others for another', (form) => {
    const [first, again, other] = [7, 7, 8].map((seed) => written(form, seed));
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it('writes one organization in both forms, without a mistake', () => {
    const counts = (['lists', 'documents'] as const).map((form) => {
      const bench = makeWorkbench();
      writeRepository(bench.folder, { members, form, seed: 1 });
      const validated = bench.bylaw('validate');
      expect(validated).toMatchObject({ code: 0, stderr: '' });
      // A role is held twice here and there, which lints tell of.
      return validated.stdout.split('\n').find((line) => line.startsWith('acme: '));
    });
    expect(counts[0]).toBe(counts[1]);
    expect(counts[0]).toContain(
      `${members.toLocaleString('en-US')} members, ${(members / 10).toLocaleString('en-US')} teams`,
    );
  });

  it('nests teams four deep and gives every policy five statements', () => {
    const bench = makeWorkbench();
    writeRepository(bench.folder, { members, form: 'documents', seed: 1 });
    const folder = join(bench.folder, 'organizations/acme');
    const parents = new Map(
      readdirSync(join(folder, 'teams')).map((file) => {
        const text = readFileSync(join(folder, 'teams', file), 'utf8');
        return [file.replace('.yaml', ''), /^parent: (.*)$/m.exec(text)?.[1]] as const;
      }),
    );
    const depth = (team: string | undefined): number =>
      team === undefined ? 0 : 1 + depth(parents.get(team));
    expect(Math.max(...[...parents.keys()].map(depth))).toBe(4);
    for (const file of readdirSync(join(folder, 'policies'))) {
      const text = readFileSync(join(folder, 'policies', file), 'utf8');
      expect(text.match(/^ {2}- sid: /gm)).toHaveLength(5);
    }
  });
});

describe('the built command', () => {
  it('keeps what it parsed and what the ledger holds, and plans the same with it as without', () => {
    const bench = makeWorkbench();
    const forgetful = bench.with({ BYLAW_CACHE: 'off' });
    const plans = () => [forgetful, bench, bench].map((each) => each.bylaw('plan').stdout);
    const isOne = ([first, ...others]: readonly string[]) => expect(others).toEqual(others.map(() => first));
    // As many files of each kind as any, and a first plan that compares everybody's access in a second.
    writeRepository(bench.folder, { members: 100, form: 'documents', seed: 1 });
    isOne(plans());
    expect(bench.bylaw('apply', '--yes').code).toBe(0);
    isOne(plans());
    // Documents, what rules found nothing in, and the ledger's state and policies.
    expect(readdirSync(join(bench.folder, '.git/bylaw/cache')).length).toBeGreaterThanOrEqual(3);
    changeTeam(bench.folder, 100, 1);
    const changed = plans();
    isOne(changed);
    expect(changed[0]).toContain('+ binding:acme/team/team-9');
    bench.commit('Change a team');
    expect(bench.bylaw('apply', '--yes').code).toBe(0);
    const after = plans();
    isOne(after);
    expect(after[0]).toContain('No changes');
  });
});

describe('npm run bench', () => {
  it('measures every figure of a small organization', () => {
    // Growth is measured as that of isomorphic is, on ten times as many members: too many for a try.
    const only = ['start', 'plan', 'apply', 'isomorphic'].flatMap((group) => ['--only', group]);
    const done = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'bench/run.ts', '--members', '100', '--runs', '1', '--json', ...only],
      { cwd: projectRoot, encoding: 'utf8' },
    );
    // 1: some limit is passed, as may well be where the organization is so small.
    expect([0, 1], done.stderr).toContain(done.status);
    const { machine, results } = JSON.parse(done.stdout) as { machine: string; results: Result[] };
    expect(machine).toContain(process.version);
    for (const { value } of results) expect(Number.isFinite(value)).toBe(true);
    expect(results.map(({ case: name, limit }) => `${name}: ${limit}`)).toMatchInlineSnapshot(`
      [
        "\`bylaw --version\` / \`node -e 0\`: 1.2",
        "\`bylaw validate\`, minimal template / \`node -e 0\`: 2.4",
        "plan, cold, nothing applied yet / parsing its files: 1.5",
        "plan, cold, all applied / parsing its files: 1.5",
        "plan, warm, nothing changed / parsing its files: 0.35",
        "plan, warm, one file changed / parsing its files: 0.35",
        "plan, cold, nothing applied yet: peak memory: 400",
        "plan, cold, all applied: peak memory: 400",
        "first apply beyond its plan / \`git add -A && git commit\` of the files it writes: 2",
        "apply of one changed team / its warm plan: 1.5",
        "isomorphic, documents: plan, cold, 100 / 10 members: 11",
        "isomorphic, documents: first apply, 100 / 10 members: 11",
        "isomorphic, documents: plan, warm, all applied, 100 / 10 members: 11",
      ]
    `);
  }, 300_000);

  it('refuses a group that it does not know', () => {
    const args = ['--import', 'tsx', 'bench/run.ts', '--only', 'nothing'];
    const done = spawnSync(process.execPath, args, { cwd: projectRoot, encoding: 'utf8' });
    expect(done).toMatchObject({ status: 2, stdout: '' });
    expect(done.stderr).toContain('start|plan|apply|growth|isomorphic');
  });
});

/** The tree of what is written: names the content of every file. */
function written(form: Form, seed: number): string {
  const { folder } = makeWorkbench();
  writeRepository(folder, { members: 100, form, seed });
  return execFileSync('git', ['rev-parse', 'HEAD^{tree}'], { cwd: folder, encoding: 'utf8' });
}
