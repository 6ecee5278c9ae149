import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { GitWriter, Oid } from '../../../src/git/git-repository.ts';
import { type Scratch, scratchIn, temporaryFolder } from '../scratch-repository.ts';

export const ledger = 'refs/heads/bylaw/ledger';

/** A bare repository, `hall`, and clones of it, in one world. */
export interface Stage {
  readonly world: string;
  readonly hall: Scratch;
  /** The first commit of main. */
  readonly founded: Oid;
  /** A clone whose remote `origin` leads to the hall by `address`. */
  clone(name: string, address?: string, ...options: string[]): Scratch;
}

export function stage(...initArguments: string[]): Stage {
  const world = temporaryFolder();
  const player = scratchIn(world, world);
  player.git('init', '--quiet', '--bare', '--initial-branch=main', ...initArguments, 'hall.git');
  player.git('init', '--quiet', '--initial-branch=main', ...initArguments, 'founder');
  const founder = scratchIn(world, join(world, 'founder'));
  founder.write('strings.yaml', 'kind: Team\n');
  const founded = founder.commit('Found the orchestra');
  founder.git('push', '--quiet', '../hall.git', 'main');
  const hall = scratchIn(world, join(world, 'hall.git'));
  // As a server that serves partial clones has it.
  hall.git('config', 'uploadpack.allowFilter', 'true');
  return {
    world,
    hall,
    founded,
    clone(name, address = join(world, 'hall.git'), ...options) {
      player.git('clone', '--quiet', ...options, `file://${hall.root}`, name);
      const clone = scratchIn(world, join(world, name));
      clone.git('remote', 'set-url', 'origin', address);
      return clone;
    },
  };
}

/** Writes the commit that continues `parent` with one more entry, and moves no ref. */
export async function nextEntry(repository: GitWriter, parent: Oid | undefined, entry: string): Promise<Oid> {
  const [blob = ''] = await repository.writeBlobs([`entry: ${entry}\n`]);
  const tree = await repository.writeTree(parent, new Map([[`entries/${entry}.yaml`, blob]]));
  return repository.writeCommit({
    tree,
    parents: parent === undefined ? [] : [parent],
    author: { name: 'Amy Beach', email: 'amy@orchestra.example' },
    at: '2026-03-01T12:00:00Z',
    message: `Record ${entry}\n`,
  });
}

/** What must not change by talking to a remote: every ref, and the files beside the objects. */
export function refsOf(scratch: Scratch): string {
  const gitDirectory = scratch.git('rev-parse', '--absolute-git-dir');
  const files = readdirSync(gitDirectory).filter((name) => name !== 'shallow');
  return [scratch.git('for-each-ref'), scratch.git('symbolic-ref', 'HEAD'), ...files.sort()].join('\n');
}

/** Sound, and nothing half-written is left, neither objects nor locks; but for `except`, as Git itself leaves it. */
export function expectClean(scratch: Scratch, except = /^$/): void {
  expect(scratch.git('fsck', '--strict', '--no-dangling', '--connectivity-only')).toBe('');
  expect(scratch.git('fsck', '--strict', '--no-dangling')).toBe('');
  const gitDirectory = scratch.git('rev-parse', '--absolute-git-dir');
  const files = readdirSync(gitDirectory, { recursive: true, encoding: 'utf8' });
  const left = files.filter((name) => /\.lock$|tmp_|incoming|quarantine/.test(name) && !except.test(name));
  expect(left).toEqual([]);
}
