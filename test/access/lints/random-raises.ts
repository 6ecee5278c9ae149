import { bylawService } from '../../../src/model/services/bylaw-service.ts';
import { githubService } from '../../../src/model/services/github-service.ts';
import { fc } from '../../properties.ts';
import type {
  PlainDocument,
  PlainMember,
  PlainService,
  PlainStatement,
  PlainTeam,
  PlainWorld,
} from '../naive/documents.ts';

export const scores: PlainService = {
  kind: 'Service',
  name: 'scores',
  actions: { read: { resources: ['score'] }, burn: { resources: ['score'] }, list: {} },
  resourceTypes: { score: 'krn:acme:scores:{org_id}:score/*' },
};

/** What comes with Bylaw stands in no file, and the naive evaluator knows files only. */
export const builtIn = [bylawService, githubService].map(
  (each) => ({ kind: 'Service', ...each }) as unknown as PlainService,
);

const roles = ['r1', 'r2', 'r3'] as const;
const policies = ['p1', 'p2', 'p3'] as const;
const deeds = ['roles.assign', 'roles.edit', 'policies.edit', 'teams.assign', 'teams.edit'] as const;
const more = ['organization.edit', 'members.edit', 'tokens.edit', 'roles.*', '*'] as const;

const actions = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...deeds, ...more).map((each) => `bylaw:${each}`) },
  { weight: 3, arbitrary: fc.constantFrom('scores:read', 'scores:burn', 'scores:*', 'scores:list') },
  { weight: 1, arbitrary: fc.constant('*') },
);

const documents = fc.constantFrom(
  ...['role/*', 'role/r1', 'role/r2', 'policy/*', 'policy/p1', 'policy/p2', 'team/*', 'team/t1', 'team/t2'],
  ...['organization/*', 'member/*', 'member/{principal.name}', 'token/*', '*', 'team/{principal.name}'],
);
const resources = fc.oneof(
  { weight: 3, arbitrary: documents.map((each) => `krn:*:bylaw:{org_id}:${each}`) },
  { weight: 1, arbitrary: fc.constantFrom('krn:acme:scores:{org_id}:score/*', 'krn:acme:scores:o:score/1') },
  { weight: 1, arbitrary: fc.constant('*') },
);

const statement: fc.Arbitrary<PlainStatement> = fc.record(
  {
    effect: fc.constantFrom('allow', 'allow', 'allow', 'deny'),
    actions: fc.array(actions, { minLength: 1, maxLength: 3 }),
    resources: fc.array(resources, { minLength: 1, maxLength: 2 }),
    conditions: fc.constantFrom({ Bool: { 'principal.mfa': true } }, { Bool: { 'principal.mfa': false } }),
  },
  { requiredKeys: ['effect', 'actions'] },
);

const held = fc.uniqueArray(fc.constantFrom(...roles), { maxLength: 2 });
const boundary = fc.oneof(
  { weight: 5, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.constantFrom(...policies).map((each) => [each]) },
);

/** Small organizations in which some may change some of their own documents. */
export const raisingWorld: fc.Arbitrary<PlainWorld> = fc
  .record({
    statements: fc.tuple(...policies.map(() => fc.array(statement, { minLength: 1, maxLength: 2 }))),
    permissions: fc.tuple(...roles.map(() => fc.array(actions, { maxLength: 2 }))),
    of: fc.tuple(...roles.map(() => fc.subarray([...policies], { maxLength: 2 }))),
    members: fc.tuple(...['ana', 'bo'].map((name) => fc.record({ name: fc.constant(name), held, boundary }))),
    teams: fc.tuple(...['t1', 't2'].map(() => fc.record({ held, members: fc.subarray(['ana', 'bo']) }))),
    isNested: fc.boolean(),
    isPlain: fc.boolean(),
    boundary,
  })
  .map(({ statements, permissions, of, members, teams, isNested, isPlain, boundary: ofAll }): PlainWorld => {
    const made: readonly PlainDocument[] = [
      {
        kind: 'Organization',
        name: 'acme',
        id: 'o',
        resourceNames: 'krn:acme',
        ...(ofAll === undefined ? {} : { boundary: ofAll }),
        membership: { owners: { role: 'owner', min: 1 } },
      } as PlainDocument,
      scores,
      { kind: 'Role', name: 'owner', permissions: ['*'] },
      { kind: 'Member', name: 'lena', role: 'owner' },
      ...policies.map((name, at) => policyOf(name, statements[at] ?? [], isPlain)),
      ...roles.map((name, at) => roleOf(name, permissions[at] ?? [], of[at] ?? [])),
      ...members.map(
        ({ name, held: bindings, boundary: own }): PlainMember => ({
          kind: 'Member',
          name: name ?? '',
          ...(bindings.length === 0 ? {} : { bindings }),
          ...(own === undefined ? {} : { boundary: own }),
        }),
      ),
      ...teams.map(
        ({ held: bindings, members: people }, at): PlainTeam => ({
          kind: 'Team',
          name: `t${at + 1}`,
          ...(bindings.length === 0 ? {} : { bindings }),
          ...(people.length === 0 ? {} : { members: people }),
          ...(isNested && at === 1 ? { parent: 't1' } : {}),
        }),
      ),
    ];
    return { documents: made };
  });

function policyOf(name: string, statements: readonly PlainStatement[], isPlain: boolean): PlainDocument {
  const plain = statements.map(({ conditions: _, ...each }) => each);
  return { kind: 'Policy', name, statements: isPlain ? plain : statements };
}

function roleOf(name: string, permissions: readonly string[], policiesOf: readonly string[]): PlainDocument {
  const isEmpty = permissions.length === 0 && policiesOf.length === 0;
  return {
    kind: 'Role',
    name,
    ...(permissions.length === 0 && !isEmpty ? {} : { permissions: isEmpty ? ['scores:list'] : permissions }),
    ...(policiesOf.length === 0 ? {} : { policies: policiesOf }),
  };
}
