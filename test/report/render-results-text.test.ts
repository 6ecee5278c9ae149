import { describe, expect, it } from 'vitest';
import { renderDoctorText } from '../../src/report/render-doctor-text.ts';
import { renderErrorText } from '../../src/report/render-error-text.ts';
import { renderFmtText } from '../../src/report/render-fmt-text.ts';
import { renderForgetText } from '../../src/report/render-forget-text.ts';
import { renderImportText } from '../../src/report/render-import-text.ts';
import { renderInitText } from '../../src/report/render-init-text.ts';
import { renderLogText } from '../../src/report/render-log-text.ts';
import { renderValidateText } from '../../src/report/render-validate-text.ts';
import { commit, entry, outcome } from './orchestra-entry.ts';

describe('renderLogText', () => {
  const ref = 'refs/heads/bylaw/ledger';

  it('prints a line an entry', () => {
    const entries = [
      {
        commit,
        entry: entry({
          outcomes: [outcome('member:orchestra/ana'), outcome('member:orchestra/ben', { status: 'failed' })],
        }),
      },
      {
        commit,
        entry: entry({
          sequence: 2,
          kind: 'intent',
          changes: [{ ...outcome('member:orchestra/ana'), before: null, after: {} }],
        }),
      },
      {
        commit,
        entry: entry({
          sequence: 1,
          kind: 'publish',
          published: [{ policy: 'read-scores', version: 1, digest: '', previous: 0 }],
        }),
      },
    ];
    expect(renderLogText({ ref, tip: commit, behind: null, entries })).toMatchInlineSnapshot(`
      "3  2026-11-22T09:00:00Z  result   orchestra on directory  1 applied, 1 failed   Ada, 4f2c9ab
      2  2026-11-22T09:00:00Z  intent   orchestra on directory  member:orchestra/ana  Ada, 4f2c9ab
      1  2026-11-22T09:00:00Z  publish  orchestra on directory  read-scores@1         Ada, 4f2c9ab
      "
    `);
  });

  it('tells who agreed, what nobody did, and what is held', () => {
    const weaker = { guardrail: 'target/github', change: 'weakened', message: 'holds less' } as const;
    const passed = { guardrail: 'privileged', by: ['team/security'], count: 1, pullRequests: [2], why: [] };
    const review = { account: 7, login: 'bob-gh', principal: 'member/bob' };
    const agreed = { guardrail: 'privileged', pullRequest: 5, head: 'a', mergeCommit: 'b', changes: [] };
    const outcomes = [
      outcome('member:orchestra/ana', { digest: 'one' }),
      outcome('member:orchestra/ben', { digest: 'two' }),
      outcome('member:orchestra/cleo', { status: 'held' }),
    ];
    const what = (fields: Parameters<typeof entry>[0]) =>
      renderLogText({ ref, tip: commit, behind: null, entries: [{ commit, entry: entry(fields) }] })
        .replace(/^.*directory {2}/, '')
        .replace(/ {2}Ada.*\n$/, '');
    expect(what({ outcomes, unapproved: [{ ...passed, changes: [] }] })).toBe(
      '2 applied without approval, 1 held',
    );
    expect(what({ outcomes, unapproved: [{ ...passed, changes: ['two'] }] })).toBe(
      '2 applied (1 without approval), 1 held',
    );
    expect(what({ guardrails: [weaker, weaker], unapproved: [{ ...passed, changes: [] }] })).toBe(
      'guards of targets: target/github may hold less, without approval',
    );
    const both = { ...review, login: 'cleo-gh', principal: 'member/cleo' };
    expect(what({ outcomes, approvals: [{ ...agreed, reviews: [review, both] }] })).toBe(
      '2 applied, 1 held, approved by member/bob and member/cleo (#5)',
    );
  });

  it('names once what an event is about', () => {
    const changes = [{ ...outcome('member:orchestra/ana'), before: {}, after: {} }];
    const told = { kind: 'emergency', event: 'revoke member:orchestra/ana', changes } as const;
    expect(
      renderLogText({ ref, tip: commit, behind: null, entries: [{ commit, entry: entry(told) }] }),
    ).toContain('  revoke member:orchestra/ana  Ada');
  });

  it('tells on one line of the targets that one commit left as they were', () => {
    const found = (sequence: number, target: string, source = 'a'.repeat(40)) => ({
      commit: String(sequence).repeat(40),
      entry: entry({ sequence, target, source, outcomes: [] }),
    });
    const applied = { commit, entry: entry({ sequence: 5, intent: 4, outcomes: [] }) };
    const entries = [found(9, 'c'), found(8, 'b'), found(7, 'a'), found(6, 'a', 'b'.repeat(40)), applied];
    expect(renderLogText({ ref, tip: commit, behind: null, entries })).toMatchInlineSnapshot(`
      "7-9  2026-11-22T09:00:00Z  result  3 targets               no changes  Ada, 9999999
        6  2026-11-22T09:00:00Z  result  orchestra on a          no changes  Ada, 6666666
        5  2026-11-22T09:00:00Z  result  orchestra on directory  no changes  Ada, 4f2c9ab
      "
    `);
  });

  it('says so where there is nothing', () => {
    expect(renderLogText({ ref, tip: null, behind: null, entries: [] })).toBe(
      'The ledger `bylaw/ledger` is empty: nothing has been applied yet.\n',
    );
    expect(renderLogText({ ref, tip: commit, behind: null, entries: [] })).toBe(
      'No entry of `bylaw/ledger` matches.\n',
    );
  });
});

