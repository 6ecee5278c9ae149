import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nothingRecorded } from '../../../../src/audit/recorded-state.ts';
import { importPeribolos } from '../../../../src/import/peribolos/import-peribolos.ts';
import type { ObjectKind } from '../../../../src/plan/address.ts';
import { diffState } from '../../../../src/plan/diff-state.ts';
import { actualState } from '../../../../src/providers/github/map/actual-state.ts';
import { projectOnGithub } from '../../../../src/providers/github/map/projection.ts';
import { wishOf } from '../../../../src/providers/github/map/wish-of.ts';
import type { GithubSnapshot } from '../../../../src/providers/github/snapshot.ts';
import { dataFolder } from '../../../acceptance/workbench.ts';
import { readTree } from '../../../import/peribolos/read-fixture.ts';
import { checkRepository } from '../../../model/fixture-repository.ts';
import { now } from '../../../plan/world.ts';
import { accountMap, emptySnapshot, snapshotOf } from './snapshot-of.ts';

const data = dataFolder();
const folder = join(data ?? '', 'kubernetes-org', 'config');
const title = 'the eight organizations of the Kubernetes project';
const manages: ReadonlySet<ObjectKind> = new Set(['member', 'service-account', 'team', 'settings']);
const isThere = data !== undefined && existsSync(folder);

describe.skipIf(!isThere)(isThere ? title : `${title} (no data: set BYLAW_DATA)`, () => {
  test('need nothing where GitHub holds them, and no request beyond what is always read', () => {
    const { model } = checkRepository(importPeribolos(isThere ? readTree(folder) : [], {}).files);
    expect(model?.organizations.size).toBe(8);
    let count = 0;
    for (const declared of model?.organizations.values() ?? []) {
      const target = declared.targets.get('github');
      if (target === undefined) throw new Error(`${declared.name} is not on GitHub`);
      const { logins, ...others } = wishOf({ declared, target, recorded: nothingRecorded, now });
      expect(others).toEqual({ repositories: false, customRepositoryRoles: false, organizationRoles: false });
      const accounts = accountMap(Object.fromEntries(logins.map((login, index) => [login, 1 + index])));
      const look = (snapshot: GithubSnapshot) => {
        const actual = actualState({
          ...{ snapshot, organization: declared.name, target: target.name, declared },
          ...{ recorded: nothingRecorded, now, invites: true },
        });
        const input = { organization: declared, target, manages, actual, evaluatedAt: now };
        return { actual, projection: projectOnGithub(input) };
      };
      const { projection: wanted } = look(emptySnapshot({ accounts }));
      const { actual, projection } = look(snapshotOf(wanted.entries, emptySnapshot()));
      const desired = { ...projection, fresh: projection.entries, publishes: [] };
      const options = { mode: 'strict' as const, manages, evaluatedAt: now, recorded: new Map() };
      const observes = ['login', 'account', 'number', 'slug'];
      expect(diffState(desired, actual, { ...options, observes }).changes).toEqual([]);
      expect(projection.findings).toEqual([]);
      count += projection.entries.size;
    }
    expect(count).toBeGreaterThan(5_000);
  });
});
