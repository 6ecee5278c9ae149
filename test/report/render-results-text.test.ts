import { describe, expect, it } from 'vitest';
import { renderDoctorText } from '../../src/report/render-doctor-text.ts';
import { renderErrorText } from '../../src/report/render-error-text.ts';
import { renderFmtText } from '../../src/report/render-fmt-text.ts';
import { renderForgetText } from '../../src/report/render-forget-text.ts';
import { renderImportText } from '../../src/report/render-import-text.ts';
import { renderInitText } from '../../src/report/render-init-text.ts';
import { renderValidateText } from '../../src/report/render-validate-text.ts';
import { commit } from './orchestra-entry.ts';

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
