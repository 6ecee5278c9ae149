import { describe, expect, test } from 'vitest';
import { invariant } from '../../src/diagnostic/bylaw-error.ts';
import { buildModel } from '../../src/model/build-model.ts';
import type { Binding, Organization } from '../../src/model/model.ts';
import { parseDocuments } from '../../src/parse/parse-documents.ts';
import { checkRepository, filesOf, fixtureFiles } from './fixture-repository.ts';

function organizationOf(repository: ReturnType<typeof checkRepository>, name: string): Organization {
  expect(repository.diagnostics).toEqual([]);
  const organization = repository.model?.organizations.get(name);
  invariant(organization !== undefined, `no organization ${name}`);
  return organization;
}

/** An organization in one file, its documents written after the Organization. */
function museum(membership: string, ...documents: readonly string[]) {
  return checkRepository(
    filesOf({
      'organizations/museum/all.yaml': [`kind: Organization\nname: museum\n${membership}`, ...documents].join(
        '---\n',
      ),
    }),
  );
}

function withoutOrigin({ origin: _, ...binding }: Binding): Omit<Binding, 'origin'> {
  return binding;
}

describe('the orchestra', () => {
  const philharmonic = organizationOf(checkRepository(fixtureFiles('valid-orchestra')), 'philharmonic');

  test('what never changes is given, or the oldest name', () => {
    expect(philharmonic.id).toBe('town-orchestra');
    expect(philharmonic.members.get('ivo')?.id).toBe('ivo-b');
    expect(philharmonic.members.get('lena')?.id).toBe('person-0077');
    expect(philharmonic.roles.get('player')?.id).toBe('player');
  });

  test('everything is by name, in the order of names', () => {
    expect([...philharmonic.members.keys()]).toEqual(['ivo', 'lena', 'mira', 'otto']);
    expect([...philharmonic.roles.keys()]).toEqual([
      'auditor',
      'director',
      'guest',
      'lender',
      'librarian',
      'player',
      'reader',
    ]);
    expect([...philharmonic.services.keys()]).toEqual(['bylaw', 'github', 'lending', 'scores']);
  });

  test('the default organization role is filled in, for members only', () => {
    expect(philharmonic.members.get('otto')).toMatchObject({ role: 'player', status: 'suspended' });
    expect(philharmonic.serviceAccounts.get('recorder')?.role).toBeUndefined();
  });

  test('a binding has sorted resources and instants', () => {
    expect(philharmonic.members.get('ivo')?.bindings.map(withoutOrigin)).toEqual([
      {
        role: 'lender',
        on: [
          'krn:philharmonic:lending:{org_id}:instrument/cello-*',
          'krn:philharmonic:lending:{org_id}:instrument/viola-*',
        ],
        starts: '2026-09-01T00:00:00Z',
        expires: '2026-12-31T17:00:00Z',
        reason: 'covers the lending desk',
        ticket: 'STAGE-12',
      },
    ]);
  });

  test("a zone's bindings are the principals' own", () => {
    expect(philharmonic.members.get('lena')?.bindings).toEqual([
      {
        role: 'reader',
        zone: 'library',
        reason: 'reads the wind parts',
        origin: {
          file: 'organizations/philharmonic/zones.yaml',
          document: 0,
          path: ['items', 0, 'bindings', 0],
        },
      },
    ]);
    expect(philharmonic.serviceAccounts.get('recorder')?.bindings.map(withoutOrigin)).toEqual([
      { role: 'player', reason: 'listens in on rehearsals', expires: '2027-07-01T00:00:00Z' },
      { role: 'reader', zone: 'library', expires: '2027-07-01T00:00:00Z' },
    ]);
  });

  test('a team has members and maintainers in one list', () => {
    expect(philharmonic.teams.get('strings')?.members).toMatchObject([
      { member: 'ivo', role: 'member' },
      { member: 'lena', role: 'member', reason: 'doubles on viola', expires: '2027-07-01T00:00:00Z' },
      { member: 'service-account/recorder', role: 'member' },
    ]);
    expect(philharmonic.teams.get('violas')).toMatchObject({
      parent: 'strings',
      members: [{ member: 'ivo', role: 'maintainer', ticket: 'STAGE-3' }],
    });
  });

  test('the limit is that of the override, then of the plan', () => {
    expect(philharmonic.membership.limit).toBe(90);
    expect(philharmonic.membership.owners).toEqual({ role: 'director', min: 1, max: 2 });
  });

  test('shared documents belong to whoever uses them', () => {
    const chamber = organizationOf(checkRepository(fixtureFiles('valid-orchestra')), 'chamber');
    expect([...chamber.roles.keys()]).toEqual(['auditor']);
    expect(chamber.roles.get('auditor')?.origin.file).toBe('shared/roles.yaml');
    expect(philharmonic.guardrails.has('lending-is-not-writing-off')).toBe(true);
    expect(chamber.guardrails.size).toBe(0);
  });

  test('no value is undefined', () => {
    const seen: string[] = [];
    (function look(value: unknown, path: string): void {
      if (value === undefined) seen.push(path);
      if (value instanceof Map) for (const [key, inner] of value) look(inner, `${path}.${key}`);
      else if (typeof value === 'object' && value !== null) {
        for (const [key, inner] of Object.entries(value)) look(inner, `${path}.${key}`);
      }
    })(philharmonic, 'philharmonic');
    expect(seen).toEqual([]);
  });
});

