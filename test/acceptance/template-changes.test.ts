import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/plan/plan.ts';
import { summaryText } from '../../src/report/access-diff/access-glance.ts';
import { renderPlanHtml } from '../../src/report/html/render-plan-html.ts';
import { renderPlanMarkdown } from '../../src/report/render-plan-markdown.ts';
import { renderPlanText } from '../../src/report/render-plan-text.ts';
import { accessDiff } from './access-diff-of.ts';
import { makeWorkbench, type Workbench } from './workbench.ts';

describe('what a pull request on each template changes for whom', () => {
  it('minimal: a colleague comes, and edits chapters', () => {
    const acme = started('minimal');
    append(acme, 'members.yaml', '  - name: dee\n    email: dee@acme.example\n');
    replace(acme, 'teams/writers.yaml', '  - bo\n', '  - bo\n  - dee\n');
    expect(told(acme)).toMatchInlineSnapshot(`
      "acme (directory): 1 gains access.

        new access
          + member/dee gains handbook:edit
              on       krn:acme:handbook:{org_id}:chapter/*
              by       team/writers → role/chapter-editor → policy/edit-chapters@1 #EditChapters (organizations/acme/policies/edit-chapters.yaml:8)
              because  member/dee added, team/writers changed
          + member/dee gains handbook:read
              on       *
              by       role/reader → permissions (organizations/acme/roles.yaml:9)
                       team/writers → role/chapter-editor → policy/edit-chapters@1 #EditChapters (organizations/acme/policies/edit-chapters.yaml:8)
                         only on krn:acme:handbook:{org_id}:chapter/*
              because  member/dee added, team/writers changed

        by document
          member/dee added: 1 gains
          team/writers changed: 1 gains

      from HEAD (COMMIT) to the work tree, which differs from commit COMMIT, as of 2026-11-20T00:00:00Z
      what the clock does by itself is told until 2026-12-04
      "
    `);
  });

  it('single-owner: developers may create licences, and the owner is left as they are', () => {
    const acme = started('single-owner');
    replace(acme, 'roles.yaml', '"webhooks:manage"]', '"webhooks:manage", "licenses:create"]');
    expect(told(acme)).toMatchInlineSnapshot(`
      "acme (directory): 1 gains access.

        new access
          + member/dee gains licenses:create
              on       *
              by       role/developer → permissions (organizations/acme/roles.yaml:16)
              because  role/developer changed

      from HEAD (COMMIT) to the work tree, which differs from commit COMMIT, as of 2026-11-20T00:00:00Z
      what the clock does by itself is told until 2026-12-04
      "
    `);
  });

  it('policy-based: evidence may be taken out without a second factor, by fewer people', () => {
    const acme = started('policy-based');
    replace(acme, 'policies/export-evidence.yaml', / {4}conditions:\n.*\n(?= {2}#)/, '');
    replace(acme, 'teams/governance.yaml', '  - bo\n', '  - dee\n');
    expect(told(acme)).toMatchInlineSnapshot(`
      "acme (directory): new privileged access for 1; 2 gain access; 2 keep access by another path. Highest
          risk: high.

        new privileged access
          + member/bo may do events:export in more cases  [high]
              on       krn:keeptrusts:governance:{org_id}:event/* but not krn:keeptrusts:governance:{org_id}:event/sealed/*
              before   principal.mfa is true
              now      always
              by       role/evidence-exporter → policy/export-evidence@1 #ExportWithMfa (organizations/acme/policies/export-evidence.yaml:6)
              because  policy/export-evidence changed
              risk     high: \`events:export\` is privileged
              example  member/bo does events:export on krn:keeptrusts:governance:acme:event/X: denied before, allowed now

        new access
          + member/dee gains events:read
              on       krn:keeptrusts:governance:{org_id}:event/*
              by       team/governance → role/evidence-reader → policy/read-evidence@1 #ReadEvents (organizations/acme/policies/read-evidence.yaml:8)
              because  team/governance changed

        stays by another path
          = member/bo keeps events:read
              on       krn:keeptrusts:governance:{org_id}:event/*
              gone     team/governance → role/evidence-reader (organizations/acme/teams/governance.yaml:9)
              through  role/evidence-exporter (organizations/acme/members.yaml:15)
          = token/evidence-mirror keeps events:read
              on       krn:keeptrusts:governance:{org_id}:event/*
              gone     member/bo → team/governance → role/evidence-reader (organizations/acme/teams/governance.yaml:9)
              through  member/bo → role/evidence-exporter (organizations/acme/members.yaml:15)

        by document
          policy/export-evidence changed: 1 gains
          team/governance changed: 1 gains
        note: whether anybody has a second factor is not known: \`bylaw observe\` records what systems saw

      from HEAD (COMMIT) to the work tree, which differs from commit COMMIT, as of 2026-11-20T00:00:00Z
      what the clock does by itself is told until 2026-12-04
      "
    `);
  });

  it('zones: who runs one zone looks into the isolated one for a month', () => {
    const acme = started('zones');
    replace(
      acme,
      'zones.yaml',
      'reason: supports payments }\n',
      `reason: supports payments }
  - { principal: member/dee, role: zone-viewer, reason: audit, expires: 2026-12-20 }\n`,
    );
    expect(told(acme)).toMatchInlineSnapshot(`
      "acme (directory): 1 gains access.

        new access
          + member/dee gains 4 actions until the end of 2026-12-20
              actions  console:applications.view, console:providers.view, console:resources.view, console:zones.view
              on       krn:acme:console:{org_id}:payments/*
              by       role/zone-viewer → permissions (organizations/acme/roles.yaml:26)
              because  member/dee changed

      from HEAD (COMMIT) to the work tree, which differs from commit COMMIT, as of 2026-11-20T00:00:00Z
      what the clock does by itself is told until 2026-12-04
      "
    `);
  });

  it('admin-member-viewer: a member becomes a viewer, and their token with them', () => {
    const acme = started('admin-member-viewer');
    replace(acme, 'members.yaml', '    role: member\n', '');
    expect(told(acme)).toMatchInlineSnapshot(`
      "acme (directory): 2 gain access; 2 lose access.

        new access
          + member/bo and token/bo-scripts gain licensing:reports.download
              on       *
              by       role/viewer → permissions (member/bo) (organizations/acme/roles.yaml:21)
                       member/bo → role/viewer → permissions (token/bo-scripts) (organizations/acme/roles.yaml:21)
              because  member/bo changed

        less access
          - member/bo and token/bo-scripts lose licensing:activity.view
              on       krn:acme:licensing:{org_id}:activity/{principal.name}/*
              was by   role/member → policy/see-own-activity@1 #OwnActivity (member/bo) (organizations/acme/policies/see-own-activity.yaml:6)
                       member/bo → role/member → policy/see-own-activity@1 #OwnActivity (token/bo-scripts) (organizations/acme/policies/see-own-activity.yaml:6)
              because  member/bo changed
          - member/bo and token/bo-scripts lose licensing:api.provision and licensing:licenses.provision
              on       krn:acme:licensing:{org_id}:license/*
              was when licensing.seats is at most 5
              was by   role/member → policy/provision-within-limits@1 #FewSeatsAtATime (member/bo) (organizations/acme/policies/provision-within-limits.yaml:8)
                       member/bo → role/member → policy/provision-within-limits@1 #FewSeatsAtATime (token/bo-scripts) (organizations/acme/policies/provision-within-limits.yaml:8)
              because  member/bo changed
          - member/bo and token/bo-scripts lose licensing:api.read and licensing:downloads.get
              on       *
              was by   role/member → permissions (member/bo) (organizations/acme/roles.yaml:12)
                       member/bo → role/member → permissions (token/bo-scripts) (organizations/acme/roles.yaml:12)
              because  member/bo changed

        stays by another path
          = member/bo keeps licensing:catalog.browse, licensing:licenses.view
              on       *
              gone     role/member (organizations/acme/members.yaml:11)
              through  role/viewer (organizations/acme/members.yaml:8)
          = token/bo-scripts keeps licensing:catalog.browse, licensing:licenses.view
              on       *
              gone     member/bo → role/member (organizations/acme/members.yaml:11)
              through  member/bo → role/viewer (organizations/acme/members.yaml:8)

      from HEAD (COMMIT) to the work tree, which differs from commit COMMIT, as of 2026-11-20T00:00:00Z
      what the clock does by itself is told until 2026-12-04
      "
    `);
  });

  it('owner-member: a second owner', () => {
    const acme = started('owner-member');
    replace(acme, 'members.yaml', /(name: bo\n(?: {4}.*\n)*)/, '$1    role: owner\n');
    expect(told(acme)).toMatchInlineSnapshot(`
      "acme (directory): new privileged access for 1; 1 gains access; 1 keeps access by another path.
          Highest risk: critical.

        new privileged access
          + member/bo gains 21 privileged actions  [critical]
              actions  bylaw:guardrails.edit, bylaw:members.identify, bylaw:organization.edit, bylaw:organization.transfer,
                         bylaw:policies.edit, bylaw:roles.assign, bylaw:roles.edit, bylaw:service-accounts.edit,
                         bylaw:services.edit, bylaw:targets.edit, bylaw:teams.assign, bylaw:teams.edit and 9 more (--full
                         lists them)
              on       *
              by       role/owner → permissions (organizations/acme/roles.yaml:7)
              because  member/bo changed
              risk     critical: \`member/bo\` holds a role that allows every action on every resource;
                         \`bylaw:guardrails.edit\`, \`bylaw:members.identify\`, \`bylaw:organization.edit\` and 18 more are
                         privileged (high)

        new access
          + member/bo gains 25 actions  [critical]
              actions  bylaw:access-tests.edit, bylaw:access-tests.read, bylaw:guardrails.read, bylaw:members.edit,
                         bylaw:members.invite, bylaw:members.reactivate, bylaw:members.read, bylaw:members.remove,
                         bylaw:members.suspend, bylaw:organization.read, bylaw:policies.read, bylaw:roles.read and 13 more
                         (--full lists them)
              on       *
              by       role/owner → permissions (organizations/acme/roles.yaml:7)
              because  member/bo changed
              risk     critical: \`member/bo\` holds a role that allows every action on every resource

        stays by another path
          = member/bo keeps 4 actions
              actions  workspace:configuration.manage, workspace:configuration.view, workspace:people.leave,
                         workspace:people.view
              on       *
              gone     role/member (organizations/acme/members.yaml:8)
              through  role/owner (organizations/acme/members.yaml:11)
        note: whether anybody has a second factor is not known: \`bylaw observe\` records what systems saw

      from HEAD (COMMIT) to the work tree, which differs from commit COMMIT, as of 2026-11-20T00:00:00Z
      what the clock does by itself is told until 2026-12-04
      "
    `);
  });

  it('github-organization: somebody joins a team under another, which holds its own and what that holds', () => {
    const acme = started('github-organization');
    replace(acme, 'teams/platform.yaml', '  - eli\n', '  - eli\n  - cy\n');
    replace(acme, 'teams/engineering.yaml', '  - cy\n', '  - dee\n');
    expect(told(acme)).toMatchInlineSnapshot(`
      "acme (directory): 1 gains access; 1 keeps access by another path.

        new access
          + member/cy gains github:repository.maintain, github:repository.triage and github:repository.write
              on       krn:acme:github:{org_id}:repository/platform-*
              by       team/platform → role/maintainer → github mapping (organizations/acme/roles.yaml:25)
              because  team/platform changed

        stays by another path
          = member/cy keeps github:repository.read
              on       krn:acme:github:{org_id}:repository/*
              gone     team/engineering → role/reader (organizations/acme/teams/engineering.yaml:9)
              through  team/platform → team/engineering → role/reader (organizations/acme/teams/engineering.yaml:9)
                       team/platform → role/maintainer (organizations/acme/teams/platform.yaml:14)
                         gives on krn:acme:github:{org_id}:repository/platform-*
                       team/platform → team/engineering → role/writer (organizations/acme/teams/engineering.yaml:10)
                         gives on krn:acme:github:{org_id}:repository/handbook
          = member/cy keeps github:repository.read, github:repository.triage, github:repository.write
              on       krn:acme:github:{org_id}:repository/handbook
              gone     team/engineering → role/writer (organizations/acme/teams/engineering.yaml:10)
              through  team/platform → team/engineering → role/writer (organizations/acme/teams/engineering.yaml:10)
                       team/platform → team/engineering → role/reader (organizations/acme/teams/engineering.yaml:9)
                         gives github:repository.read

        by document
          team/platform changed: 1 gains
          team/engineering changed: behind none of these changes

      from HEAD (COMMIT) to the work tree, which differs from commit COMMIT, as of 2026-11-20T00:00:00Z
      what the clock does by itself is told until 2026-12-04
      "
    `);
  });
});

/** What `access diff` says; a plan says the same, as text, as Markdown for a pull request, and as a page. */
function told(acme: Workbench): string {
  const text = accessDiff(acme);
  const { plan } = acme.json<{ plan: Plan }>('plan', '--against', 'HEAD');
  const { access } = plan.sections.find(({ target }) => target === 'directory') ?? {};
  if (access?.status !== 'evaluated') throw new Error('the plan does not tell of access');
  const summary = summaryText(access);
  expect(text.split('\n\n')[0]?.replace(/\s+/g, ' ')).toBe(`acme (directory): ${summary}`);
  const ways = [renderPlanText(plan), renderPlanMarkdown(plan), renderPlanHtml(plan)];
  expect(ways[0]).toContain(`Access: ${summary}`);
  expect(ways[1]).toContain(`- Access: **${summary}**`);
  const few = access.changes.flatMap(({ principals, actions }) =>
    [principals, actions].filter(({ length }) => length < 4),
  );
  for (const name of few.flat()) for (const way of ways) expect(way).toContain(name);
  return text;
}

function started(template: string): Workbench {
  const home = makeWorkbench({}, 'resident');
  expect(home.bylaw('init', 'acme', '--template', template).code).toBe(0);
  const acme = home.at(join(home.folder, 'acme'));
  acme.commit('Start');
  return acme;
}

function replace(bench: Workbench, path: string, what: string | RegExp, by: string): void {
  const file = join(bench.folder, 'organizations/acme', path);
  const text = readFileSync(file, 'utf8');
  const changed = text.replace(what, by);
  expect(changed).not.toBe(text);
  writeFileSync(file, changed);
}

function append(bench: Workbench, path: string, text: string): void {
  replace(bench, path, /$/, text);
}
