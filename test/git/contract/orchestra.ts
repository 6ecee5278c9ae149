import { expect, onTestFinished } from 'vitest';
import type { GitWriter, NewCommit } from '../../../src/git/git-repository.ts';
import { openRepository } from '../../../src/git/open-repository.ts';
import type { Scratch } from '../scratch-repository.ts';

/** An id that no object has. */
export const absent = 'deadbeefdeadbeefdeadbeefdeadbeefdeadbeef';

/** Opens the repository, and closes it when the test is over. */
export async function open(
  backend: GitWriter['backend'],
  scratch: Scratch,
  extra: Record<string, string> = {},
): Promise<GitWriter> {
  const repository = await openRepository(scratch.root, {
    ...scratch.environment,
    BYLAW_GIT: backend,
    ...extra,
  });
  onTestFinished(() => repository.close());
  return repository;
}

export const newCommit: NewCommit = {
  tree: '',
  parents: [],
  author: { name: 'Amy Beach', email: 'amy@orchestra.example' },
  at: '2026-03-01T12:00:00Z',
  message: 'Seat the flutes\n',
};

export function writeOrchestra(scratch: Scratch): void {
  scratch.write('strings.yaml', 'kind: Team\n');
  scratch.write('strings0.yaml', 'kind: Team\n');
  scratch.write('strings/violas.yaml', 'name: violas\n');
  scratch.write('strings/violins/1.yaml', 'name: first\n');
  scratch.write('a cellist.yaml', 'name: a cellist\n');
  scratch.write('Übung/Flöte 🎵.yaml', 'näme: Flöte\r\n');
  scratch.write('rehearse.sh', '#!/bin/sh\n');
  scratch.makeExecutable('rehearse.sh');
  scratch.linkTo('strings.yaml', 'today.yaml');
}

/** Five commits on main, of which the newest merges a branch of two. */
export function historyWithMerge(scratch: Scratch): string {
  scratch.commit('Found the orchestra');
  scratch.commit('Hire a conductor');
  scratch.git('checkout', '--quiet', '-b', 'tour');
  scratch.commit('Plan a tour');
  scratch.commit('Book the halls');
  scratch.git('checkout', '--quiet', 'main');
  scratch.commit('Hire a pianist');
  scratch.git('merge', '--quiet', '--no-ff', '--message', 'Go on tour', 'tour');
  return scratch.git('rev-parse', 'HEAD');
}

export function listedByGit(scratch: Scratch, treeish: string) {
  const lines = scratch
    .git('ls-tree', '-r', '-z', treeish)
    .split('\0')
    .filter((line) => line !== '');
  return lines.map((line) => {
    const [, mode, oid, path] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    return { path, oid, mode };
  });
}

export function expectSound(scratch: Scratch): void {
  expect(scratch.git('fsck', '--strict', '--no-dangling')).toBe('');
}

export function answer(ask: () => string): string | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
