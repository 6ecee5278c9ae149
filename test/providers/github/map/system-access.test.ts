import { expect, test } from 'vitest';
import type { SystemAccess } from '../../../../src/access/diff/system-access.ts';
import { findPoint } from '../../../../src/access/sets/find-point.ts';
import { difference } from '../../../../src/access/sets/set-operations.ts';
import type { JsonObject } from '../../../../src/digest/json.ts';
import type { Organization } from '../../../../src/model/model.ts';
import type { Address } from '../../../../src/plan/address.ts';
import { accessOnGithub } from '../../../../src/providers/github/map/system-access.ts';
import type { TargetEnds } from '../../../../src/providers/provider.ts';
import { fc } from '../../../properties.ts';
import { entriesOf, naively, people, permissions, repositories, type World, world } from './small-github.ts';

const organization = { name: 'acme', id: 'org-1' } as Organization;
const now = 0;

function compared(
  before: TargetEnds['before'],
  after: TargetEnds['after'],
  origins: TargetEnds['origins'] = new Map(),
) {
  const actual = {
    ...{ organization: 'acme', target: 'github', entries: before, owned: new Set<string>(), reads: 0 },
    observed: { repositories, settings: {} },
  };
  return accessOnGithub({ organization, before, after, actual, origins });
}

function resourceOf(repository: string): string {
  return `krn:any:github:org-1:repository/${repository}`;
}

/** Beside the repositories that are there one that nobody has made yet, and what is none of GitHub's. */
const resources = [...repositories, 'later', ''].map(resourceOf);
const foreign = [
  '*',
  'krn:any:github:org-2:repository/x',
  'krn:any:events:org-1:repository/x',
  'krn:any:github:org-1:score/x',
];

function expectedOf(each: World, person: number, action: string, resource: string): boolean {
  if (action === 'github:organization.member') return each.roles[person] !== undefined && resource === '*';
  if (action === 'github:organization.admin') return each.roles[person] === 'admin' && resource === '*';
  const repository = resources.indexOf(resource);
  const held = repository < 0 ? undefined : naively(each, person, repository);
  if (action === 'github:repository.custom') return held === 'admin';
  const wanted = permissions.indexOf(action.slice('github:repository.'.length));
  return held !== undefined && permissions.indexOf(held) >= wanted;
}

function pointsOf(access: SystemAccess) {
  return [...access.universe.actions.keys()].flatMap((action) =>
    [...resources, ...foreign].map((resource) => ({ action, resource, context: {} })),
  );
}

test('it is in the set what GitHub gives, and a route leads to just that', () => {
  let held = 0;
  fc.assert(
    fc.property(world, (each) => {
      const { after } = compared(new Map(), entriesOf(each));
      for (const [person, principal] of people.entries()) {
        for (const point of pointsOf(after)) {
          const expected = expectedOf(each, person, point.action, point.resource);
          const { set, groups } = after.at(principal, now);
          const parts = groups.flatMap((group) => group.parts);
          expect(set.has(point), JSON.stringify(point)).toBe(expected);
          const routes = after.routesTo(principal, point, now);
          expect(routes.length > 0, JSON.stringify(point)).toBe(expected);
          if (expected) {
            held += 1;
            expect(set.mayHave(point.action)).toBe(true);
          }
          for (const { part } of routes) {
            const own = parts.find(({ key }) => key === part);
            expect(own?.actions === 'all' || own?.actions.has(point.action)).toBe(true);
          }
        }
      }
    }),
    { numRuns: 150 },
  );
  expect(held).toBeGreaterThan(0);
});

test('keys are the same only where the sets are', () => {
  const found = { held: 0, different: 0 };
  fc.assert(
    fc.property(world, world, (one, other) => {
      const { before, after } = compared(entriesOf(one), entriesOf(other));
      for (const [person, principal] of people.entries()) {
        const [a, b] = [before.at(principal, now), after.at(principal, now)];
        const differing = pointsOf(before).filter((point) => isDecidedOtherwise(one, other, person, point));
        if (before.timelineOf?.(principal) === after.timelineOf?.(principal)) expect(differing).toEqual([]);
        if (a.key === b.key) expect(differing).toEqual([]);
        found[a.key === b.key ? 'held' : 'different'] += 1;
      }
    }),
    { numRuns: 150 },
  );
  for (const count of Object.values(found)) expect(count, JSON.stringify(found)).toBeGreaterThan(0);
});

