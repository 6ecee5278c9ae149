import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dataFolder, makeWorkbench, type Workbench } from './workbench.ts';

const data = dataFolder();
const kubernetes = ['--org', 'kubernetes'];
const title = 'what changes for whom in the Kubernetes project';

describe.skipIf(data === undefined)(data === undefined ? `${title} (no data: set BYLAW_DATA)` : title, () => {
  let bench: Workbench;

  beforeAll(() => {
    const home = makeWorkbench();
    const source = join(data ?? '', 'kubernetes-org', 'config');
    expect(home.bylaw('import', 'peribolos', source, '--out', 'access').code).toBe(0);
    bench = home.at(join(home.folder, 'access'));
    bench.git('init', '-q');
    bench.commit('Take over');
  }, 120_000);

  afterEach(() => {
    bench.git('reset', '-q', '--hard');
    bench.git('clean', '-qfd', 'organizations');
  });

  it('says what stays, and through what, where one of two paths is removed', () => {
    edit(bench, 'dns-maintainers', (text) => text.replace('  - bowei\n', ''));
    expect(accessDiff(bench, ...kubernetes)).toMatchInlineSnapshot();
    expect(bench.bylaw('access', 'no-new', 'HEAD', '--org', 'kubernetes').code).toBe(0);
  });

  it('says what everybody in a team gains from a parent that it gets', () => {
    edit(bench, 'dns-admins', (text) =>
      text.replace('name: dns-admins\n', 'name: dns-admins\nparent: release-managers\n'),
    );
    expect(accessDiff(bench, ...kubernetes)).toMatchInlineSnapshot(`
      "kubernetes (directory): new privileged access for 3; 3 gain access. Highest risk: high.

        new privileged access
          + member/bowei, member/mrhohn and member/thockin gain github:repository.admin  [high]
              on       krn:kubernetes:github:{org_id}:repository/kubernetes
              by       team/dns-admins → team/release-managers → role/repository-admin → github mapping (shared/github-repository-roles.yaml:26)
              because  team/dns-admins changed
              risk     high: \`github:repository.admin\` is privileged; whether \`member/bowei\`, \`member/mrhohn\` and
                         \`member/thockin\` have a second factor is not known, and this asks for none (medium)

        new access
          + member/bowei, member/mrhohn and member/thockin gain github:repository.maintain
              on       krn:kubernetes:github:{org_id}:repository/kubernetes
              by       team/dns-admins → team/release-managers → role/repository-admin → github mapping (shared/github-repository-roles.yaml:26)
              because  team/dns-admins changed
          + member/bowei and member/mrhohn gain github:repository.read, github:repository.triage and github:repository.write
              on       krn:kubernetes:github:{org_id}:repository/kubernetes,
                         krn:kubernetes:github:{org_id}:repository/release,
                         krn:kubernetes:github:{org_id}:repository/sig-release
              by       team/dns-admins → team/release-managers → role/repository-admin → github mapping (shared/github-repository-roles.yaml:26)
              because  team/dns-admins changed
          + member/thockin gains github:repository.read, github:repository.triage and github:repository.write
              on       krn:kubernetes:github:{org_id}:repository/release,
                         krn:kubernetes:github:{org_id}:repository/sig-release
              by       team/dns-admins → team/release-managers → role/repository-write → github mapping (shared/github-repository-roles.yaml:20)
                       team/dns-admins → team/release-managers → team/release-engineering → role/repository-triage → github mapping (shared/github-repository-roles.yaml:17)
              because  team/dns-admins changed

      from HEAD (COMMIT) to the work tree, which differs from commit COMMIT, as of 2026-11-20T00:00:00Z
      "
    `);
  });

  it('says nothing of a team that is only called otherwise', () => {
    edit(bench, 'dns-admins', (text) =>
      text.replace('name: dns-admins\n', 'name: dns-owners\npreviously: [dns-admins]\n'),
    );
    expect(accessDiff(bench, ...kubernetes)).toMatchInlineSnapshot(`
      "kubernetes: nobody's access changes

      from HEAD (COMMIT) to the work tree, which differs from commit COMMIT, as of 2026-11-20T00:00:00Z
      "
    `);
  });

  it('says what somebody gains and loses who moves from one team to another', () => {
    edit(bench, 'dns-admins', (text) => text.replace('  - bowei\n', ''));
    edit(bench, 'enhancements-admins', (text) => text.replace('members:\n', 'members:\n  - bowei\n'));
    expect(accessDiff(bench, ...kubernetes)).toMatchInlineSnapshot(`
      "kubernetes (directory): new privileged access for 1; 1 gains access; 1 loses access. Highest risk:
          high.

        new privileged access
          + member/bowei gains github:repository.admin  [high]
              on       krn:kubernetes:github:{org_id}:repository/enhancements
              by       team/enhancements-admins → role/repository-admin → github mapping (shared/github-repository-roles.yaml:26)
              because  team/enhancements-admins changed
              risk     high: \`github:repository.admin\` is privileged; whether \`member/bowei\` has a second factor is not
                         known, and this asks for none (medium)

        new access
          + member/bowei gains github:repository.maintain
              on       krn:kubernetes:github:{org_id}:repository/enhancements
              by       team/enhancements-admins → role/repository-admin → github mapping (shared/github-repository-roles.yaml:26)
              because  team/enhancements-admins changed

        less access
          - member/bowei loses github:repository.admin and github:repository.maintain
              on       krn:kubernetes:github:{org_id}:repository/dns
              was by   team/dns-admins → role/repository-admin → github mapping (shared/github-repository-roles.yaml:26)
              because  team/dns-admins changed

        stays by another path
          = member/bowei keeps github:repository.read, github:repository.triage, github:repository.write
              gone     team/dns-admins → role/repository-admin (organizations/kubernetes/teams/dns-admins.yaml:10)
              through  team/dns-maintainers → role/repository-write (organizations/kubernetes/teams/dns-maintainers.yaml:10)

        by document
          team/dns-admins changed: 1 loses
          team/enhancements-admins changed: 1 gains

      from HEAD (COMMIT) to the work tree, which differs from commit COMMIT, as of 2026-11-20T00:00:00Z
      "
    `);
  });

  it('says from when on what is lost that a binding gave which is to end', () => {
    edit(bench, 'release-managers', (text) =>
      text.replace('repository/kubernetes"] }', 'repository/kubernetes"], expires: 2026-11-30 }'),
    );
    expect(accessDiff(bench, ...kubernetes)).toMatchInlineSnapshot(`
      "kubernetes (directory): 9 lose access later.

        less access
          - 9 members lose 5 actions from 2026-12-01
              who      member/cici37, member/cpanato, member/jeremyrickard, member/justaugustus, member/k8s-release-robot,
                         member/puerco, member/saschagrunert, member/verolop, member/xmudrii
              actions  github:repository.admin, github:repository.maintain, github:repository.read,
                         github:repository.triage, github:repository.write
              on       krn:kubernetes:github:{org_id}:repository/kubernetes
              was by   team/release-managers → role/repository-admin → github mapping (shared/github-repository-roles.yaml:26)
              because  team/release-managers changed

      from HEAD (COMMIT) to the work tree, which differs from commit COMMIT, as of 2026-11-20T00:00:00Z
      "
    `);
    // Once it is in the files, the clock alone takes it.
    bench.commit('End it');
    expect(accessDiff(bench, ...kubernetes)).toMatchInlineSnapshot(`
      "kubernetes (directory): nobody's access changes.

        by the clock alone
          2026-12-01
            - 9 members lose 5 actions
                by       team/release-managers → role/repository-admin → github mapping (shared/github-repository-roles.yaml:26)

      from HEAD (COMMIT) to commit COMMIT, as of 2026-11-20T00:00:00Z
      "
    `);
    expect(accessDiff(bench, ...kubernetes, '--horizon', 'P1D')).toContain("nobody's access changes");
  });

  it('exits 1 where somebody has new access that no scope allows, with a request that shows it', () => {
    edit(bench, 'dns-admins', (text) => text.replace('members:\n', 'members:\n  - cici37\n'));
    const noNew = (...allowed: string[]) => {
      const flags = allowed.flatMap((scope) => ['--allow', scope]);
      return bench.bylaw('access', 'no-new', 'HEAD', '--org', 'kubernetes', '--now', '2026-11-20', ...flags);
    };
    const refused = noNew();
    expect(refused.code).toBe(1);
    expect(shortened(refused.stdout)).toMatchInlineSnapshot(`
      "kubernetes (directory)
        new privileged access
          + member/cici37 gains github:repository.admin  [high]
              on       krn:kubernetes:github:{org_id}:repository/dns
              by       team/dns-admins → role/repository-admin → github mapping (shared/github-repository-roles.yaml:26)
              risk     high: \`github:repository.admin\` is privileged; whether \`member/cici37\` has a second factor is not
                         known, and this asks for none (medium)
              example  member/cici37 does github:repository.admin on krn:kubernetes:github:kubernetes:repository/dns:
                         denied before, allowed now

        new access
          + member/cici37 gains 4 actions
              actions  github:repository.maintain, github:repository.read, github:repository.triage,
                         github:repository.write
              on       krn:kubernetes:github:{org_id}:repository/dns
              by       team/dns-admins → role/repository-admin → github mapping (shared/github-repository-roles.yaml:26)
              example  member/cici37 does github:repository.maintain on krn:kubernetes:github:kubernetes:repository/dns:
                         denied before, allowed now

      from HEAD (COMMIT) to the work tree, which differs from commit COMMIT, as of 2026-11-20T00:00:00Z
      1 principal has new access.
      To allow it: --allow "[PRINCIPAL] ACTION [RESOURCE]", or change the files.
      "
    `);
    // Part of it is allowed: what is left counts.
    const partly = noNew('member/cici37 github:repository.* krn:kubernetes:github:{org_id}:repository/d?s');
    expect(partly.stdout).toContain('No new access beyond what is allowed.');
    expect(partly.code).toBe(0);
    expect(noNew('member/bowei github:*').code).toBe(1);
    // Who is in a team only by the change was not in it before.
    expect(noNew('team/dns-admins github:*').code).toBe(1);
    expect(noNew('team/release-managers github:*').code).toBe(0);
    const slip = noNew('github:repository.destroy');
    expect(slip.code).toBe(1);
    expect(slip.stderr).toContain('error[access/bad-scope]');
  });
});

