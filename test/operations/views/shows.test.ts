import { describe, expect, test } from 'vitest';
import { memberShow } from '../../../src/operations/views/member-show.ts';
import { serviceAccountShow } from '../../../src/operations/views/service-account-show.ts';
import { teamShow } from '../../../src/operations/views/team-show.ts';
import { zoneShow } from '../../../src/operations/views/zone-show.ts';
import { plain } from '../../../src/report/style.ts';
import { renderMemberShowText } from '../../../src/report/views/render-member-show-text.ts';
import { renderServiceAccountShowText } from '../../../src/report/views/render-service-account-show-text.ts';
import { renderTeamShowText } from '../../../src/report/views/render-team-show-text.ts';
import { renderZoneShowText } from '../../../src/report/views/render-zone-show-text.ts';
import { openLibrary } from '../library.ts';
import { branches } from './branches.ts';

const options = { style: plain, full: false };

/** Without what it was answered from. */
function told(text: string): string {
  return text.slice(0, text.indexOf('\nfrom '));
}

describe('one thing of what a library declares', () => {
  test('a member, with teams and their path, bindings and tokens', async () => {
    const session = (await openLibrary(branches)).session();
    const report = await memberShow(session, { member: 'member/ben' });
    expect(report.teams.map(({ team, within, as, inForce }) => [team, within, as, inForce])).toEqual([
      ['desk', ['lending'], 'member', 'now'],
      ['lending', [], 'maintainer', 'now'],
    ]);
    expect(told(renderMemberShowText(report, options))).toMatchInlineSnapshot(`
      "member ben of library
        called        Ben Ashe
        e-mail        ben@library.example
        status        active
        role          reader
        manager       ada
        manages       cleo
        identities    github: {login: ben-a}
        attributes    floor: 2
        id            benjamin
        before        benjamin
        declared in   organizations/library/members.yaml:5

      in teams
        lending / desk  organizations/library/desk.yaml:7
        lending as maintainer  organizations/library/stacks.yaml:5

      holds directly
        role/librarian until 2026-12-01T00:00:00Z (holidays, L-1)  organizations/library/members.yaml:13
        role/reader from 2027-01-01T00:00:00Z – not in force yet  organizations/library/members.yaml:14
        role/visitor in zone cellar  organizations/library/zones.yaml:16

      tokens
        stolen, revoked, holds all of its owner

      activity
        joined        unknown
        last sign-in  unknown
        MFA           unknown
        no change of theirs in the 1 commit of the history
      "
    `);
    await expect(memberShow(session, { member: 'bne' })).rejects.toMatchObject({
      code: 'edit/unknown-member',
      hint: 'did you mean `ben`?',
    });
    expect(await memberShow(session, { member: 'ada' })).toMatchObject({ owner: true, manages: ['ben'] });
  });

  test('a service account', async () => {
    const session = (await openLibrary(branches)).session();
    const report = await serviceAccountShow(session, { serviceAccount: 'sorter' });
    expect(told(renderServiceAccountShowText(report, options))).toMatchInlineSnapshot(`
      "service account sorter of library
        called        Sorting machine
        owner         team/desk
        status        active
        declared in   organizations/library/machines.yaml:3

      in teams
        lending / desk  organizations/library/desk.yaml:7

      holds directly
        role/keeper in zone cellar  organizations/library/zones.yaml:17

      tokens
        old, expired, holds all of its owner, until 2026-01-02T00:00:00Z
        scanner, active, holds reader, until 2027-01-02T00:00:00Z
      "
    `);
    await expect(serviceAccountShow(session, { serviceAccount: 'sortr' })).rejects.toMatchObject({
      code: 'edit/unknown-service-account',
      hint: 'did you mean `sorter`?',
    });
  });

  test('a team, with what it inherits and who is in it through teams below', async () => {
    const session = (await openLibrary(branches)).session();
    const lending = await teamShow(session, { team: 'lending' });
    expect(lending.counts).toEqual({ direct: 1, throughSubTeams: 3, people: 4 });
    expect(told(renderTeamShowText(lending, options))).toMatchInlineSnapshot(`
      "team lending of library
        people        4: 1 listed, 3 in teams below
        declared in   organizations/library/stacks.yaml:3

      lists
        cleo from 2026-10-01T00:00:00Z – not in force yet  organizations/library/stacks.yaml:4
        ben as maintainer  organizations/library/stacks.yaml:5

      holds
        role/librarian  organizations/library/stacks.yaml:6

      teams below
        desk (4 people)
          night (1 person)
      "
    `);
    const night = await teamShow(session, { team: 'night' });
    expect(night.inherited.map(({ from, role }) => [from, role])).toEqual([['lending', 'librarian']]);
    expect(told(renderTeamShowText(night, options))).toMatchInlineSnapshot(`
      "team night of library
        within        lending / desk
        people        1
        declared in   organizations/library/night.yaml:3

      lists
        cleo  organizations/library/night.yaml:4

      inherits
        role/librarian of team/lending  organizations/library/stacks.yaml:6
      "
    `);
  });

  test('a zone, with who holds what in it and which roles reach it', async () => {
    const session = (await openLibrary(branches)).session();
    const cellar = await zoneShow(session, { zone: 'cellar' });
    expect(told(renderZoneShowText(cellar, options))).toMatchInlineSnapshot(`
      "zone cellar of library
        purpose       Rare books
        resources     krn:library:books:{org_id}:cellar/*
        reached by    bindings in it alone, and those of role/inspector
        roles         keeper, visitor
        declared in   organizations/library/zones.yaml:10

      held by
        member/ben as role/visitor  organizations/library/zones.yaml:16
        service-account/sorter as role/keeper  organizations/library/zones.yaml:17
      "
    `);
    expect(told(renderZoneShowText(await zoneShow(session, { zone: 'hall' }), options))).toContain(
      'reached by    bindings in it, and those that name no zone',
    );
    await expect(zoneShow(session, { zone: 'celar' })).rejects.toMatchObject({
      code: 'edit/unknown-zone',
      hint: 'did you mean `cellar`?',
    });
  });

  test('many who are alike are told as one, and all with `full`', async () => {
    const many = Array.from({ length: 40 }, (_, index) => `clerk-${String(index).padStart(2, '0')}`);
    const library = await openLibrary({
      ...branches,
      'organizations/library/clerks.yaml': `apiVersion: bylaw/v1\nkind: MemberList\nitems:\n${many.map((name) => `  - name: ${name}\n`).join('')}---\napiVersion: bylaw/v1\nkind: Team\nname: clerks\nmembers: [${many.join(', ')}]\n`,
    });
    const report = await teamShow(library.session(), { team: 'clerks' });
    expect(renderTeamShowText(report, options)).toContain('  active members: clerk-00, clerk-01,');
    expect(renderTeamShowText(report, options)).not.toContain('clerk-20');
    expect(renderTeamShowText(report, { ...options, full: true })).toContain('\n  clerk-39  ');
  });
});