test('what is gained is found, and where nothing is it is certain', () => {
  const found = { point: 0, none: 0, unknown: 0 };
  fc.assert(
    fc.property(world, world, (one, other) => {
      const { before, after } = compared(entriesOf(one), entriesOf(other));
      for (const [person, principal] of people.entries()) {
        const more = difference(after.at(principal, now).set, before.at(principal, now).set);
        const gained = pointsOf(before).some(
          (point) => more.has(point) && isDecidedOtherwise(one, other, person, point),
        );
        const { is } = findPoint(more, before.universe, { left: 100_000 });
        expect(is).toBe(gained ? 'point' : 'none');
        found[is] += 1;
      }
    }),
    { numRuns: 150 },
  );
  expect(found.point > 0 && found.none > 0, JSON.stringify(found)).toBe(true);
});

function isDecidedOtherwise(
  one: World,
  other: World,
  person: number,
  { action, resource }: { readonly action: string; readonly resource: string },
): boolean {
  return expectedOf(one, person, action, resource) !== expectedOf(other, person, action, resource);
}

const orchestra: readonly (readonly [Address, JsonObject])[] = [
  ['settings:acme', { defaultRepositoryPermission: 'none' }],
  ['member:acme/ana', { role: 'member', account: 7 }],
  ['team:acme/strings', { number: 1 }],
  ['team:acme/violins', { number: 2, parent: 'strings' }],
  ['team-member:acme/violins/ana', { role: 'member' }],
  ['repository-permission:acme/strings/score', { permission: 'write' }],
];

test('a custom role is itself, what every such role is, and can read; an organization role is itself', () => {
  const { before, after } = compared(
    new Map(orchestra),
    new Map([
      ...orchestra,
      ['repository-permission:acme/strings/score', { permission: 'Conductor' }],
      ['binding:acme/team/violins#0123456789', { role: 'security_manager' }],
      ['binding:acme/member/ana#0123456789', { role: 'Treasurer' }],
    ]),
  );
  const inScore = (access: SystemAccess) =>
    [...access.universe.actions.keys()].map((action) => ({
      action,
      resource: resourceOf('score'),
      context: {},
    }));
  const may = (access: SystemAccess) =>
    [...pointsOf(access), ...inScore(access)]
      .filter((point) => access.at('member/ana', now).set.has(point))
      .map(({ action, resource }) => `${action.replace('github:', '')} ${resource.replace(/.*:/, '')}`);
  expect(may(before)).toEqual([
    'organization.member *',
    'repository.read repository/score',
    'repository.triage repository/score',
    'repository.write repository/score',
  ]);
  expect(may(after)).toEqual([
    ...['x', 'y', 'later', ''].map((name) => `repository.read repository/${name}`),
    'organization.member *',
    'organization.role/Treasurer *',
    'organization.role/security_manager *',
    'repository.read repository/score',
    'repository.custom repository/score',
    'repository.custom/Conductor repository/score',
  ]);
  const score = resourceOf('Score');
  const on = (action: string) =>
    after.at('member/ana', now).set.has({ action, resource: score, context: {} });
  expect(
    ['read', 'triage', 'custom', 'custom/Conductor', 'custom/Soloist'].map((name) =>
      on(`github:repository.${name}`),
    ),
  ).toEqual([true, false, true, true, false]);
});

test('a new name of a person and of a team is the same person and the same path', () => {
  const renamed = orchestra.map(([address, value]): [Address, JsonObject] => [
    address.replace('/ana', '/anna').replace('/violins', '/fiddles'),
    value,
  ]);
  const { before, after } = compared(new Map(orchestra), new Map(renamed));
  expect(before.principals).toEqual([{ name: 'member/ana', id: 'account:7' }]);
  expect(after.principals).toEqual([{ name: 'member/anna', id: 'account:7' }]);
  expect(after.timelineOf?.('member/anna')).toBe(before.timelineOf?.('member/ana'));
});

test('a route names the teams up to the one that holds the permission, and where each link is declared', () => {
  const origins = new Map(
    ['team-member:acme/violins/ana', 'team:acme/violins', 'repository-permission:acme/strings/score'].map(
      (address) => [address, { file: `${address}.yaml`, document: 0, path: [] }],
    ),
  );
  const { after } = compared(new Map(), new Map(orchestra), origins);
  const point = { action: 'github:repository.write', resource: resourceOf('score'), context: {} };
  expect(after.routesTo('member/ana', point, now)).toEqual([
    {
      part: expect.any(String),
      conditions: {},
      resources: ['krn:*:github:org-1:repository/score'],
      steps: [
        {
          is: 'team',
          name: 'team/violins',
          at: expect.objectContaining({ file: 'team-member:acme/violins/ana.yaml' }),
        },
        { is: 'team', name: 'team/strings', at: expect.objectContaining({ file: 'team:acme/violins.yaml' }) },
        {
          is: 'system',
          name: '`write` on `score`',
          at: expect.objectContaining({ file: 'repository-permission:acme/strings/score.yaml' }),
        },
      ],
    },
  ]);
});
