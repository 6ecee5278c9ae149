import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'junit2json';
import { describe, expect, it } from 'vitest';
import { makeWorkbench, type Workbench } from '../workbench.ts';

/** What issue 4 wants to see of `bylaw test`: failing with a readable report, passing, coverage, JUnit. */

const folder = 'organizations/clinic';
const files: Readonly<Record<string, string>> = {
  'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\n',
  [`${folder}/organization.yaml`]: `apiVersion: bylaw/v1
kind: Organization
name: clinic
membership:
  owners: { role: chief, min: 1 }
`,
  [`${folder}/catalogue.yaml`]: `apiVersion: bylaw/v1
kind: Service
name: records
actions:
  read: { access: read, resources: [record] }
  amend: { access: write, resources: [record] }
  export: { access: admin, privileged: true }
resourceTypes: { record: "krn:clinic:records:{org_id}:record/*" }
`,
  [`${folder}/policies.yaml`]: `apiVersion: bylaw/v1
kind: Policy
name: ward-records
statements:
  - { sid: ReadAll, effect: allow, actions: ["records:read"] }
  - { sid: AmendWithMfa, effect: allow, actions: ["records:amend"], conditions: { Bool: { principal.mfa: true } } }
  - { sid: NeverSealed, effect: deny, actions: ["records:*"], resources: ["krn:clinic:records:{org_id}:record/sealed/*"] }
`,
  [`${folder}/people.yaml`]: `apiVersion: bylaw/v1
kind: RoleList
items:
  - { name: chief, permissions: ["*"] }
  - { name: nurse, policies: [ward-records] }
---
apiVersion: bylaw/v1
kind: MemberList
items:
  - { name: ines, role: chief }
  - { name: noor }
  - { name: otto, status: suspended }
---
apiVersion: bylaw/v1
kind: Team
name: wards
bindings: [nurse]
---
apiVersion: bylaw/v1
kind: Team
name: ward-3
parent: wards
members: [noor, otto]
`,
  [`${folder}/access-tests/records.yaml`]: `apiVersion: bylaw/v1
kind: AccessTest
name: records
now: 2026-12-01T09:00:00Z
context: { principal.mfa: true }
matrix:
  principals: [member/noor, member/otto]
  actions: ["records:*"]
  resources: ["krn:clinic:records:{org_id}:record/7", "krn:clinic:records:{org_id}:record/sealed/7"]
  allowed:
    - { principal: member/noor, actions: ["*"], resources: ["krn:clinic:records:{org_id}:record/7"] }
whoCan:
  - { action: records:export, is: [member/ines] }
`,
};

function clinic(): Workbench {
  const bench = makeWorkbench({}, 'resident');
  bench.git('init', '--quiet');
  bench.write(files);
  bench.commit('Open the clinic');
  return bench;
}

