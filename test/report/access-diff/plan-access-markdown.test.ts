import { describe, expect, it } from 'vitest';
import type { AccessDiff } from '../../../src/access/diff/access-diff.ts';
import type { NeededApproval } from '../../../src/access/guardrails/breach.ts';
import type { PlanSection } from '../../../src/plan/plan.ts';
import { renderPlanMarkdown } from '../../../src/report/render-plan-markdown.ts';
import { renderPlanText } from '../../../src/report/render-plan-text.ts';
import { planOf, section, change as stateChange } from '../orchestra-plan.ts';
import { at, change, diffOf, route, sampleDiff } from './sample-diff.ts';

/** A section in which something changes, and what that does to access. */
function busy(
  diff: AccessDiff,
  {
    needed = [],
    organization = 'orchestra',
  }: { needed?: readonly NeededApproval[]; organization?: string } = {},
): PlanSection {
  return section({
    organization,
    changes: [stateChange({ action: 'create', address: 'team:orchestra/a', after: { name: 'a' } })],
    access: { status: 'evaluated', system: 'directory', notes: [], ...diff },
    guardrails: { status: 'evaluated', reason: '' },
    approvals: { status: 'evaluated', needed },
  });
}

const approval: NeededApproval = {
  guardrail: 'refunds',
  askedBy: ['base'],
  by: ['team/security', 'member/ana'],
  count: 2,
  because: [{ message: 'gains `billing:refund` on every invoice', principals: ['member/bo'], changes: [] }],
};

