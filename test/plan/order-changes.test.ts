import { describe, expect, test } from 'vitest';
import type { Organization } from '../../src/model/model.ts';
import type { PolicyHistories } from '../../src/plan/policy-history.ts';
import {
  binding,
  histories,
  history,
  member,
  membership,
  organization,
  planOf,
  policy,
  role,
  serviceAccount,
  team,
  world,
  zone,
} from './world.ts';

describe('by example', () => {
  const steps = (before: Organization, after: Organization, histories: PolicyHistories = new Map()) => {
    const actual = world(before, { histories });
    return planOf(after, actual, { histories }).section.changes.map(
      ({ action, address, effect }) => `${effect}: ${action} ${address.replace(/#.*/, '')}`,
    );
  };
  const reader = role('score-reader', ['scores:read']);
  const writer = role('score-writer', ['scores:write']);
  const both = [reader, writer];

  test('a moved member gets the new path before the old one goes; what is lost goes first', () => {
    const orchestraOf = (strings: readonly string[], brass: readonly string[], extra: readonly string[]) =>
      organization({
        roles: both,
        members: ['ana', 'bo', 'cleo'].map((name) => member(name)),
        teams: [
          team('brass', brass, { bindings: [binding('score-reader')] }),
          team('strings', strings, { bindings: [binding('score-reader')] }),
          team('soloists', extra, { bindings: [binding('score-writer')] }),
        ],
      });
    expect(steps(orchestraOf(['ana'], [], ['bo']), orchestraOf([], ['ana'], ['cleo']))).toEqual([
      'loss: delete team-member:orchestra/soloists/bo',
      'replace: create team-member:orchestra/brass/ana',
      'replace: delete team-member:orchestra/strings/ana',
      'gain: create team-member:orchestra/soloists/cleo',
    ]);
  });

  test('a new team is made before its members move there, and the old one goes last, children first', () => {
    const before = organization({
      roles: both,
      members: [member('ana')],
      teams: [
        team('old', [], { bindings: [binding('score-reader')] }),
        team('old-child', ['ana'], { parent: 'old' }),
        team('kept', [], { parent: 'old' }),
      ],
    });
    const after = organization({
      roles: both,
      members: [member('ana')],
      teams: [team('new', ['ana'], { bindings: [binding('score-reader')] }), team('kept', [])],
    });
    expect(steps(before, after)).toEqual([
      'none: update team:orchestra/kept',
      'none: create team:orchestra/new',
      'replace: create binding:orchestra/team/new',
      'replace: create team-member:orchestra/new/ana',
      'replace: delete team-member:orchestra/old-child/ana',
      'replace: delete binding:orchestra/team/old',
      'none: delete team:orchestra/old-child',
      'none: delete team:orchestra/old',
    ]);
  });

  test('a changed role is changed after those who lose it and before those who gain it', () => {
    const declared = (holder: string, permissions: readonly string[]) =>
      organization({
        roles: [role('editor', permissions)],
        members: ['ana', 'bo', 'cleo'].map((name) =>
          member(name, { bindings: name === holder || name === 'cleo' ? [binding('editor')] : [] }),
        ),
      });
    expect(steps(declared('ana', ['scores:read']), declared('bo', ['scores:write']))).toEqual([
      'loss: delete binding:orchestra/member/ana',
      'both: update role:orchestra/editor',
      'gain: create binding:orchestra/member/bo',
    ]);
    expect(steps(declared('ana', ['scores:read', 'scores:write']), declared('bo', ['scores:read']))[0]).toBe(
      'loss: delete binding:orchestra/member/ana',
    );
  });

  test('effects of contents: permissions, policies, boundaries, zones, metadata', () => {
    const statements = (action: string) => [{ sid: 'A', effect: 'allow', actions: [action] }];
    const published = histories(history('rules', [statements('scores:read')]));
    const base = {
      roles: [reader],
      members: [member('ana', { role: 'score-reader' })],
      policies: [policy('rules', statements('scores:read'))],
      zones: [zone('archive')],
    };
    const change = (
      parts: Parameters<typeof organization>[0],
      from: Parameters<typeof organization>[0] = base,
    ) => steps(organization(from), organization({ ...from, ...parts }), published);
    expect(change({ roles: [role('score-reader', ['scores:read', 'scores:list'])] })).toEqual([
      'gain: update role:orchestra/score-reader',
    ]);
    expect(change({ roles: [role('score-reader', [])] })).toEqual([
      'loss: update role:orchestra/score-reader',
    ]);
    expect(change({ roles: [role('score-reader', ['scores:read'], { description: 'Reads' })] })).toEqual([
      'none: update role:orchestra/score-reader',
    ]);
    expect(change({ roles: [role('score-reader', ['scores:read'], { policies: ['rules'] })] })).toEqual([
      'both: update role:orchestra/score-reader',
    ]);
    expect(change({ policies: [policy('rules', statements('scores:write'))] })).toEqual([
      'none: update policy:orchestra/rules',
    ]);
    const bounded = { ...base, boundary: ['rules'] };
    expect(change({ policies: [policy('rules', statements('scores:write'))] }, bounded)).toEqual([
      'both: update policy:orchestra/rules',
    ]);
    expect(change({ boundary: ['rules'] })).toEqual(['loss: update organization:orchestra']);
    expect(change({ boundary: [] }, bounded)).toEqual(['gain: update organization:orchestra']);
    expect(change({ zones: [zone('archive', { isolated: true })] })).toEqual([
      'loss: update zone:orchestra/archive',
    ]);
    expect(change({ members: [member('ana', { role: 'score-reader', status: 'suspended' })] })).toEqual([
      'loss: update member:orchestra/ana',
    ]);
    expect(change({ members: [member('ana', { role: 'score-reader', displayName: 'Ana' })] })).toEqual([
      'none: update member:orchestra/ana',
    ]);
  });

  test('who a principal is counts as all of its access', () => {
    const declared = (fields: Parameters<typeof member>[1], account: Parameters<typeof serviceAccount>[1]) =>
      organization({
        roles: both,
        members: [member('ana', { email: 'ana@orchestra.example', ...fields })],
        serviceAccounts: [serviceAccount('tuner', account)],
      });
    const before = declared({}, {});
    const identities = { github: { login: 'ana' } };
    expect(steps(before, declared({ email: 'eve@orchestra.example' }, { identities }))).toEqual([
      'both: update member:orchestra/ana',
      'both: update service-account:orchestra/tuner',
    ]);
    expect(steps(before, declared({ attributes: { section: 'brass' } }, {}))).toEqual([
      'both: update member:orchestra/ana',
    ]);
    expect(steps(before, declared({ identities }, { displayName: 'Tuner' }))).toEqual([
      'both: update member:orchestra/ana',
      'none: update service-account:orchestra/tuner',
    ]);
  });

  test('a maintainer has more than a member', () => {
    const declared = (ana: 'member' | 'maintainer', bo: 'member' | 'maintainer') =>
      organization({
        members: [member('ana'), member('bo')],
        teams: [team('strings', [membership('ana', { role: ana }), membership('bo', { role: bo })])],
      });
    expect(steps(declared('member', 'maintainer'), declared('maintainer', 'member'))).toEqual([
      'loss: update team-member:orchestra/strings/bo',
      'gain: update team-member:orchestra/strings/ana',
    ]);
  });
});