describe('what is left out has a default', () => {
  const organization = organizationOf(
    museum('', 'kind: Member\nname: ana\n', 'kind: Role\nname: guide\n', 'kind: Team\nname: guides\n'),
    'museum',
  );

  test('of each kind', () => {
    expect(organization.members.get('ana')).toMatchObject({
      id: 'ana',
      status: 'active',
      bindings: [],
      boundary: [],
    });
    expect(organization.roles.get('guide')).toMatchObject({
      permissions: [],
      policies: [],
      assignableTo: ['member', 'team', 'service-account', 'token'],
      reachesZones: false,
    });
    expect(organization.teams.get('guides')).toMatchObject({ members: [], bindings: [] });
    expect(organization.membership).toEqual({
      counts: ['active', 'pending'],
      requireReason: false,
      written: {},
    });
  });

  test('the one target is the directory', () => {
    expect([...organization.targets.values()]).toEqual([
      {
        name: 'directory',
        previously: [],
        origin: { file: 'organizations/museum/all.yaml', document: 0, path: [] },
        enabled: true,
        provider: 'directory',
        coordinates: {},
        mode: 'additive',
        settings: {},
        guards: {},
        allow: [],
        protected: [],
      },
    ]);
  });
});

describe('membership', () => {
  const plans =
    'plans: { free: { members: 1 }, pro: { members: 2, overridable: true }, all: { members: unlimited } }';
  const people = (...names: readonly string[]) => `kind: MemberList\nitems: [${names.join(', ')}]\n`;
  const codesOf = (...parts: Parameters<typeof museum>) =>
    museum(...parts).diagnostics.map(({ code }) => code);

  test.each([
    ['a plan', `plan: free, ${plans}`, 1],
    ['an override', `plan: pro, memberLimit: 40, ${plans}`, 40],
    ['an override without limit', `plan: pro, memberLimit: unlimited, ${plans}`, undefined],
    ['an unlimited plan', `plan: all, ${plans}`, undefined],
    ['a limit without a plan', 'memberLimit: 3', 3],
    ['no plan in use', plans, undefined],
  ])('the limit of %s', (_, membership, limit) => {
    const organization = organizationOf(museum(`membership: { ${membership} }\n`), 'museum');
    expect(organization.membership.limit).toBe(limit);
  });

  test('exactly the limit is within it, and what does not count does not', () => {
    const two = people('{ name: ana }', '{ name: bo }');
    const withSuspended = people('{ name: ana }', '{ name: bo }', '{ name: cy, status: suspended }');
    expect(codesOf(`membership: { plan: pro, ${plans} }\n`, two)).toEqual([]);
    expect(codesOf(`membership: { plan: pro, ${plans} }\n`, withSuspended)).toEqual([]);
    expect(
      codesOf(`membership: { plan: pro, counts: [active, suspended], ${plans} }\n`, withSuspended),
    ).toEqual(['model/too-many-members']);
    expect(codesOf(`membership: { plan: pro, counts: [suspended], ${plans} }\n`, withSuspended)).toEqual([]);
  });

  test('being over the limit is a warning: removals must still go through', () => {
    const over = museum(`membership: { plan: free, ${plans} }\n`, people('{ name: ana }', '{ name: bo }'));
    expect(over.diagnostics.map(({ severity }) => severity)).toEqual(['warning']);
    expect(over.model?.organizations.get('museum')?.members.size).toBe(2);
  });

  test('an owner is active and holds the role of owners', () => {
    const owner = 'kind: Role\nname: owner\npermissions: ["*"]\n';
    const rules = 'membership: { owners: { role: owner, min: 2 } }\n';
    expect(codesOf(rules, owner, people('{ name: ana, role: owner }', '{ name: bo, role: owner }'))).toEqual(
      [],
    );
    expect(
      codesOf(
        rules,
        owner,
        people('{ name: ana, role: owner }', '{ name: bo, role: owner, status: suspended }'),
      ),
    ).toEqual(['model/too-few-owners']);
  });

  test('the first owner needs no custom role', () => {
    const owner = 'kind: Role\nname: owner\npermissions: ["*"]\n';
    const rules = 'membership: { owners: { role: owner }, invite: { requiresCustomRole: true } }\n';
    expect(codesOf(rules, owner, people('{ name: ana, role: owner }'))).toEqual([]);
  });
});