describe('bylaw test', () => {
  it('passes, and says what no test decides', () => {
    const { code, stdout, stderr } = clinic().bylaw('test', '--coverage');
    expect(stderr).toBe('');
    expect(stdout).toBe(`✓ records: 9 expectations
coverage: 4 of 4 statements (100 %), 1 of 1 deny (100 %)
1 test passed: 9 expectations
`);
    expect(code).toBe(0);
    const bench = clinic();
    bench.write({ [`${folder}/access-tests/records.yaml`]: exportsOnly });
    const partly = bench.bylaw('test', '--coverage', '--min-coverage', '50');
    expect(partly.stdout).toBe(`✓ exports: 1 expectation
coverage: 1 of 4 statements (25 %), 0 of 1 deny (0 %); no test decides:
  deny by NeverSealed of ward-records@1, which is not published yet (organizations/clinic/policies.yaml:7)
  allow by ReadAll of ward-records@1, which is not published yet (organizations/clinic/policies.yaml:5)
  allow by AmendWithMfa of ward-records@1, which is not published yet (organizations/clinic/policies.yaml:6)
1 test passed: 1 expectation
`);
    expect(partly.stderr).toContain('1 of 4 statements of clinic, less than 50 %');
    expect(partly.code).toBe(1);
    expect(bench.bylaw('test', '--min-coverage', '25').code).toBe(0);
  });

  it('fails where access is not as expected, and says why', () => {
    const bench = clinic();
    expect(bench.bylaw('apply', '--yes').code).toBe(0);
    const path = `${folder}/policies.yaml`;
    const sealed = '  - { sid: NeverSealed,';
    const opened = (files[path] ?? '')
      .replace(sealed, '  - { sid: Opened, effect: allow, actions: ["records:amend"] }\n$&')
      .replace('sealed/*', 'sealed/x*');
    bench.write({ [path]: opened });
    const { code, stdout } = bench.bylaw('test');
    expect(code).toBe(1);
    expect(
      stdout,
    ).toBe(`✗ records (organizations/clinic/access-tests/records.yaml:3): 2 of 9 expectations failed
  member/noor is allowed records:read on krn:clinic:records:clinic:record/sealed/7, expected to be denied (organizations/clinic/access-tests/records.yaml:8)
      allow by ReadAll of ward-records@2, which is not published yet (organizations/clinic/policies.yaml:5)
        member/noor → team/ward-3 (organizations/clinic/people.yaml:23) → team/wards (organizations/clinic/people.yaml:22) → role/nurse (organizations/clinic/people.yaml:17)
  member/noor is allowed records:amend on krn:clinic:records:clinic:record/sealed/7, expected to be denied (organizations/clinic/access-tests/records.yaml:8)
      allow by AmendWithMfa of ward-records@2, which is not published yet (organizations/clinic/policies.yaml:6)
        member/noor → team/ward-3 (organizations/clinic/people.yaml:23) → team/wards (organizations/clinic/people.yaml:22) → role/nurse (organizations/clinic/people.yaml:17)
      allow by Opened of ward-records@2, which is not published yet (organizations/clinic/policies.yaml:7)
        member/noor → team/ward-3 (organizations/clinic/people.yaml:23) → team/wards (organizations/clinic/people.yaml:22) → role/nurse (organizations/clinic/people.yaml:17)

coverage: 4 of 5 statements (80 %), 0 of 1 deny (0 %) (--coverage lists the others)
0 tests passed, 1 failed: 2 of 9 expectations failed
`);
    const github = bench.bylaw('test', '--format', 'github');
    expect(github.code).toBe(1);
    expect(github.stdout).toContain('::error file=organizations/clinic/access-tests/records.yaml,line=8,');
  });

  it('writes JUnit that a public parser reads', async () => {
    const bench = clinic();
    bench.write({
      [`${folder}/access-tests/wrong.yaml`]: exportsOnly.replace('is: [member/ines]', 'is: []'),
      [`${folder}/access-tests/not-run.yaml`]: exportsOnly
        .replace('name: exports', 'name: not-run')
        .replace('whoCan', 'context: { principal.mfaa: true }\nwhoCan'),
    });
    const done = bench.bylaw('test', '--junit', 'access.xml');
    expect(done.code).toBe(1);
    expect(done.stderr).toContain('did you mean `principal.mfa`?');
    const xml = readFileSync(join(bench.folder, 'access.xml'), 'utf8');
    expect(bench.bylaw('test', '--format', 'junit').stdout).toBe(xml);
    const suites = await parse(xml);
    expect(suites).toMatchObject({
      tests: 3,
      failures: 1,
      errors: 1,
      testsuite: [
        {
          name: 'clinic',
          tests: 3,
          failures: 1,
          errors: 1,
          testcase: [
            { name: 'exports', failure: [{ message: '1 of 1 expectations failed' }] },
            { name: 'not-run', error: [{ message: 'the test asks what cannot be asked' }] },
            { name: 'records', classname: 'clinic', assertions: 9 },
          ],
        },
      ],
    });
  });

  it('runs only what is filtered, and refuses a filter that chooses nothing', () => {
    const bench = clinic();
    bench.write({
      [`${folder}/access-tests/wrong.yaml`]: exportsOnly.replace('is: [member/ines]', 'is: []'),
    });
    expect(bench.bylaw('test').code).toBe(1);
    expect(bench.bylaw('test', '--filter', 'rec?rd').code).toBe(0);
    expect(bench.bylaw('test', '--filter', 'access-tests/wrong').code).toBe(1);
    const none = bench.bylaw('test', '--filter', 'recrods');
    expect(none.code).toBe(1);
    expect(none.stderr).toContain('did you mean `records`?');
    expect(bench.bylaw('test', '--now', 'tomorrow').stderr).toContain('`tomorrow` is not a time');
  });

  it('runs without a repository, and not at all where the files have errors', () => {
    const bench = makeWorkbench({}, 'resident');
    bench.write(files);
    expect(bench.bylaw('test').code).toBe(0);
    bench.write({ [`${folder}/broken.yaml`]: 'apiVersion: bylaw/v1\nkind: Tema\nname: x\n' });
    const broken = bench.bylaw('test');
    expect(broken).toMatchObject({ code: 1, stdout: '' });
    expect(broken.stderr).toContain('there is no kind `Tema`');
  });
});

const exportsOnly = `apiVersion: bylaw/v1
kind: AccessTest
name: exports
whoCan:
  - { action: records:export, is: [member/ines] }
`;