describe('the other results', () => {
  it('validate counts what it read', () => {
    const none = {
      members: 0,
      serviceAccounts: 0,
      tokens: 0,
      teams: 0,
      memberships: 0,
      roles: 0,
      bindings: 0,
      policies: 0,
      zones: 0,
    };
    const organizations = [
      { name: 'orchestra', ...none, members: 1204, teams: 1, policies: 2 },
      { name: 'academy', ...none },
    ];
    expect(
      renderValidateText({ diagnostics: [], texts: new Map(), files: 9, organizations }),
    ).toMatchInlineSnapshot(`
      "orchestra: 1,204 members, 1 team, 2 policies
      academy: nothing declared
      9 files read, no mistakes found
      "
    `);
  });

  it('doctor aligns its checks', () => {
    const checks = [
      { name: 'git', status: 'ok', message: 'git 2.39.5' },
      {
        name: 'identity',
        status: 'error',
        message: 'user.email is not set',
        hint: 'git config user.email you@example.org',
      },
    ] as const;
    expect(renderDoctorText({ checks })).toMatchInlineSnapshot(`
      "ok       git       git 2.39.5
      error    identity  user.email is not set
                         hint: git config user.email you@example.org
      1 error, 0 warnings
      "
    `);
    expect(renderDoctorText({ checks: [checks[0]] })).toContain('Everything is in order.');
  });

  it('import names what did not go over as it was', () => {
    const counts = {
      people: 30,
      owners: 2,
      teams: 4,
      memberships: 41,
      maintainers: 3,
      repositoryPermissions: 12,
    };
    const summary = {
      read: { files: ['org.yaml', 'teams.yaml'], reasons: 1, comments: 3 },
      organizations: [{ organization: 'orchestra', login: 'Orchestra', ...counts }],
      totals: counts,
      notRead: [{ file: 'restrictions.yaml', what: 'restricts file paths' }],
      notExpressed: [{ file: 'org.yaml', line: 7, what: 'has_organization_projects' }],
      adjusted: [],
    };
    expect(
      renderImportText({ out: 'new season', isRepository: false, written: ['a.yaml'], summary }),
    ).toMatchInlineSnapshot(`
      "orchestra (from Orchestra): 30 people (2 owners), 4 teams, 41 memberships (3 maintainers), 12 repository permissions

      not read (1)
        restrictions.yaml: restricts file paths

      not expressed in what was written (1)
        org.yaml:7: has_organization_projects

      2 files read, 1 file written, 1 comment kept as reasons, 3 comments kept as comments

      Next:
        cd 'new season'
        git init
        git add . && git commit -m "Take over from peribolos"
        bylaw validate
        bylaw plan
        bylaw apply
      "
    `);
  });

  it('import tells equal findings once', () => {
    const counts = {
      people: 0,
      owners: 0,
      teams: 0,
      memberships: 0,
      maintainers: 0,
      repositoryPermissions: 0,
    };
    const owners = Array.from({ length: 72 }, (_, index) => ({
      file: `section-${index + 1}/OWNERS`,
      what: 'it names reviewers',
    }));
    const text = renderImportText({
      out: '.',
      isRepository: true,
      written: [],
      summary: {
        read: { files: [], reasons: 0, comments: 0 },
        organizations: [],
        totals: counts,
        notRead: [{ file: 'restrictions.yaml', what: 'restricts file paths' }, ...owners],
        notExpressed: [],
        adjusted: [],
      },
    });
    expect(text).toMatchInlineSnapshot(`
      "
      not read (73)
        restrictions.yaml: restricts file paths
        72 files: it names reviewers
          section-1/OWNERS, section-2/OWNERS, section-3/OWNERS and 69 more (--json lists them)

      0 files read, 0 files written, 0 comments kept as reasons, 0 comments kept as comments
      "
    `);
  });

  it('fmt, forget and init say what they did', () => {
    expect(renderFmtText({ changed: ['a.yaml'], unchanged: 2 }, true)).toMatchInlineSnapshot(`
      "a.yaml
      1 file not in canonical layout, 2 files unchanged
      "
    `);
    const forgotten = {
      address: 'team:orchestra/winds',
      organization: 'orchestra',
      target: 'directory',
      objects: 1,
      entry: { sequence: 7, commit },
      stillDeclared: true,
      settled: [],
      takenOver: null,
    };
    expect(renderForgetText(forgotten)).toMatchInlineSnapshot(`
      "Forgot team:orchestra/winds of orchestra on directory: it stays as it is, and Bylaw no longer manages it.
      Recorded as entry 7 (4f2c9ab).
      The YAML still declares it: remove it there, or the next apply adopts it again.
      "
    `);
    const whole = { ...forgotten, address: 'organization:orchestra', objects: 1204, stillDeclared: false };
    expect(renderForgetText(whole)).toMatchInlineSnapshot(`
      "Forgot organization:orchestra of orchestra on directory, 1,204 objects in all: they stay as they are, and Bylaw no longer manages them.
      Recorded as entry 7 (4f2c9ab).
      "
    `);
    const started = {
      directory: 'new season',
      template: 'minimal',
      written: ['bylaw.yaml', 'organizations/acme/organization.yaml'],
      gitInitialised: true,
    };
    expect(renderInitText(started)).toMatchInlineSnapshot(`
      "Wrote 2 files of the template \`minimal\` to new season, Git initialised:
        bylaw.yaml
        organizations/acme/organization.yaml

      The organization is called \`acme\`: to call it something else, do so before you apply.

      Next:
        cd 'new season'
        git add . && git commit -m "Start with Bylaw"
        bylaw plan
        bylaw apply
      "
    `);
  });

  it('init for GitHub leaves the first apply to the workflow', () => {
    const started = {
      directory: '.',
      template: 'minimal',
      written: ['.github/SETUP.md', 'bylaw.yaml'],
      gitInitialised: false,
      lacksAction: true,
    };
    const text = renderInitText(started);
    expect(text.slice(text.indexOf('Next:'))).toMatchInlineSnapshot(`
      "Next:
        git add . && git commit -m "Start with Bylaw"
        bylaw plan

      On GitHub: do once what .github/SETUP.md says, beginning with where its workflows take the Action from; then push, and the workflow applies. Apply on a laptop only after that, and after \`git fetch\`.
      Without GitHub: \`bylaw apply\`.
      "
    `);
    const { template: _, ...more } = started;
    const rewritten = { ...more, written: ['.github/workflows/access.yml'] };
    expect(renderInitText({ ...rewritten, rewritten: true })).toMatchInlineSnapshot(`
      "Wrote where the Action is into:
        .github/workflows/access.yml
      "
    `);
  });

  it('a failure has its code, hint and causes', () => {
    const error = {
      code: 'git/no-repository',
      message: '/srv/\u001b[31mscore is not a Git repository',
      hint: 'run `git init`',
    };
    expect(renderErrorText(error, ['ENOENT: no such file'])).toMatchInlineSnapshot(`
      "error[git/no-repository]: /srv/score is not a Git repository
        hint: run \`git init\`
        cause: ENOENT: no such file
      "
    `);
  });
});
