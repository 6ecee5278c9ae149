import { beforeAll, describe, expect, it } from 'vitest';
import { makeWorkbench, type Workbench } from '../workbench.ts';

const organization = (more = '') =>
  `apiVersion: bylaw/v1\nkind: Organization\nname: acme\nresourceNames: krn:acme\nmembership: { owners: { role: owner, min: 1, max: 1 } }\n${more}`;
const waiver = (expires: string) =>
  `waivers: [{ code: access/raises-own-access, of: team/desk, reason: two of them sign every change, expires: ${expires} }]\n`;

/** The desk may give roles, the auditor's among them, which they do not hold. */
const files = {
  'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\n',
  'organizations/acme/organization.yaml': organization(),
  'organizations/acme/service.yaml': `apiVersion: bylaw/v1
kind: Service
name: reports
actions:
  read: { description: Read a report, access: read, resources: [report] }
  seal: { description: Seal a report, access: admin, privileged: true, resources: [report] }
resourceTypes: { report: "krn:acme:reports:{org_id}:report/*" }
`,
  'organizations/acme/people.yaml': `apiVersion: bylaw/v1
kind: MemberList
items:
  - { name: olga, role: owner }
  - { name: ana, role: reader }
  - { name: ben, role: auditor }
`,
  'organizations/acme/desk.yaml': `apiVersion: bylaw/v1
kind: Team
name: desk
members: [ana]
bindings:
  - role-keeper
`,
  'organizations/acme/roles.yaml': `apiVersion: bylaw/v1
kind: RoleList
items:
  - { name: owner, permissions: ["*"] }
  - { name: reader, permissions: ["reports:read"] }
  - { name: auditor, policies: [audit] }
  - { name: role-keeper, policies: [keep-roles] }
`,
  'organizations/acme/policies.yaml': `apiVersion: bylaw/v1
kind: Policy
name: audit
statements:
  - effect: allow
    actions: ["reports:*"]
    resources: ["krn:acme:reports:{org_id}:report/*"]
---
apiVersion: bylaw/v1
kind: Policy
name: keep-roles
statements:
  - sid: GiveRoles
    effect: allow
    actions: ["bylaw:roles.assign"]
    resources: ["krn:acme:bylaw:{org_id}:role/*"]
    conditions: { Bool: { principal.mfa: true } }
`,
};

const code = 'access/raises-own-access';
const desk = 'organizations/acme/desk.yaml';

describe('lints through `bylaw validate`', () => {
  let bench: Workbench;

  beforeAll(() => {
    bench = makeWorkbench({}, 'resident');
  });

  function validate(...args: string[]) {
    return bench.bylaw('validate', ...args);
  }

  function codes(): readonly string[] {
    return bench.json<{ diagnostics: { code: string }[] }>('validate').diagnostics.map((each) => each.code);
  }

  it('shows the path on which somebody raises their own access', () => {
    bench.write(files);
    const { code: exit, stdout } = validate();
    expect(exit).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "warning[access/raises-own-access]: \`role-keeper\` lets its holders, under conditions, give themselves \`auditor\` by \`bylaw:roles.assign\`, and then \`reports:seal\` on \`krn:acme:reports:acme:report/x\`
        --> organizations/acme/desk.yaml:6:5
         |
       6 |   - role-keeper
         |     ^^^^^^^^^^^
         = hint: narrow what they may change, let somebody else hold it, or waive this where it is meant
         = note: \`member/ana\` is in \`team/desk\` (organizations/acme/desk.yaml:4:11)
         = note: \`role-keeper\`: \`GiveRoles\` of \`keep-roles\`, which it holds, allows \`bylaw:roles.assign\` (organizations/acme/policies.yaml:13:5)
         = note: so they can give themselves \`auditor\`: \`role/auditor\` (organizations/acme/roles.yaml:6:13)

      acme: 3 members, 1 team, 1 membership, 4 roles, 1 binding, 2 policies
      7 files read, 1 warning
      "
    `);
  });

  it('fails with --strict, and says the same as JSON, SARIF and annotations', () => {
    expect(validate('--strict').code).toBe(1);
    const { diagnostics } = bench.json<{ diagnostics: { code: string; related: unknown[]; at: unknown }[] }>(
      'validate',
    );
    expect(diagnostics).toEqual([expect.objectContaining({ code, severity: 'warning' })]);
    expect(diagnostics[0]?.related).toHaveLength(3);
    const sarif = JSON.parse(validate('--format', 'sarif').stdout);
    const [run] = sarif.runs;
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([code]);
    expect(run.results[0]).toMatchObject({ ruleId: code, level: 'warning' });
    expect(run.results[0].locations[0].physicalLocation).toMatchObject({
      artifactLocation: { uri: desk },
      region: { startLine: 6 },
    });
    const uris = run.results[0].relatedLocations.map(
      (each: { physicalLocation: { artifactLocation: { uri: string } } }) =>
        each.physicalLocation.artifactLocation.uri,
    );
    expect(uris).toEqual([desk, 'organizations/acme/policies.yaml', 'organizations/acme/roles.yaml']);
    const github = validate('--format', 'github').stdout;
    expect(github).toMatch(new RegExp(`^::warning file=${desk},line=6,.*title=${code.replace('/', '.')}::`));
    expect(github).toContain('%0A`role-keeper`: `GiveRoles` of `keep-roles`, which it holds, allows');
  });

  it('is silent while it is waived, and says when the waiver is over', () => {
    bench.write({ 'organizations/acme/organization.yaml': organization(waiver('2099-12-31')) });
    expect(codes()).toEqual([]);
    expect(validate('--strict').code).toBe(0);
    bench.write({ 'organizations/acme/organization.yaml': organization(waiver('2020-01-31')) });
    expect(codes().toSorted()).toEqual(['access/expired-waiver', code]);
    expect(validate('--strict').code).toBe(1);
    expect(validate().code).toBe(0);
  });

  it('is silent once a deny stands before it', () => {
    const deny = `---
apiVersion: bylaw/v1
kind: Policy
name: not-the-auditor
statements:
  - { effect: deny, actions: ["bylaw:roles.assign"], resources: ["krn:acme:bylaw:{org_id}:role/auditor"] }
`;
    const held = files['organizations/acme/roles.yaml'].replace(
      '[keep-roles]',
      '[keep-roles, not-the-auditor]',
    );
    bench.write({
      ...files,
      'organizations/acme/policies.yaml': files['organizations/acme/policies.yaml'] + deny,
      'organizations/acme/roles.yaml': held,
    });
    expect(codes()).toEqual([]);
  });

  it('fails validate for an error', () => {
    const wide = files['organizations/acme/policies.yaml'].replace(
      'actions: ["reports:*"]',
      'notActions: ["reports:seal"]',
    );
    bench.write({ ...files, 'organizations/acme/policies.yaml': wide });
    expect(validate().code).toBe(1);
    expect(codes()).toContain('access/allow-with-exceptions');
  });
});
