import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openSystem, type System } from './system.ts';

const permissions = ['read', 'triage', 'write', 'maintain', 'admin'];
const named = (name: string) => `krn:acme:github:acme:repository/${name}`;
const pattern = (name: string) => `krn:acme:github:{org_id}:repository/${name}`;

interface Team {
  readonly team: string;
  readonly parent?: string;
  readonly people: number;
  readonly subTeams: number;
}

let system: System;
beforeAll(() => {
  system = openSystem('github-organization');
});

/** What makes an organization on GitHub, one after the other; each goes on where the last one ended. */
describe('github-organization', () => {
  const who = (permission: string, repository: string): readonly string[] =>
    system
      .json<{ allowed: { principal: string }[] }>(
        ...['access', 'who-can', `github:${permission}`, ...(repository === '' ? [] : [named(repository)])],
      )
      .allowed.map(({ principal }) => principal)
      .filter((principal) => principal.startsWith('member/'))
      .sort();
  /** What somebody may do in some repositories at least, least first. */
  const inSome = (member: string): readonly string[] => {
    const may = system.may(member);
    return permissions.filter((each) => may[`github:repository.${each}`] !== undefined);
  };
  const teams = () =>
    system
      .json<{ teams: Team[] }>('team', 'list')
      .teams.map(({ team, parent, people, subTeams }) => [team, parent, people, subTeams]);

  it('members: owners, two so that one can be away, and members by default', () => {
    const { members } = system.json<{ members: { member: string; role: string }[] }>('member', 'list');
    expect(members.map(({ member, role }) => `${member} ${role}`)).toEqual([
      ...['ana owner', 'bo owner', 'cy member', 'dee member', 'eli member'],
    ]);
    expect(who('organization.admin', '')).toEqual(['member/ana', 'member/bo']);
    expect(inSome('bo')).toEqual(permissions);
    expect(system.refused('member', 'remove', 'bo')).toBe('edit/last-owner');
  });

  it('nested teams: who is in one is in those above it, and has what they have', () => {
    expect(teams()).toEqual([
      ['engineering', undefined, 3, 1],
      ['platform', 'engineering', 2, 0],
    ]);
    expect(system.refused('team', 'delete', 'engineering')).toBe('edit/still-used');
    // None is within itself.
    const path = 'organizations/acme/teams/engineering.yaml';
    const text = readFileSync(join(system.bench.folder, path), 'utf8');
    system.bench.write({ [path]: `${text}parent: platform\n` });
    const { diagnostics } = system.bench.json<{ diagnostics: { code: string }[] }>('validate');
    expect(diagnostics.map(({ code }) => code)).toEqual(['model/team-cycle']);
    system.bench.write({ [path]: text });
    const made = system.change(
      ['team', 'create', 'runtime', '--parent', 'platform'],
      ['team', 'add-member', 'runtime', 'cy'],
    );
    expect(made).toEqual(['create team-member:acme/runtime/cy', 'create team:acme/runtime']);
    expect(teams()).toEqual([
      ['engineering', undefined, 3, 1],
      ['platform', 'engineering', 3, 1],
      ['runtime', 'platform', 1, 0],
    ]);
    // By the team above, cy has what platform has; by the one above that, what engineering has.
    expect(inSome('cy')).toEqual(['read', 'triage', 'write', 'maintain']);
    expect(who('repository.maintain', 'platform-api')).toContain('member/cy');
  });

  it('repository permissions: each contains those below it, and is for the repositories it is bound on', () => {
    const all = ['ana', 'bo', 'cy', 'dee', 'eli'].map((name) => `member/${name}`);
    const owners = all.slice(0, 2);
    // A pattern covers what comes later.
    expect(who('repository.maintain', 'platform-to-come')).toEqual(all);
    expect(who('repository.admin', 'platform-to-come')).toEqual(owners);
    expect(who('repository.write', 'handbook')).toEqual(all);
    expect(who('repository.maintain', 'handbook')).toEqual(owners);
    expect(who('repository.read', 'website')).toEqual(all);
    expect(who('repository.triage', 'website')).toEqual(owners);
    const given = system.change(['team', 'assign-role', 'runtime', 'writer', '--on', pattern('website')]);
    expect(given).toEqual([expect.stringMatching(/^create binding:acme\/team\/runtime#/)]);
    // Given to a team, and to none above it.
    expect(who('repository.write', 'website')).toEqual(all.slice(0, 3));
    expect(who('repository.maintain', 'website')).toEqual(owners);
  });

  it('members: who is invited into a team has what it has once they accept', () => {
    system.json('member', 'invite', 'fay@acme.example', '--team', 'runtime');
    const { sections } = system.apply('Invite fay');
    expect(system.recorded().at(-1)).toMatchObject({ kind: 'result', invited: ['fay'] });
    expect(system.may('fay')).toEqual({});
    const [code] = sections.flatMap(({ invitations = [] }) => invitations).map((each) => each.code);
    system.json('invitation', 'accept', 'fay', '--code', code ?? '');
    expect(system.recorded()).toMatchObject([{ kind: 'event', event: 'invitation accepted' }]);
    expect(who('repository.write', 'website')).toContain('member/fay');
    expect(inSome('fay')).toEqual(['read', 'triage', 'write', 'maintain']);
  });

  it('repository permissions of one person, in one repository and until a day', () => {
    const on = ['--on', pattern('website'), '--expires', '2027-01-31', '--reason', 'the new look'];
    system.change(['member', 'assign-role', 'eli', 'writer', ...on]);
    expect(who('repository.write', 'website')).toContain('member/eli');
    expect(who('repository.write', 'else')).not.toContain('member/eli');
  });

  it('who leaves a team or the organization loses what it gave', () => {
    const gone = system.change(['team', 'remove-member', 'runtime', 'cy'], ['member', 'remove', 'fay']);
    expect(gone).toEqual(
      expect.arrayContaining(['delete team-member:acme/runtime/cy', 'delete member:acme/fay']),
    );
    expect(inSome('cy')).toEqual(['read', 'triage', 'write']);
    expect(who('repository.write', 'website')).toEqual(['member/ana', 'member/bo', 'member/eli']);
    expect(who('repository.maintain', 'platform-api')).not.toContain('member/cy');
  });

  it('ends with nothing left to apply, and a ledger that is whole', () => {
    system.end();
  });
});
