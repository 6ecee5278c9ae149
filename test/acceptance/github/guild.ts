import type { EmulatorOptions } from '../../github-emulator/options.ts';
import { type GithubLibrary, openGithubLibrary } from '../../operations/github-library.ts';

/** A guild on GitHub: Olivia owns it, three people work in nested teams on two repositories. */
export function guild(target: string): Record<string, string> {
  return {
    'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\n',
    'organizations/acme/organization.yaml': `apiVersion: bylaw/v1
kind: Organization
name: acme
resourceNames: krn:acme
membership:
  owners: {role: owner, min: 1}
  organizationRole: {required: true, default: member, oneOf: [member]}
`,
    'organizations/acme/roles.yaml': `apiVersion: bylaw/v1
kind: RoleList
items:
  - {name: owner, github: {organizationRole: admin}}
  - {name: member, github: {organizationRole: member}}
  - {name: reader, github: {repositoryPermission: read}}
  - {name: writer, github: {repositoryPermission: write}}
`,
    'organizations/acme/target.yaml': target,
    'organizations/acme/members.yaml': people({
      olivia: 'owner',
      ben: 'member',
      cleo: 'member',
      dora: 'member',
    }),
    'organizations/acme/tools.yaml': team('tools', 'members: [ben]', grants('reader', 'hammer')),
    'organizations/acme/saws.yaml': team('saws', 'parent: tools', 'members: [cleo]', grants('writer', 'saw')),
  };
}

/** Members by name, their log-in the same, with their role in the organization; `more` goes into each item. */
export function people(
  roles: Readonly<Record<string, string>>,
  logins: Readonly<Record<string, string>> = {},
) {
  const items = Object.entries(roles).map(
    ([name, role]) =>
      `  - {name: ${name}, role: ${role}, identities: {github: {${logins[name] ?? `login: ${name}`}}}}\n`,
  );
  return `apiVersion: bylaw/v1\nkind: MemberList\nitems:\n${items.join('')}`;
}

export function team(name: string, ...lines: readonly string[]): string {
  return `apiVersion: bylaw/v1\nkind: Team\n${[`name: ${name}`, ...lines].join('\n')}\n`;
}

export function grants(role: string, ...repositories: readonly string[]): string {
  const on = repositories.map((name) => `"krn:acme:github:{org_id}:repository/${name}"`);
  return `bindings:\n  - {role: ${role}, on: [${on.join(', ')}]}`;
}

/** The guild's repository, and GitHub as it is before anybody applied anything: two repositories and Olivia. */
export async function openGuild(
  options: EmulatorOptions & { readonly target?: string } = {},
): Promise<GithubLibrary> {
  const library = await openGithubLibrary(guild, options);
  for (const name of ['hammer', 'saw']) library.github.state.addRepository('acme', name);
  for (const login of ['ben', 'cleo', 'dora']) library.github.state.addAccount(login);
  return library;
}

/** Applied, everybody invited having accepted: the plan after it is empty. */
export async function openAppliedGuild(
  options: EmulatorOptions & { readonly target?: string } = {},
): Promise<GithubLibrary> {
  const library = await openGuild(options);
  await library.apply();
  library.github.accept();
  return library;
}