describe('zones', () => {
  const roles = 'kind: RoleList\nitems: [{ name: manager }, { name: viewer }]\n';
  const zone = (bindings: string) =>
    `kind: Zone\nname: archive\nresources: ["krn:m:s:{org_id}:archive/*"]\nroles: { oneOf: [manager, viewer] }\nbindings: [${bindings}]\n`;
  const codesOf = (...documents: readonly string[]) =>
    museum('', roles, 'kind: Member\nname: ana\n', ...documents).diagnostics.map(({ code }) => code);

  test('one role after the other is one role at a time', () => {
    const viewer = '{ principal: member/ana, role: viewer, expires: 2026-06-30 }';
    expect(codesOf(zone(`${viewer}, { principal: member/ana, role: manager, starts: 2026-07-01 }`))).toEqual(
      [],
    );
    expect(codesOf(zone(`${viewer}, { principal: member/ana, role: manager, starts: 2026-06-30 }`))).toEqual([
      'model/several-zone-roles',
    ]);
  });

  test("the binding may stand in the zone's document or in the holder's, not in both", () => {
    const team = 'kind: Team\nname: guides\nbindings: [{ role: viewer, zone: archive }]\n';
    expect(codesOf(zone(''), team)).toEqual([]);
    expect(codesOf(zone('{ principal: team/guides, role: viewer }'), team)).toEqual([
      'model/duplicate-binding',
    ]);
  });

  test('many zones beside each other do not overlap', () => {
    const zones = Array.from(
      { length: 2000 },
      (_, at) => `  - { name: z${at}, resources: ["krn:m:s:{org_id}:room-${at}/*"] }\n`,
    );
    expect(museum('', `kind: ZoneList\nitems:\n${zones.join('')}`).diagnostics).toEqual([]);
  });
});

describe('the provider of a target', () => {
  const files = filesOf({
    'organizations/museum/all.yaml':
      'kind: Organization\nname: museum\n---\nkind: Target\nname: desk\nprovider: memory\n',
  });
  const documents = parseDocuments(files).value ?? [];
  const context = { files: files.map(({ path }) => path), rejected: [] };

  test('that only tests have is none to the author of YAML', () => {
    expect(buildModel(documents, context).diagnostics).toMatchObject([
      { code: 'model/unknown-provider', hint: 'one of `directory`, `github`' },
    ]);
  });

  test('may be one that whoever builds the model brings', () => {
    expect(buildModel(documents, { ...context, providers: ['memory'] }).diagnostics).toEqual([]);
  });
});
