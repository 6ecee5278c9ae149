import { expect, test } from 'vitest';
import type { RecordedState } from '../../../../src/audit/recorded-state.ts';
import { nothingRecorded } from '../../../../src/audit/recorded-state.ts';
import type { Organization, Target } from '../../../../src/model/model.ts';
import type { ObjectKind } from '../../../../src/plan/address.ts';
import type { StateEntries } from '../../../../src/plan/state.ts';
import { actualState } from '../../../../src/providers/github/map/actual-state.ts';
import { projectOnGithub } from '../../../../src/providers/github/map/projection.ts';
import type { GithubSnapshot } from '../../../../src/providers/github/snapshot.ts';
import { fc } from '../../../properties.ts';
import { accounts, githubOrganization, now, repositories } from './arbitrary-organization.ts';
import { accountMap, emptySnapshot, snapshotOf } from './snapshot-of.ts';

const manages: ReadonlySet<ObjectKind> = new Set(['member', 'service-account', 'team', 'settings']);
const empty = emptySnapshot({ accounts: accountMap(accounts), repositories });

function look(
  { organization, target }: { readonly organization: Organization; readonly target: Target },
  snapshot: GithubSnapshot,
  recorded: RecordedState,
) {
  const actual = actualState({
    ...{ snapshot, recorded, now, invites: true },
    ...{ organization: organization.name, target: target.name, declared: organization },
  });
  return { actual, projection: projectOnGithub({ organization, target, manages, actual, evaluatedAt: now }) };
}

/** Addresses on one side only, and fields that are desired and not so. */
function differences(desired: StateEntries, actual: StateEntries): readonly string[] {
  const missing = [...desired.keys()].filter((address) => !actual.has(address));
  const other = [...desired].flatMap(([address, value]) =>
    Object.entries(value)
      .filter(([field, wanted]) => actual.get(address)?.[field] !== wanted)
      .map(([field]) => `${address}: ${field}`),
  );
  const beside = [...actual.keys()].filter(
    (address) => !desired.has(address) && !address.startsWith('settings:'),
  );
  return [...missing, ...other, ...beside.map((address) => `beside ${address}`)];
}

test('an organization that holds what is declared needs nothing, recorded or not', () => {
  fc.assert(
    fc.property(githubOrganization, (declared) => {
      const { projection } = look(declared, empty, nothingRecorded);
      const applied = snapshotOf(projection.entries, empty);
      const objects = [...projection.entries.keys()].filter((address) =>
        /^(member|service-account|team|settings):/.test(address),
      );
      const recorded = { entries: projection.entries, owned: new Set(objects) };
      const again = look(declared, applied, nothingRecorded);
      expect(differences(again.projection.entries, again.actual.entries)).toEqual([]);
      expect([...again.actual.owned]).toEqual([]);
      const known = look(declared, applied, recorded);
      expect(differences(known.projection.entries, known.actual.entries)).toEqual([]);
      expect([...known.actual.owned].sort()).toEqual(objects.sort());
      expect([...(known.actual.findings ?? []), ...known.projection.findings]).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
