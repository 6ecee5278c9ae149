import { invariant } from '../../src/diagnostic/bylaw-error.ts';
import type { Checked } from '../../src/diagnostic/diagnostic.ts';
import { buildModel } from '../../src/model/build-model.ts';
import type { Organization } from '../../src/model/model.ts';
import type { Document } from '../../src/parse/document.ts';
import { parseFile } from '../../src/parse/parse-documents.ts';
import { generateOrganization, type Item } from '../organization.ts';
import { type NewFile, organizationFiles } from '../organization-files.ts';

/** A change of an organization that is measured. */
export interface Edit {
  readonly name: string;
  /** At most so much of a cold plan. */
  readonly limit: number;
  /** The text of a file after the edit, from that before. */
  edit(file: NewFile): string;
}

const attached = 200;

/** 10,000 members, 1,000 teams, 1,000 policies, 400 roles, of which 200 hold the policy that is changed. */
export function beforeFiles(members: number): readonly NewFile[] {
  const size = { members, teams: members / 10, roles: members / 25, policies: members / 10 };
  const organization = generateOrganization(1, size);
  const roles = organization.roles.map((role, index) =>
    index < 2 || index >= attached + 2 ? role : withPolicy(role),
  );
  return [...organizationFiles({ ...organization, roles }, 'lists')];
}

function withPolicy({ name, lines }: Item): Item {
  const others = lines.filter((line) => line.trim() !== '- policy-0');
  return { name, lines: [...others, '  - policy-0'] };
}

export const edits: readonly Edit[] = [
  { name: 'nothing', limit: 0.3, edit: ({ text }) => text },
  {
    name: `one policy of ${attached} roles says another thing`,
    limit: 0.3,
    edit: inFile('policies-0', (text) =>
      text.replace(
        /(- name: policy-0\n[\s\S]*?actions: )\[.*?\]/,
        '$1["files:file.edit", "files:share.delete"]',
      ),
    ),
  },
  {
    name: `one policy of ${attached} roles says the same in more statements`,
    limit: 0.3,
    edit: inFile('policies-0', (text) =>
      text.replace(
        /(- name: policy-0\n[\s\S]*?statements:\n)((?: {6}.*\n)+?)(?= {6}- sid: Statement1)/,
        (_, before: string, first: string) => `${before}${first}${first.replace('Statement0', 'Again')}`,
      ),
    ),
  },
  {
    name: "everybody's role says another thing",
    limit: 1,
    edit: inFile('roles-0', (text) =>
      text.replace(
        '["support:ticket.read", "incidents:report.list"]',
        '["support:ticket.read", "incidents:report.edit"]',
      ),
    ),
  },
  {
    name: 'everybody has another role',
    limit: 1,
    edit: ({ path, text }) =>
      path.endsWith('organization.yaml')
        ? text.replace('default: everyone, oneOf: [everyone]', 'default: role-1, oneOf: [everyone, role-1]')
        : text,
  },
  {
    name: 'every role holds another policy',
    limit: 1,
    edit: inFile('roles-0', (text) =>
      text
        .replaceAll(/(- name: role-\d+\n(?:.*\n){2})/g, '$1      - policy-7\n')
        .replaceAll(/( {6}- policy-7\n)((?: {6}- policy-\d+\n)*?) {6}- policy-7\n/g, '$1$2'),
    ),
  },
];

function inFile(name: string, edit: (text: string) => string): Edit['edit'] {
  return ({ path, text }) => (path.endsWith(`${name}.yaml`) ? edit(text) : text);
}

/** The models of both sides. As in a command, a file of which both have the same content is parsed once. */
export function modelsOf(
  before: readonly NewFile[],
  edit: Edit['edit'],
): readonly [Organization, Organization] {
  const parsed = new Map<string, Checked<readonly Document[]>>();
  const parse = (file: NewFile) => {
    const key = `${file.path}\n${file.text}`;
    const known = parsed.get(key) ?? parseFile(file);
    parsed.set(key, known);
    return known;
  };
  const after = before.map((file) => ({ ...file, text: edit(file) }));
  return [modelOf(before, parse), modelOf(after, parse)];
}

function modelOf(
  files: readonly NewFile[],
  parse: (file: NewFile) => Checked<readonly Document[]>,
): Organization {
  const parsed = files.map(parse);
  const documents = parsed.flatMap(({ value }) => value ?? []);
  const model = buildModel(documents, { files: files.map(({ path }) => path), rejected: [] });
  const problems = [...parsed.flatMap(({ diagnostics }) => diagnostics), ...model.diagnostics].filter(
    ({ severity }) => severity === 'error',
  );
  invariant(problems.length === 0, JSON.stringify(problems.slice(0, 3)));
  const [organization] = model.value?.organizations.values() ?? [];
  invariant(organization !== undefined, 'the organization is valid');
  return organization;
}
