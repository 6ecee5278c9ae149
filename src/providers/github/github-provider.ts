import { invariant } from '../../diagnostic/bylaw-error.ts';
import type { ObjectKind } from '../../plan/address.ts';
import { managedKinds } from '../../plan/managed-kinds.ts';
import type { RoleTerms } from '../../plan/projection.ts';
import type { ActualState } from '../../plan/state.ts';
import type { Capabilities, Provider, Scope } from '../provider.ts';
import type { ProviderContext } from '../provider-factory.ts';
import { readAuditLog } from './audit/read-audit-log.ts';
import type { GithubClient } from './client/github-client.ts';
import { githubCoordinates } from './client/github-coordinates.ts';
import { openGithubClient } from './client/open-github-client.ts';
import { expectPermissions } from './expect-permissions.ts';
import { actualState } from './map/actual-state.ts';
import { presumedRepositories } from './map/presumed-repositories.ts';
import { projectOnGithub } from './map/projection.ts';
import { accessOnGithub } from './map/system-access.ts';
import { wishOf } from './map/wish-of.ts';
import { organizationNeeds } from './organization-needs.ts';
import { readAccounts } from './read/read-accounts.ts';
import { readGithub } from './read/read-github.ts';
import type { GithubSnapshot } from './snapshot.ts';
import { estimateWrites } from './write/estimate-writes.ts';
import { openGithubWriter } from './write/open-github-writer.ts';

const manages: readonly ObjectKind[] = [
  'member',
  'service-account',
  'team',
  'outside-collaborator',
  'settings',
];

const capabilities: Capabilities = {
  manages,
  onlyWhenNamed: ['outside-collaborator'],
  observes: ['login', 'account', 'number', 'slug'],
  stages: false,
};

const terms: RoleTerms = {
  owners: 'admin',
  members: 'member',
  privileged: ['admin', 'all_repo_admin'],
  basePermission: 'defaultRepositoryPermission',
};

/** What was read last: a writer starts from it. */
interface Reading {
  readonly client: GithubClient;
  readonly snapshot: GithubSnapshot;
  readonly actual: ActualState;
}

/** An organization on GitHub or GitHub Enterprise Server. */
export function githubProvider(context: ProviderContext): Provider {
  let opened: Promise<GithubClient> | undefined;
  let last: Reading | undefined;
  let planned: ReadonlySet<string> = new Set();
  const open = () => {
    const { signal, ...others } = context;
    const needs = organizationNeeds(managedKinds(context.target, capabilities));
    opened ??= openGithubClient({ ...others, needs, ...(signal === undefined ? {} : { signal }) });
    return opened;
  };
  return {
    name: 'github',
    capabilities,
    terms,
    reader: {
      async read(scope) {
        last = await readAt(context, await open(), scope);
        return last.actual;
      },
    },
    project: projectOnGithub,
    presume: presumedRepositories,
    access: accessOnGithub,
    estimate: (changes) =>
      estimateWrites(changes, {
        pace: githubCoordinates(context.coordinates, context.organization).pace,
        invitationQuota: last?.actual.invitationQuota,
      }),
    async prepare(_scope, changes) {
      planned = new Set(changes.map(({ address }) => address));
      await expectPermissions(await open(), changes);
    },
    auditLog: async (scope, since, seen) => readAuditLog(await open(), scope, since, seen),
    accounts: async (logins) => readAccounts(await open(), logins),
    openWriter(_scope, actual) {
      invariant(last !== undefined, 'a writer starts from what was read');
      const { client, snapshot } = last;
      return openGithubWriter({
        ...{ client, snapshot, actual, planned },
        declared: context.declared,
        now: context.now,
      });
    },
  };
}

async function readAt(context: ProviderContext, client: GithubClient, scope: Scope): Promise<Reading> {
  const { declared, target, now, progress, readRecorded } = context;
  const recorded = await readRecorded(scope);
  await context.keepSmall?.();
  const wish = wishOf({ declared, target, recorded, now: now() });
  const snapshot = await readGithub(client, client.organization, wish, (text) => progress.step(text));
  const actual = actualState({
    ...{ ...scope, snapshot, declared, recorded },
    now: now(),
    // A server adds members at once.
    invites: !client.isServer,
    ...(client.isServer ? { server: new URL(String(target.coordinates.baseUrl)).host } : {}),
  });
  return { client, snapshot, actual };
}
