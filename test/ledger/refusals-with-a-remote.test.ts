import { describe, expect, test } from 'vitest';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { orchestra, ownedState } from '../audit/orchestra.ts';
import { refusalOf } from './refusal-of.ts';
import { firstSeason, recordState } from './season.ts';
import {
  backends,
  branch,
  cloneOf,
  type TemporaryRepository,
  temporaryRepository,
} from './temporary-repository.ts';

describe.each(backends)('%s, with a remote', (backend) => {
  const refusal = (repository: TemporaryRepository) => refusalOf(repository, backend);

  const cloned = async () => {
    const origin = await temporaryRepository();
    await firstSeason(await origin.open(backend));
    const clone = await cloneOf(origin);
    clone.git('branch', 'bylaw/ledger', 'origin/bylaw/ledger');
    return { origin, clone };
  };
  const appendTo = async (repository: TemporaryRepository) => {
    const git = await repository.open(backend);
    return recordState(git, await openLedger(git, branch), ownedState(orchestra));
  };

  test('says how to make the branch where only the remote has it', async () => {
    const { origin } = await cloned();
    const clone = await cloneOf(origin);
    const error = await refusal(clone);
    expect(error).toMatchObject({
      code: 'ledger/behind',
      hint: 'git branch bylaw/ledger origin/bylaw/ledger',
    });
    clone.git(...(error?.hint ?? '').split(' ').slice(1));
    expect((await openLedger(await clone.open(backend), branch)).sequence).toBe(3);
  });

  test('refuses where the remote is ahead, and the hint takes its entries over', async () => {
    const { origin, clone } = await cloned();
    await appendTo(origin);
    clone.git('fetch', '--quiet');
    const error = await refusal(clone);
    expect(error).toMatchObject({
      code: 'ledger/behind',
      hint: 'git fetch origin bylaw/ledger:bylaw/ledger',
    });
    clone.git(...(error?.hint ?? '').split(' ').slice(1));
    expect((await openLedger(await clone.open(backend), branch)).sequence).toBe(4);
  });

  test('is content where it is ahead of the remote itself', async () => {
    const { clone } = await cloned();
    await appendTo(clone);
    expect((await openLedger(await clone.open(backend), branch)).sequence).toBe(4);
  });

  test('refuses where both have moved', async () => {
    const { origin, clone } = await cloned();
    await appendTo(origin);
    await appendTo(clone);
    clone.git('fetch', '--quiet');
    const error = await refusal(clone);
    expect(error).toMatchObject({
      code: 'ledger/diverged',
      hint: expect.stringContaining('git log --oneline'),
    });
  });
});
