import type { Binding, Organization, Target } from '../../../../src/model/model.ts';
import {
  binding,
  member,
  membership,
  now,
  organization,
  role,
  serviceAccount,
  target,
  team,
  zone,
} from '../../../plan/world.ts';
import { fc } from '../../../properties.ts';

/** The logins of everybody that random organizations name, with their numbers. */
export const accounts = Object.fromEntries(
  ['ana', 'bo', 'cy', 'dee', 'ci', 'eve', 'fay'].map((name, index) => [`${name}-GH`, 11 + index]),
);
export const repositories = ['score', 'Scores-Old', 'kubectl', 'vault', 'site'];

const roles = [
  role('owner', [], { github: { organizationRole: 'admin' } }),
  role('member', [], { github: { organizationRole: 'member' } }),
  role('nothing'),
  ...['read', 'triage', 'write', 'maintain', 'admin'].map((permission) =>
    role(permission, [], { github: { repositoryPermission: permission } }),
  ),
  role('guard', [], { github: { assignedOrganizationRole: 'security_manager' } }),
  role('everywhere', [], { reachesZones: true, github: { repositoryPermission: 'triage' } }),
];

const past = '2026-11-01T00:00:00Z';
const future = '2026-12-24T00:00:00Z';
const period = fc.constantFrom({}, {}, {}, { expires: past }, { starts: future }, { expires: future });

const scope: fc.Arbitrary<Partial<Binding>> = fc.constantFrom<Partial<Binding>>(
  {},
  { zone: 'safe' },
  ...['score', 'Scores-Old', 's*', '*', 'vault'].map((name) => ({
    on: [`krn:orchestra:github:{org_id}:repository/${name}`],
  })),
  { on: ['krn:orchestra:*:{org_id}:*'] },
  { on: ['krn:orchestra:github:elsewhere:repository/site'] },
);

const teamBinding = fc
  .tuple(
    fc.constantFrom('read', 'triage', 'write', 'maintain', 'admin', 'everywhere', 'nothing'),
    scope,
    period,
  )
  .map(([name, on, when]) => binding(name, { ...on, ...when }));

const names = ['ana', 'bo', 'cy', 'dee'];

const person = (name: string, index: number) =>
  fc
    .tuple(
      fc.constantFrom('owner', 'member', 'nothing'),
      fc.constantFrom<'active' | 'suspended'>('active', 'active', 'suspended'),
      fc.boolean(),
      fc.constantFrom([], [binding('guard')], [binding('owner', { expires: past })], [binding('owner')]),
    )
    .map(([roleName, status, isPinned, bindings]) =>
      member(name, {
        role: roleName,
        status,
        bindings,
        identities: { github: { login: `${name}-gh`, ...(isPinned ? { id: 11 + index } : {}) } },
      }),
    );

const teamOf = (name: string, parents: readonly string[]) =>
  fc
    .record({
      people: fc.uniqueArray(fc.constantFrom(...names, 'service-account/ci'), { maxLength: 4 }),
      maintains: fc.boolean(),
      when: period,
      parent: fc.constantFrom(undefined, ...parents),
      bindings: fc.array(teamBinding, { maxLength: 3 }),
      description: fc.constantFrom(undefined, 'plays'),
      github: fc.constantFrom(
        undefined,
        { name: `The ${name}` },
        { privacy: 'closed', notifications: 'disabled' },
      ),
      assigned: fc.boolean(),
    })
    .map(({ people, maintains, when, parent, bindings, description, github, assigned }) =>
      team(
        name,
        people.map((each, index) =>
          membership(each, {
            role: maintains && index === 0 ? 'maintainer' : 'member',
            ...(index === 1 ? when : {}),
          }),
        ),
        {
          bindings: [...bindings, ...(assigned ? [binding('guard')] : [])],
          ...(parent === undefined ? {} : { parent }),
          ...(description === undefined ? {} : { description }),
          ...(github === undefined ? {} : { github }),
        },
      ),
    );

const settings = fc.constantFrom(
  {},
  { defaultRepositoryPermission: 'read' },
  { membersCanCreatePublicRepositories: false, blog: '', description: 'Plays' },
);

/** An organization that GitHub can hold, and the target for it. */
export const githubOrganization: fc.Arbitrary<{
  readonly organization: Organization;
  readonly target: Target;
}> = fc
  .tuple(
    fc.tuple(...names.map(person)),
    fc.tuple(teamOf('strings', []), teamOf('violins', ['strings']), teamOf('firsts', ['violins', 'strings'])),
    settings,
    fc.boolean(),
  )
  .map(([members, teams, declared, isolated]) => ({
    organization: organization({
      members,
      serviceAccounts: [serviceAccount('ci', { role: 'member', identities: { github: { login: 'CI-gh' } } })],
      teams,
      roles,
      zones: [zone('safe', { isolated, resources: ['krn:orchestra:github:{org_id}:repository/va*'] })],
    }),
    target: target({ name: 'github', provider: 'github', settings: declared }),
  }));

export { now };
