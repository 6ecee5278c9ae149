import { expect, test } from 'vitest';
import { openGithubLibrary } from '../github-library.ts';
import { team } from '../library.ts';

const organizationFile = 'organizations/acme/organization.yaml';
const platform = 'organizations/acme/platform.yaml';

const rest = `---
apiVersion: bylaw/v1
kind: MemberList
items:
${['ana', 'bob', 'carla'].map((name, at) => `  - {name: ${name}, identities: {github: {login: ${name}, id: ${at + 1}}}}`).join('\n')}
---
apiVersion: bylaw/v1
kind: Role
name: maintainer
github: {repositoryPermission: maintain}
---
apiVersion: bylaw/v1
kind: Team
name: security
members: [bob]
---
apiVersion: bylaw/v1
kind: Guardrail
name: maintaining
approval:
  gains: {actions: ["github:repository.maintain"]}
  by: [team/security]
`;

const bound = (pattern: string) =>
  `bindings: [{role: maintainer, on: ["krn:acme:github:{org_id}:repository/${pattern}"]}]`;

async function between(before: string, after: string) {
  const library = await openGithubLibrary((target) => ({
    'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\n',
    [organizationFile]: `apiVersion: bylaw/v1\nkind: Organization\nname: acme\nresourceNames: krn:acme\n---\n${target}${rest}`,
    [platform]: before,
  }));
  library.edit({ [platform]: after });
  const { plan } = await library.plan({ against: 'HEAD~1' });
  const [section] = plan?.sections ?? [];
  if (section?.access.status !== 'evaluated' || section.approvals.status !== 'evaluated')
    throw new Error('It was not evaluated.');
  const changes = section.access.changes.map(({ kind, principals, resources }) => {
    return `${kind} ${principals.join(' ')}: ${resources.map(({ pattern }) => pattern.replace(/^.*:/, '')).join(' ')}`;
  });
  const needed = section.approvals.needed.map(({ guardrail }) => guardrail);
  return { changes: [...new Set(changes)].sort(), needed };
}

test('who comes into a team with a pattern gains what the pattern matches, whatever is there', async () => {
  const before = team('platform', ['ana'], bound('platform-*'));
  const after = team('platform', ['ana', 'carla'], bound('platform-*'));
  expect(await between(before, after)).toEqual({
    // To be in the organization at all is about no repository.
    changes: ['gained member/carla: *', 'gained member/carla: repository/platform-*'],
    needed: ['maintaining'],
  });
});

test('a pattern that comes is a gain, and a narrower one is none', async () => {
  const none = team('platform', ['ana']);
  expect(await between(none, team('platform', ['ana'], bound('*')))).toMatchObject({
    changes: ['gained member/ana: repository/*'],
    needed: ['maintaining'],
  });
  const wide = team('platform', ['ana'], bound('*'));
  expect(await between(wide, team('platform', ['ana'], bound('platform-*')))).toEqual({
    changes: ['lost member/ana: repository/*'],
    needed: [],
  });
});

test('the same pattern on both sides changes nothing', async () => {
  const before = team('platform', ['ana'], bound('platform-*'));
  const after = team('platform', ['ana'], bound('platform-*'), 'description: Who runs it');
  expect(await between(before, after)).toEqual({ changes: [], needed: [] });
});
