import type { Item, Organization } from './organization.ts';
import { serviceDocuments } from './services.ts';

/** `lists`: a thousand items a file. `documents`: one file each. */
export type Form = 'lists' | 'documents';

export interface NewFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
}

const folder = 'organizations/acme';
const itemsPerFile = 1_000;

const root = `apiVersion: bylaw/v1
kind: Repository
`;

const organizationDocument = `apiVersion: bylaw/v1
kind: Organization
name: acme
displayName: Acme
resourceNames: krn:acme
membership:
  owners: { role: owner, min: 1 }
  organizationRole: { required: true, default: everyone, oneOf: [everyone] }
`;

/** Every file of the repository: beside those of the organization's objects, twelve of what they refer to. */
export function* organizationFiles(organization: Organization, form: Form): Generator<NewFile> {
  yield { path: 'bylaw.yaml', text: root };
  yield { path: `${folder}/organization.yaml`, text: organizationDocument };
  for (const { name, yaml } of serviceDocuments())
    yield { path: `${folder}/services/${name}.yaml`, text: yaml };
  const files = form === 'lists' ? listFiles : documentFiles;
  yield* files('Member', 'members', organization.members);
  yield* files('Team', 'teams', organization.teams);
  yield* files('Role', 'roles', organization.roles);
  yield* files('Policy', 'policies', organization.policies);
}

function* documentFiles(kind: string, plural: string, items: readonly Item[]): Generator<NewFile> {
  for (const { name, lines } of items) {
    const head = ['apiVersion: bylaw/v1', `kind: ${kind}`, `name: ${name}`];
    yield { path: `${folder}/${plural}/${name}.yaml`, text: `${[...head, ...lines].join('\n')}\n` };
  }
}

function* listFiles(kind: string, plural: string, items: readonly Item[]): Generator<NewFile> {
  for (let from = 0; from < items.length; from += itemsPerFile) {
    const part = items.slice(from, from + itemsPerFile);
    const listed = part.flatMap(({ name, lines }) => [
      `  - name: ${name}`,
      ...lines.map((line) => `    ${line}`),
    ]);
    const text = ['apiVersion: bylaw/v1', `kind: ${kind}List`, 'items:', ...listed, ''].join('\n');
    yield { path: `${folder}/${plural}-${from / itemsPerFile}.yaml`, text };
  }
}
