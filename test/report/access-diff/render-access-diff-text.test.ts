import { describe, expect, it } from 'vitest';
import type { AccessChange } from '../../../src/access/diff/access-diff.ts';
import { changeRow } from '../../../src/report/access-diff/access-change-row.ts';
import { renderAccessDiffText } from '../../../src/report/access-diff/render-access-diff-text.ts';
import { plain } from '../../../src/report/style.ts';
import { change, diffOf, members, route, sampleDiff } from './sample-diff.ts';

const text = (diff = sampleDiff, full = false) => renderAccessDiffText(diff, { style: plain, full });

describe('an access diff as text', () => {
  it('says what it comes to, then who gains, who loses and through what', () => {
    expect(text().join('\n')).toMatchInlineSnapshot(`
      "new privileged access for 500; 503 gain access; 1 not compared, which counts as a gain; 5 lose
        access; 7 keep access by another path. Highest risk: high.

      new privileged access
        + 500 members gain billing:refund and billing:void  [high]
            who      member/m0000, member/m0001, member/m0002, member/m0003, member/m0004, member/m0005, member/m0006,
                       member/m0007, member/m0008, member/m0009, member/m0010, member/m0011 and 488 more (--full lists
                       them)
            on       krn:acme:billing:acme:invoice/*
            when     principal.mfa is true
            by       team/core → role/editor → policy/edit@3 #AllowEdit (member/m0000 and 479 more) (organizations/acme/access.yaml:13)
                     role/admin → permissions (member/m0480) (organizations/acme/access.yaml:11)
                     and 2 more ways; of 19 of them no way is shown
            because  role/editor changed, policy/edit@3 added
            risk     high: billing:refund is privileged; 12 of them have no MFA (medium)

      new access
        + member/ana gains 5 actions from 2026-12-01 until 2027-01-31T12:30Z  [low]
            actions  events:delete, events:export, events:list, events:read, events:tag
            on       part of krn:acme:events:acme:event/2026-*, krn:acme:events:acme:held/*
            by       team/core → role/editor → policy/edit@3 #AllowEdit (organizations/acme/access.yaml:13)
            risk     low: member/ana is external
            example  member/ana does events:read on krn:acme:events:acme:event/2026-a: denied before, allowed now
        + member/bo and token/ci may do billing:refund in more cases
            on       krn:acme:billing:acme:invoice/*
            before   principal.mfa is true and request.ip is in "10.0.0.0/8"
            now      principal.mfa is true; or request.ip is in one of "10.0.0.0/8", "fd00::/8"
            by       team/core → role/editor → policy/edit@3 #AllowEdit (1 of them) (organizations/acme/access.yaml:13)
            because  role/editor changed
            example  member/bo does billing:refund on krn:acme:billing:acme:invoice/a with principal.mfa true and
                       request.ip "192.0.2.1": denied before, allowed now

      not compared, so it counts as new access
        ? service-account/ci may have gained billing:refund  [medium]
            on       part of *
            risk     medium: it could not be compared

      less access
        - member/bo loses billing:view
            on       krn:acme:billing:acme:invoice/*
            was by   team/core → role/editor → policy/edit@3 #AllowEdit (organizations/acme/access.yaml:13)
            because  team/core removed
        - 3 members and 1 token may do billing:refund in fewer cases only
            who      member/cy, member/di, member/eli, token/ci
            on       krn:acme:billing:acme:invoice/*
            before   always
            now      principal.mfa is true
            by       team/core → role/editor → policy/edit@3 #AllowEdit (1 of them) (organizations/acme/access.yaml:13)
            because  team/core removed

      stays by another path
        = 7 members keep events:list, events:read
            gone     team/night-shift → role/viewer (organizations/acme/access.yaml:11)
            through  role/viewer (5 of them) (organizations/acme/access.yaml:10)
                     team/core → role/editor → policy/edit@3 #AllowEdit (1 of them) (organizations/acme/access.yaml:13)

      by document
        role/editor changed: 502 gain
        policy/edit@3 added: 500 gain
        team/core removed: 5 lose
        team/night-shift changed: behind none of these changes

      by the clock alone
        2026-12-01
          - member/bo loses billing:pay
              on       krn:acme:billing:acme:invoice/*
              was by   team/core → role/editor → policy/edit@3 #AllowEdit (organizations/acme/access.yaml:13)"
    `);
  });

  it('shows a way of everybody, and whose it is where it is not of all', () => {
    const principals = members(5);
    const ways = principals.map((example) => ({ ...route([`role/of-${example}`]), example }));
    const lines = text(diffOf([change({ principals, routes: ways })]));
    expect(lines.filter((line) => line.includes('role/of-'))).toEqual([
      '      by       role/of-member/m0000 (member/m0000) (organizations/acme/access.yaml:10)',
      '               role/of-member/m0001 (member/m0001) (organizations/acme/access.yaml:10)',
      '               role/of-member/m0002 (member/m0002) (organizations/acme/access.yaml:10)',
      '               role/of-member/m0003 (member/m0003) (organizations/acme/access.yaml:10)',
      '               role/of-member/m0004 (member/m0004) (organizations/acme/access.yaml:10)',
    ]);
    const same = ways.map(({ steps }) => ({ steps, principals: 5 }));
    const brief = text(diffOf([change({ principals, routes: same })]));
    expect(brief.filter((line) => line.includes('role/of-')).length).toBe(3);
    expect(brief).toContain('               and 2 more ways');
  });

  it('says of each of several ways what it gives, where that is not all', () => {
    const actions = ['a:1', 'a:2', 'a:3', 'a:4', 'a:5'];
    const pattern = (name: string) => ({ pattern: name, extent: 'whole' as const });
    const routes = [
      route(['role/all']),
      { ...route(['role/few']), gives: [{ actions: ['a:1', 'a:2'] }] },
      {
        ...route(['role/parts']),
        gives: [
          { actions: actions.slice(1), resources: ['x', 'y', 'z'].map(pattern) },
          { actions: ['a:1'], resources: [{ ...pattern('x'), extent: 'part' as const }] },
        ],
      },
      { ...route(['role/place']), gives: [{ actions, resources: [pattern('x')] }] },
      { ...route(['role/many']), gives: actions.map((action) => ({ actions: [action] })) },
      { ...route(['role/here-or-there']), gives: [] },
    ].map((each) => ({ ...each, example: 'member/ana' }));
    const diff = diffOf([change({ principals: members(2), actions, routes })]);
    const lines = (full: boolean) =>
      text(diff, full)
        .filter((line) => /role|only|not all/.test(line) && !line.includes(': org'))
        .map((line) => line.slice(15).replace(/ \(.*/, ''));
    expect(lines(false)).toEqual([
      'role/all',
      'role/few',
      '  only a:1 and a:2',
      'role/parts',
      '  only 4 of 5 actions on 3 patterns; a:1 on part of x',
      'role/place',
      '  only on x',
      'role/many',
      '  only 5 parts of it',
      'role/here-or-there',
      '  not all of it for each',
    ]);
    expect(lines(true)).toContain('  only a:2, a:3, a:4 and a:5 on x, y and z; a:1 on part of x');
    expect(lines(true)).toContain('  only a:1; a:2; a:3; a:4; a:5');
    const row = changeRow(diff.changes[0] as AccessChange, []);
    expect(row).toContain(
      'by `role/few` (`member/ana`), `organizations/acme/access.yaml:10`, only `a:1` and `a:2`\n',
    );
  });

  it('names everybody and where each step stands with --full', () => {
    const lines = text(diffOf([change({ principals: members(30) })]), true).join('\n');
    expect(lines).toContain('member/m0029');
    expect(lines).not.toContain('more');
    expect(lines).toContain('role/editor: organizations/acme/access.yaml:11:3');
  });

  it('says that nobody is concerned where nobody is', () => {
    expect(text(diffOf([]))).toEqual(["nobody's access changes."]);
  });

  it('shows new privileged access first and counts what it hides, whatever the order', () => {
    const lost = Array.from({ length: 4_990 }, (_, index) =>
      change({ kind: 'lost', principals: [`member/l${index}`] }),
    );
    const gained = Array.from({ length: 30 }, (_, index) =>
      change({ principals: [`member/g${index}`], privileged: true }),
    );
    const lines = text(diffOf([...lost, ...gained]));
    expect(lines.length).toBeLessThan(300);
    expect(lines[0]).toBe('new privileged access for 30; 30 gain access; 4,990 lose access.');
    expect(lines.slice(1, 4)).toEqual(['', 'new privileged access', '  + member/g0 gains billing:refund']);
    // In a sentence at least.
    expect(lines).toContain('  + member/g29 gains billing:refund');
    expect(lines).toContain('  … and 4,970 more changes of 4,970 principals (--full lists them)');
    expect(text(diffOf([...lost, ...gained]), true).join('\n')).toContain('member/l4989');
  });

  it('lets no name, pattern, condition or reason break a line, colour it or hide behind it', () => {
    const evil = 'x\u001b[2J\n- nobody gains\r\u202e\u200b';
    const kinds: AccessChange['kind'][] = ['gained', 'lost', 'wider', 'narrower', 'other', 'unknown'];
    const changes = kinds.flatMap((kind) => [
      change({
        kind,
        principals: [`member/${evil}`],
        actions: [evil],
        resources: [{ pattern: evil, extent: 'part' }],
        when: [{ StringLike: { [evil]: evil } }],
        unless: [{ StringLike: { [evil]: evil } }],
        before: [{ [evil]: { [evil]: evil } }],
        from: evil as never,
        until: evil as never,
        example: {
          principal: evil,
          action: evil,
          resource: evil,
          context: { [evil]: evil },
          before: 'deny',
          after: 'allow',
        },
        routes: [
          {
            ...route([evil, `role/${evil}`], 0),
            example: evil,
            gives: [{ actions: [evil], resources: [{ pattern: evil, extent: 'part', except: [evil] }] }],
          },
        ],
        risk: { level: 'high', reasons: [{ because: 'everything', level: 'high', message: evil }] },
      }),
    ]);
    const diff = diffOf(changes, {
      stays: [{ principals: [evil], gone: route([evil]), actions: [evil], through: [route([evil])] }],
      causes: [
        { of: evil, change: 'added', changes: [0], gain: 1, lose: 0 },
        { of: evil, change: 'added', changes: [], gain: 0, lose: 0 },
      ],
      forecast: [{ at: evil as never, changes }],
    });
    for (const full of [false, true]) {
      for (const line of text(diff, full)) {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: that none is left is what is tested
        expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b\u202e]/u);
        expect(line).not.toMatch(/^\s*- nobody/);
      }
    }
  });
});
