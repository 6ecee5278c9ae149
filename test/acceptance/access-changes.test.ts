import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { accessDiff, shortened } from './access-diff-of.ts';
import { dataFolder, makeWorkbench, type Workbench } from './workbench.ts';

const data = dataFolder();
const kubernetes = ['--org', 'kubernetes'];
const title = 'what changes for whom in the Kubernetes project';

describe.skipIf(data === undefined)(data === undefined ? `${title} (no data: set BYLAW_DATA)` : title, () => {
  let bench: Workbench;

  beforeAll(() => {
    const home = makeWorkbench({}, 'resident');
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
    expect(accessDiff(bench, ...kubernetes)).toMatchInlineSnapshot(`
      "kubernetes (directory): 1 keeps access by another path.

        stays by another path
          = member/bowei keeps github:repository.read, github:repository.triage, github:repository.write
              on       krn:kubernetes:github:{org_id}:repository/dns
              gone     team/dns-maintainers → role/repository-write (organizations/kubernetes/teams/dns-maintainers.yaml:10)
              through  team/dns-admins → role/repository-admin (organizations/kubernetes/teams/dns-admins.yaml:10)

        by document
          team/dns-maintainers changed: nobody's access changes by it

      from HEAD (COMMIT) to the work tree, which differs from commit COMMIT, as of 2026-11-20T00:00:00Z
      what the clock does by itself is told until 2026-12-04
      "
    `);
  });

  it('says it in a plan, as text, as Markdown for a pull request and as a page', () => {
    edit(bench, 'dns-admins', (text) => text.replace('  - bowei\n', ''));
    edit(bench, 'enhancements-admins', (text) => text.replace('members:\n', 'members:\n  - bowei\n'));
    const ways = ['text', 'markdown', 'html'].map((format) => {
      const done = bench.bylaw('plan', '--against', 'HEAD', ...kubernetes, '--format', format);
      expect(done.code).toBe(0);
      return done.stdout;
    });
    const named = [
      ...[
        'member/bowei',
        'github:repository.admin',
        'krn:kubernetes:github:{org_id}:repository/enhancements',
      ],
      ...['team/enhancements-admins', 'role/repository-admin', 'github-repository-roles.yaml'],
      ...['krn:kubernetes:github:{org_id}:repository/dns', 'team/dns-maintainers'],
    ];
    for (const name of named) for (const way of ways) expect(way).toContain(name);
    const [text = '', markdown = '', page = ''] = ways;
    expect(text).toContain(
      'Access: new privileged access for 1; 1 gains access; 1 loses access. Highest risk: high.',
    );
    expect(markdown).toContain(
      '- Access: **new privileged access for 1; 1 gains access; 1 loses access. Highest risk: high.**',
    );
    expect(page).toContain(
      '<h1>New privileged access for 1 principal; 1 gains access, 1 loses it (highest risk: high)</h1>',
    );
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links.filter((id) => !page.includes(`id="${id}"`))).toEqual([]);
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
              risk     high: \`github:repository.admin\` is privileged

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
                         only on krn:kubernetes:github:{org_id}:repository/kubernetes
                       team/dns-admins → team/release-managers → role/repository-write → github mapping (shared/github-repository-roles.yaml:20)
                         only on krn:kubernetes:github:{org_id}:repository/release and
                           krn:kubernetes:github:{org_id}:repository/sig-release
                       team/dns-admins → team/release-managers → team/release-engineering → role/repository-triage → github mapping (shared/github-repository-roles.yaml:17)
                         only github:repository.read and github:repository.triage on
                           krn:kubernetes:github:{org_id}:repository/release and
                           krn:kubernetes:github:{org_id}:repository/sig-release
              because  team/dns-admins changed
          + member/thockin gains github:repository.read, github:repository.triage and github:repository.write
              on       krn:kubernetes:github:{org_id}:repository/release,
                         krn:kubernetes:github:{org_id}:repository/sig-release
              by       team/dns-admins → team/release-managers → role/repository-write → github mapping (shared/github-repository-roles.yaml:20)
                       team/dns-admins → team/release-managers → team/release-engineering → role/repository-triage → github mapping (shared/github-repository-roles.yaml:17)
                         only github:repository.read and github:repository.triage
              because  team/dns-admins changed
        note: whether anybody has a second factor is not known: \`bylaw observe\` records what systems saw

      from HEAD (COMMIT) to the work tree, which differs from commit COMMIT, as of 2026-11-20T00:00:00Z
      what the clock does by itself is told until 2026-12-04
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
      what the clock does by itself is told until 2026-12-04
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
              risk     high: \`github:repository.admin\` is privileged

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
              on       krn:kubernetes:github:{org_id}:repository/dns
              gone     team/dns-admins → role/repository-admin (organizations/kubernetes/teams/dns-admins.yaml:10)
              through  team/dns-maintainers → role/repository-write (organizations/kubernetes/teams/dns-maintainers.yaml:10)

        by document
          team/dns-admins changed: 1 loses
          team/enhancements-admins changed: 1 gains
        note: whether anybody has a second factor is not known: \`bylaw observe\` records what systems saw

      from HEAD (COMMIT) to the work tree, which differs from commit COMMIT, as of 2026-11-20T00:00:00Z
      what the clock does by itself is told until 2026-12-04
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
      what the clock does by itself is told until 2026-12-04
      "
    `);
    // Once it is in the files, the clock alone takes it.
    bench.commit('End it');
    expect(accessDiff(bench, ...kubernetes)).toMatchInlineSnapshot(`
      "kubernetes (directory): nobody's access changes.

        by the clock alone
          2026-12-01
            - 9 members lose 5 actions
                who      member/cici37, member/cpanato, member/jeremyrickard, member/justaugustus, member/k8s-release-robot,
                           member/puerco, member/saschagrunert, member/verolop, member/xmudrii
                actions  github:repository.admin, github:repository.maintain, github:repository.read,
                           github:repository.triage, github:repository.write
                on       krn:kubernetes:github:{org_id}:repository/kubernetes
                was by   team/release-managers → role/repository-admin → github mapping (shared/github-repository-roles.yaml:26)

      from HEAD (COMMIT) to commit COMMIT, as of 2026-11-20T00:00:00Z
      what the clock does by itself is told until 2026-12-04
      "
    `);
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
              risk     high: \`github:repository.admin\` is privileged
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
      To allow it, or a part of it, or more by * and ?:
        --allow 'member/cici37 github:repository.admin krn:kubernetes:github:{org_id}:repository/dns'
        --allow 'member/cici37 github:repository.maintain krn:kubernetes:github:{org_id}:repository/dns'
        --allow 'member/cici37 github:repository.read krn:kubernetes:github:{org_id}:repository/dns'
        --allow 'member/cici37 github:repository.triage krn:kubernetes:github:{org_id}:repository/dns'
        --allow 'member/cici37 github:repository.write krn:kubernetes:github:{org_id}:repository/dns'
      "
    `);
    // Part of it is allowed: what is left counts.
    const partly = noNew('member/cici37 github:repository.* krn:kubernetes:github:{org_id}:repository/d?s');
    expect(partly.stdout).toContain('No new access beyond what is allowed.');
    expect(partly.code).toBe(0);
    // Who is in a team only by the change was not in it before.
    expect(noNew('team/dns-admins github:*').code).toBe(1);
  });
});

function edit(bench: Workbench, team: string, change: (text: string) => string): void {
  const file = join(bench.folder, 'organizations/kubernetes/teams', `${team}.yaml`);
  const text = readFileSync(file, 'utf8');
  const changed = change(text);
  expect(changed).not.toBe(text);
  writeFileSync(file, changed);
}