describe('the access of a plan', () => {
  it('stands in the Markdown of a plan above its changes', () => {
    expect(renderPlanMarkdown(planOf(busy(sampleDiff, { needed: [approval] })))).toMatchInlineSnapshot(`
      "## Access plan

      Plan: 1 to create, 0 to update, 0 to delete

      - Access: **new privileged access for 500; 503 gain access; 1 not compared, which counts as a gain; 5 lose access; 7 keep access by another path. Highest risk: high.**
      - **Approvals needed:** 2 approvals of team/security or member/ana \\(refunds\\)

      ### orchestra on directory

      **approvals needed**

      - **2 approvals of \`team/security\` or \`member/ana\`** (guardrail \`refunds\`, asked by the files before the change, the proposed ones drop it)
        - gains \`billing:refund\` on every invoice (\`member/bo\`)

      **Access in directory**

      **new privileged access**

      - **+** 500 members gain \`billing:refund\` and \`billing:void\` — risk **high**
        - who: \`member/m0000\`, \`member/m0001\`, \`member/m0002\`, \`member/m0003\`, \`member/m0004\`, \`member/m0005\`, \`member/m0006\`, \`member/m0007\`, \`member/m0008\`, \`member/m0009\`, \`member/m0010\`, \`member/m0011\` and 488 more
        - on \`krn:acme:billing:acme:invoice/*\`
        - when principal.mfa is true
        - by \`team/core → role/editor → policy/edit@3 #AllowEdit\` (\`member/m0000\` and 479 more), \`organizations/acme/access.yaml:13\`
        - by \`role/admin → permissions\` (\`member/m0480\`), \`organizations/acme/access.yaml:11\`, and 2 more ways; of 19 of them no way is shown
        - because role/editor changed, policy/edit@<!-- -->3 added
        - risk: billing:refund is privileged; 12 of them have no MFA (medium)

      **new access**

      - **+** \`member/ana\` gains 5 actions from 2026\\-12\\-01 until 2027\\-01\\-31T12:30Z — risk **low**
        - actions: \`events:delete\`, \`events:export\`, \`events:list\`, \`events:read\`, \`events:tag\`
        - on part of \`krn:acme:events:acme:event/2026-*\`, \`krn:acme:events:acme:held/*\`
        - by \`team/core → role/editor → policy/edit@3 #AllowEdit\`, \`organizations/acme/access.yaml:13\`
        - risk: member/ana is external
        - for example \`member/ana does events:read on krn:acme:events:acme:event/2026-a\`: denied before, allowed now
      - **+** \`member/bo\` and \`token/ci\` may do \`billing:refund\` in more cases
        - on \`krn:acme:billing:acme:invoice/*\`
        - before: principal.mfa is true and request.ip is in "10.0.0.0/8"
        - now: principal.mfa is true; or request.ip is in one of "10.0.0.0/8", "fd00::/8"
        - by \`team/core → role/editor → policy/edit@3 #AllowEdit\` (1 of them), \`organizations/acme/access.yaml:13\`
        - because role/editor changed
        - for example \`member/bo does billing:refund on krn:acme:billing:acme:invoice/a with principal.mfa true and request.ip "192.0.2.1"\`: denied before, allowed now

      **not compared, so it counts as new access**

      - **?** \`service-account/ci\` may have gained \`billing:refund\` — risk **medium**
        - on part of \`*\`
        - risk: it could not be compared

      **less access**

      - **-** \`member/bo\` loses \`billing:view\`
        - on \`krn:acme:billing:acme:invoice/*\`
        - was by \`team/core → role/editor → policy/edit@3 #AllowEdit\`, \`organizations/acme/access.yaml:13\`
        - because team/core removed
      - **-** 3 members and 1 token may do \`billing:refund\` in fewer cases only
        - who: \`member/cy\`, \`member/di\`, \`member/eli\`, \`token/ci\`
        - on \`krn:acme:billing:acme:invoice/*\`
        - before: always
        - now: principal.mfa is true
        - by \`team/core → role/editor → policy/edit@3 #AllowEdit\` (1 of them), \`organizations/acme/access.yaml:13\`
        - because team/core removed

      **stays by another path**

      - 7 members keep \`events:list\` and \`events:read\`
        - gone: \`team/night-shift → role/viewer\`, \`organizations/acme/access.yaml:11\`
        - through \`role/viewer\` (5 of them), \`organizations/acme/access.yaml:10\`
        - through \`team/core → role/editor → policy/edit@3 #AllowEdit\` (1 of them), \`organizations/acme/access.yaml:13\`

      **by document**

      - role/editor changed: 502 gain access
      - policy/edit@<!-- -->3 added: 500 gain access
      - team/core removed: 5 lose access
      - team/night\\-shift changed: behind none of these changes

      **by the clock alone**

      - 2026\\-12\\-01
        - **-** \`member/bo\` loses \`billing:pay\`
          - on \`krn:acme:billing:acme:invoice/*\`
          - was by \`team/core → role/editor → policy/edit@3 #AllowEdit\`, \`organizations/acme/access.yaml:13\`

      **teams**

      | | Address | What changes |
      |---|---|---|
      | + | \`team:orchestra/a\` |  |

      **cost**

      - Cost: 2 reads, 1 write

      <sub>source \`abc1234abc12\`, evaluated at 2026\\-11\\-22T09:00:00Z, change digest \`dddddddddddd\`</sub>
      "
    `);
  });

  it('stands in its text below its changes, and in short below its counts', () => {
    const diff = diffOf([change({ privileged: true })]);
    expect(renderPlanText(planOf(busy(diff, { needed: [approval] })))).toMatchInlineSnapshot(`
      "orchestra on directory

        teams
          + team:orchestra/a

        access in directory: new privileged access for 1; 1 gains access.

          new privileged access
            + member/ana gains billing:refund
                on       krn:acme:billing:acme:invoice/*
                by       team/core → role/editor → policy/edit@3 #AllowEdit (organizations/acme/access.yaml:13)

        approvals needed
          2 approvals of team/security or member/ana (guardrail refunds: asked by the files before the change,
            the proposed ones drop it)
            - gains \`billing:refund\` on every invoice (member/bo)

      Cost       2 reads, 1 write

      Plan: 1 to create, 0 to update, 0 to delete
      Access: new privileged access for 1; 1 gains access.
      Approvals needed: 2 approvals of team/security or member/ana (refunds)
      "
    `);
  });

  it('names the place of what is to be approved behind the sentence', () => {
    const message = `gains \`billing:refund\` on ${'every single invoice of the company, '.repeat(4)}ever`;
    const because = [{ message, principals: [], changes: [], at: at('organizations/acme/access.yaml', 7) }];
    const text = renderPlanText(planOf(busy(sampleDiff, { needed: [{ ...approval, because }] })));
    expect(text.replaceAll(/\s+/g, ' ')).toContain(`${message} (organizations/acme/access.yaml:7:3)`);
  });

  it('is not repeated where nothing of it is known', () => {
    const text = renderPlanText(planOf(section({ changes: busy(sampleDiff).changes })));
    expect(text).toContain('Access     not evaluated yet');
    expect(text).not.toContain('nobody');
  });

  it('tells of a section that only the clock changes', () => {
    const diff = { ...diffOf([]), forecast: sampleDiff.forecast };
    const only = { ...busy(diff), changes: [] };
    expect(renderPlanText(planOf(only))).toContain('- member/bo loses billing:pay');
    expect(renderPlanMarkdown(planOf(only))).toContain('`member/bo` loses `billing:pay`');
    expect(renderPlanMarkdown(planOf({ ...busy(diffOf([])), changes: [] }))).not.toContain('###');
  });

  it('tells the gravest of many sections, and counts the others', () => {
    const sections = Array.from({ length: 40 }, (_, index) =>
      busy(diffOf([change({ privileged: index > 30 })]), { organization: `o${index}` }),
    );
    const text = renderPlanText(planOf(...sections));
    expect(text).toContain('Access of o31 on directory: new privileged access for 1; 1 gains access.');
    expect(text).toContain('… and of 34 more sections, 3 of them with new privileged access');
  });

  it('counts those of the others that are not compared by themselves: they may be the gravest', () => {
    const told = Array.from({ length: 6 }, (_, index) =>
      busy(diffOf([change({ privileged: true })]), { organization: `o${index}` }),
    );
    const reason = 'nothing is there yet';
    const unknown = ['p', 'q'].map((organization) => ({
      ...busy(diffOf([]), { organization }),
      access: { status: 'notEvaluated' as const, reason },
    }));
    expect(renderPlanText(planOf(...told, ...unknown))).toContain(
      '… and of 2 more sections, 2 of them not compared\n',
    );
    const both = renderPlanMarkdown(planOf(...told, ...told.slice(0, 1), ...unknown));
    expect(both).toContain(
      '… and of 3 more sections, 1 of them with new privileged access, 2 of them not compared',
    );
  });

  it('leaves no section out of those that it sums up', () => {
    const nothing = Array.from({ length: 3 }, (_, index) => busy(diffOf([]), { organization: `q${index}` }));
    const first = busy(diffOf([]), { organization: 'large' });
    const reason = 'nothing is there yet, so that all access of 1,276 principals is new';
    const large = { ...first, access: { status: 'notEvaluated', reason } as const };
    const plan = planOf(...nothing, busy(diffOf([change()]), { organization: 'some' }), large);
    const text = renderPlanText(plan);
    expect(text).toContain(`Access     not evaluated yet of large on directory: ${reason}`);
    expect(text.split('\n').filter((line) => /^(?:Access of|Nobody)/.test(line))).toEqual([
      `Access of large on directory: not compared: ${reason}`,
      'Access of some on directory: 1 gains access.',
      "Nobody's access changes in q0 on directory, q1 on directory and q2 on directory.",
    ]);
    expect(renderPlanMarkdown(plan)).toContain('- Access of large on directory: **not compared: nothing is');
  });

  it('keeps every new privileged access in sight, whatever else there is and however long it is', () => {
    const long = 'krn:acme:'.padEnd(3_000, '$漢');
    const noise = Array.from({ length: 2_000 }, (_, index) =>
      change({
        principals: [`member/n${index}`],
        resources: Array.from({ length: 4 }, () => ({ pattern: long, extent: 'part' as const })),
        when: [{ StringLike: { [long]: [long, long] } }],
      }),
    );
    const grave = Array.from({ length: 45 }, (_, index) => ({
      ...(noise[0] ?? change()),
      principals: [`member/g${index}`],
      privileged: true,
    }));
    const noisy = Array.from({ length: 400 }, (_, index) =>
      stateChange({ action: 'create', address: `member:orchestra/m${index}`, after: { note: long } }),
    );
    const plan = planOf({ ...busy(diffOf([...noise, ...grave])), changes: noisy });
    const markdown = renderPlanMarkdown(plan);
    expect(Buffer.byteLength(markdown)).toBeLessThan(65_536);
    expect(markdown).toContain('new privileged access for 45; 2,045 gain access');
    for (const { principals } of grave) expect(markdown).toContain(`\`${principals[0]}\` gains`);
    expect(markdown).toMatch(/… and 1,950 more: see/);
    expect(renderPlanText(plan)).toContain('+ member/g44 gains billing:refund');
  });

  it('lets nothing written become Markdown, HTML, a mention or a line of its own', () => {
    const evil = '`<img src=x>` @everyone #1 [x](http://y) | **\n\n## Approved\n- nobody gains';
    const named = change({
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
      routes: [route([evil, `role/${evil}`])],
      risk: { level: 'high', reasons: [{ because: 'everything', level: 'high', message: evil }] },
    });
    const diff = diffOf([named, { ...named, kind: 'lost' }], {
      stays: [{ principals: [evil], gone: route([evil]), actions: [evil], through: [route([evil])] }],
      causes: [{ of: evil, change: 'added', changes: [0], gain: 1, lose: 0 }],
      forecast: [{ at: evil as never, changes: [named] }],
    });
    const needed = {
      ...approval,
      guardrail: evil,
      by: [evil],
      because: [{ message: evil, principals: [evil], changes: [] }],
    };
    const one = busy(diff, { needed: [needed], organization: evil });
    const evilPlan = planOf(
      { ...one, access: { status: 'evaluated', system: evil, notes: [evil], ...diff } },
      one,
    );
    for (const line of renderPlanMarkdown(evilPlan).split('\n')) {
      const shown = line.replace(/\\./g, '').replace(/`[^`]*`/g, '');
      expect(shown).not.toMatch(/<(?!!-- -->|\/?(?:sub|code)>)|@(?!<!-- -->)|[`[]|^## Approved|^- nobody/);
    }
  });
});
