import { expect, test } from 'vitest';
import type { PlanRequest } from '../../../src/operations/plan.ts';
import { guardrail } from '../approvals/approval-world.ts';
import { openGithubLibrary } from '../github-library.ts';

const membersFile = 'organizations/acme/members.yaml';
const logins = ['olivia', 'ana', 'bob'];

/** @param numbers by log-in, of those who are known by one */
const members = (
  numbers: Readonly<Record<string, number>> = {},
  addresses: Readonly<Record<string, string>> = {},
) => {
  const items = logins.map((login) => {
    const id = numbers[login] === undefined ? '' : `, id: ${numbers[login]}`;
    const email = addresses[login] ?? `${login}@acme.example`;
    const role = login === 'olivia' ? 'role: owner, ' : '';
    return `  - {name: ${login}, ${role}email: ${email}, identities: {github: {login: ${login}${id}}}}`;
  });
  return `apiVersion: bylaw/v1\nkind: MemberList\nitems:\n${items.join('\n')}\n`;
};

const rest = `---
apiVersion: bylaw/v1
kind: Target
name: directory
provider: directory
protected: [member/bob]
---
apiVersion: bylaw/v1
kind: Role
name: owner
permissions: ["*"]
github: {organizationRole: admin}
---
apiVersion: bylaw/v1
kind: Role
name: keeper
permissions: ["bylaw:members.identify"]
---
apiVersion: bylaw/v1
kind: Team
name: security
members: [bob, ana]
bindings: [keeper]
`;

/** Of the files, and since another commit. */
const since = (against: string): readonly PlanRequest[] => [{}, { against }];

async function applied() {
  const library = await openGithubLibrary(
    (target) => ({
      'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\n',
      'organizations/acme/organization.yaml': `apiVersion: bylaw/v1\nkind: Organization\nname: acme\nresourceNames: krn:acme\n---\n${target}${rest}---\n${guardrail}`,
      [membersFile]: members(),
    }),
    { target: 'protected: [member/bob]\n', validate: null },
  );
  const { state } = library.github;
  const acme = state.addOrganization('acme');
  for (const login of ['ana', 'bob', 'mallory']) state.addMember(acme, login);
  expect((await library.apply()).status).toBe('applied');
  const idOf = (login: string) => state.account(login)?.id ?? 0;
  const numbers: Readonly<Record<string, number>> = Object.fromEntries(
    [...logins, 'mallory'].map((login) => [login, idOf(login)]),
  );
  const told = async (asked: PlanRequest) => {
    const { plan, diagnostics } = await library.plan(asked);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    return (plan?.sections ?? []).map(({ target, changes, access, approvals, guardrails, guards }) => ({
      target,
      effects: [...new Set(changes.map(({ effect }) => effect))],
      access:
        access.status === 'evaluated'
          ? access.changes.map(({ kind, principals }) => `${kind} ${principals}`)
          : [],
      notes: access.status === 'evaluated' ? access.notes : [],
      guarded: (guardrails.changes ?? []).map(({ message }) => message),
      refused: guards.map(({ guard }) => guard),
      needed:
        approvals.status === 'evaluated'
          ? approvals.needed.flatMap(({ because }) => because.map(({ message }) => message))
          : [],
    }));
  };
  return { library, numbers, told };
}

test('the number of the account that somebody had gives and takes nothing, and any other all of it', async () => {
  const { library, numbers, told } = await applied();
  const byNumber = expect.stringMatching(
    /^`member\/bob` is known by account \d+ on GitHub from now on: whoever that is may/,
  );
  library.edit({ [membersFile]: members({ bob: numbers.mallory ?? 0 }) });
  // Where GitHub is read it refuses that itself.
  for (const asked of since('HEAD~1')) {
    const [directory] = await told({ ...asked, targets: ['directory'] });
    expect(directory).toMatchObject({
      target: 'directory',
      effects: ['both'],
      refused: ['protected-principals'],
    });
    expect(directory?.access).toEqual(['gained member/bob', 'lost member/bob']);
    expect(directory?.notes.join('\n')).toContain(
      `\`member/bob\` is to be account ${numbers.mallory} on GitHub, and was \`bob\`, account ${numbers.bob}`,
    );
    expect(directory?.guarded).toContainEqual(
      expect.stringContaining('protects `member/bob`, who may be somebody else now'),
    );
    expect(directory?.needed).toContainEqual(byNumber);
  }
  library.edit({ [membersFile]: members(numbers) });
  for (const asked of since('HEAD~2')) {
    const [directory, onGithub] = await told(asked);
    const nothing = { access: [], guarded: [], refused: [] };
    expect(directory).toMatchObject({ target: 'directory', effects: ['none'], ...nothing });
    const who = ['ana', 'bob', 'olivia'].map((login) => `\`member/${login}\` is account ${numbers[login]}`);
    expect(directory?.notes).toEqual([
      expect.stringContaining(`known by number from now on: ${who.join(', ')} on GitHub`),
    ]);
    expect(directory?.needed).toContainEqual(byNumber);
    expect(onGithub).toMatchObject(nothing);
  }
  expect((await library.apply({ allow: ['approval'] })).status).toBe('applied');
});
