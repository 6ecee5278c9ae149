import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openRepository } from '../../src/git/open-repository.ts';
import { repositoryContract } from './contract.ts';
import { type Scratch, scratchIn, scratchRepository } from './scratch-repository.ts';

describe('the isomorphic backend', () => repositoryContract('isomorphic'));

describe('a repository that isomorphic-git would read or write wrongly', () => {
  const cases: readonly (readonly [string, () => Scratch])[] = [
    ['names its objects by SHA256', () => withCommit(scratchRepository('--object-format=sha256'))],
    ['is a linked worktree', linkedWorktree],
    ['borrows objects of another repository', sharedClone],
    ['keeps its work tree elsewhere', workTreeElsewhere],
  ];

  for (const [what, make] of cases) {
    test(`${what}: refused, and served by the native backend`, async () => {
      const scratch = make();
      const refused = openRepository(scratch.root, { ...scratch.environment, BYLAW_GIT: 'isomorphic' });
      await expect(refused).rejects.toMatchObject({
        code: 'git/unsupported',
        message: expect.stringContaining(what),
        hint: expect.stringContaining('install Git'),
      });

      const native = await openRepository(scratch.root, { ...scratch.environment, BYLAW_GIT: 'native' });
      const head = await native.resolveCommit('HEAD');
      expect(head).toBe(scratch.git('rev-parse', 'HEAD'));
      const oids = await native.writeBlobs(Array.from({ length: 150 }, (_, seat) => `seat: ${seat}\n`));
      const tree = await native.writeTree(
        head,
        new Map(oids.map((oid, seat) => [`seats/${seat}.yaml`, oid])),
      );
      const author = { name: 'Amy Beach', email: 'amy@orchestra.example' };
      const commit = {
        tree,
        parents: [head],
        author,
        at: '2026-03-01T12:00:00Z',
        message: 'Seat everyone\n',
      };
      await native.updateRef('refs/heads/bylaw/ledger', await native.writeCommit(commit), undefined, 'start');
      expect(await native.listFiles(await native.resolveCommit('bylaw/ledger'))).toHaveLength(151);
      expect(scratch.git('ls-tree', '-r', '--name-only', 'bylaw/ledger').split('\n')).toHaveLength(151);
      expect(scratch.git('fsck', '--strict', '--no-dangling')).toBe('');
      await native.close();
    });
  }

  test('a split index is refused only where the index is read', async () => {
    const scratch = withCommit(scratchRepository());
    scratch.git('update-index', '--split-index');
    const repository = await openRepository(scratch.root, {
      ...scratch.environment,
      BYLAW_GIT: 'isomorphic',
    });
    expect(await repository.listFiles(await repository.resolveCommit('HEAD'))).toHaveLength(1);
    await expect(repository.workTreeChanges([''])).rejects.toMatchObject({ code: 'git/unsupported' });
  });
});

test('native and isomorphic writers exclude each other', async () => {
  const scratch = withCommit(scratchRepository());
  const first = scratch.git('rev-parse', 'HEAD');
  const writers = await Promise.all(
    (['native', 'isomorphic'] as const).map((backend) =>
      openRepository(scratch.root, { ...scratch.environment, BYLAW_GIT: backend }),
    ),
  );
  for (let round = 0; round < 10; round++) {
    const ref = `refs/heads/bylaw/round-${round}`;
    const attempts = await Promise.allSettled(
      writers.map((writer) => writer.updateRef(ref, first, undefined, 'race')),
    );
    expect(attempts.filter((attempt) => attempt.status === 'fulfilled')).toHaveLength(1);
    expect(scratch.git('rev-parse', ref)).toBe(first);
    expect(existsSync(join(scratch.root, '.git', `${ref}.lock`))).toBe(false);
  }
  await Promise.all(writers.map((writer) => writer.close()));
});

function withCommit(scratch: Scratch): Scratch {
  scratch.write('strings.yaml', 'kind: Team\n');
  scratch.commit('Found the orchestra');
  return scratch;
}

function linkedWorktree(): Scratch {
  const main = withCommit(scratchRepository());
  const world = join(main.root, '..');
  main.git('worktree', 'add', '--quiet', join(world, 'tour'));
  return scratchIn(world, join(world, 'tour'));
}

function sharedClone(): Scratch {
  const main = withCommit(scratchRepository());
  const world = join(main.root, '..');
  main.git('clone', '--quiet', '--shared', main.root, join(world, 'borrower'));
  return scratchIn(world, join(world, 'borrower'));
}

function workTreeElsewhere(): Scratch {
  const scratch = withCommit(scratchRepository());
  const elsewhere = join(scratch.root, '..', 'hall');
  cpSync(join(scratch.root, 'strings.yaml'), join(elsewhere, 'strings.yaml'));
  scratch.git('config', 'core.worktree', elsewhere);
  return scratch;
}
