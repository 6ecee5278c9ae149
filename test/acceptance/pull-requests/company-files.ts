import type { GithubEmulator } from '../../github-emulator/start-github-emulator.ts';

/** What differs between the files of one step and those of another. */
export interface Declared {
  /** Who may pay back. */
  readonly support?: string;
  /** Who approves that. */
  readonly security?: string;
  /** YAML that follows the team of those who may pay back, the last document. */
  readonly more?: string;
  readonly guardrail?: string;
}

export type Files = Readonly<Record<string, string>>;

const organizationFile = 'organizations/acme/organization.yaml';

const privilegedGains = `apiVersion: bylaw/v1
kind: Guardrail
name: privileged-gains
approval:
  gains: {actions: ["*"], privileged: true}
  by: [team/security]
`;

/** Whoever may pay back is in a team on GitHub, too; the rest of what it means is in the directory. */
export function companyFiles(github: GithubEmulator, declared: Declared = {}): Files {
  const { support = 'carla', security = 'bob', more = '', guardrail = privilegedGains } = declared;
  const people = ['olivia', 'ana', 'bob', 'carla', 'dora'].map(
    (login) =>
      `  - {name: ${login}, identities: {github: {login: ${login}, id: ${github.state.someone(login).id}}}}`,
  );
  const documents = [
    'kind: Organization\nname: acme\n',
    'kind: Service\nname: billing\nactions:\n  invoice.read: {}\n  refund: {privileged: true}\n',
    `kind: MemberList\nitems:\n${people.join('\n')}\n`,
    'kind: Role\nname: refunder\npermissions: ["billing:refund"]\nassignableTo: [team]\n',
    'kind: Role\nname: reader\npermissions: ["billing:invoice.read"]\nassignableTo: [team]\n',
    'kind: Target\nname: directory\nprovider: directory\n',
    `kind: Target\nname: github\nprovider: github\nmanages: [team]\ncoordinates: {organization: acme, baseUrl: "${github.url}", pace: 0}\n`,
    `kind: Team\nname: security\nmembers: [${security}]\n`,
    `kind: Team\nname: support\nmembers: [${support}]\nbindings: [refunder]\n${more}`,
  ].map((text) => `apiVersion: bylaw/v1\n${text}`);
  return {
    'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\n',
    'organizations/acme/guardrails.yaml': guardrail,
    [organizationFile]: documents.join('---\n'),
  };
}