describe('what a pull request on each template changes for whom', () => {
  it('minimal: a colleague comes, and edits chapters', () => {
    const acme = started('minimal');
    append(acme, 'members.yaml', '  - name: dee\n    email: dee@acme.example\n');
    replace(acme, 'teams/writers.yaml', '  - bo\n', '  - bo\n  - dee\n');
    expect(accessDiff(acme)).toMatchInlineSnapshot();
  });

  it('single-owner: developers may create licences, and the owner is left as they are', () => {
    const acme = started('single-owner');
    replace(acme, 'roles.yaml', '"webhooks:manage"]', '"webhooks:manage", "licenses:create"]');
    expect(accessDiff(acme)).toMatchInlineSnapshot();
  });

  it('policy-based: evidence may be taken out without a second factor, by fewer people', () => {
    const acme = started('policy-based');
    replace(acme, 'policies/export-evidence.yaml', / {4}conditions:\n.*\n(?= {2}#)/, '');
    replace(acme, 'teams/governance.yaml', '  - bo\n', '  - dee\n');
    expect(accessDiff(acme)).toMatchInlineSnapshot();
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
    expect(accessDiff(acme)).toMatchInlineSnapshot();
  });

  it('admin-member-viewer: a member becomes a viewer, and their token with them', () => {
    const acme = started('admin-member-viewer');
    replace(acme, 'members.yaml', '    role: member\n', '');
    expect(accessDiff(acme)).toMatchInlineSnapshot();
  });

  it('owner-member: a second owner', () => {
    const acme = started('owner-member');
    replace(acme, 'members.yaml', /(name: bo\n(?: {4}.*\n)*)/, '$1    role: owner\n');
    expect(accessDiff(acme)).toMatchInlineSnapshot();
  });

  it('github-organization: somebody joins a team under another, which holds its own and what that holds', () => {
    const acme = started('github-organization');
    replace(acme, 'teams/platform.yaml', '  - eli\n', '  - eli\n  - cy\n');
    replace(acme, 'teams/engineering.yaml', '  - cy\n', '  - dee\n');
    expect(accessDiff(acme)).toMatchInlineSnapshot();
  });
});

function started(template: string): Workbench {
  const home = makeWorkbench();
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

function edit(bench: Workbench, team: string, change: (text: string) => string): void {
  const file = join(bench.folder, 'organizations/kubernetes/teams', `${team}.yaml`);
  const text = readFileSync(file, 'utf8');
  const changed = change(text);
  expect(changed).not.toBe(text);
  writeFileSync(file, changed);
}

function accessDiff(bench: Workbench, ...flags: string[]): string {
  const args = ['access', 'diff', 'HEAD', '--now', '2026-11-20', ...flags];
  const { code, stdout, stderr } = bench.bylaw(...args);
  expect(stderr).not.toContain('error');
  expect(code).toBe(0);
  return shortened(stdout);
}

/** Without the names of commits, which are of the day. */
function shortened(text: string): string {
  return text.replace(/\b[0-9a-f]{7}\b/g, 'COMMIT');
}
