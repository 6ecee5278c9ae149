import type { Node } from 'yaml';
import type { SourceRange } from '../../diagnostic/diagnostic.ts';
import { didYouMean } from '../../diagnostic/nearest-name.ts';
import type { CommentScope } from './comment-scopes.ts';
import { findingAt, mistake } from './findings.ts';
import { readMentions } from './read-mentions.ts';
import { readTeams } from './read-team.ts';
import { booleanOf, type Entry, entriesOf, textOf } from './read-values.ts';
import type { SourceOrganization } from './source-organization.ts';
import type { YamlFile } from './yaml-file.ts';

type Read = (file: YamlFile, node: Node | null, what: string) => string | boolean | undefined;

/** Metadata of peribolos and the setting of the GitHub target that it becomes. */
const settings: Readonly<Record<string, readonly [string, Read]>> = {
  billing_email: ['billingEmail', textOf],
  company: ['company', textOf],
  email: ['email', textOf],
  location: ['location', textOf],
  default_repository_permission: ['defaultRepositoryPermission', readBasePermission],
  members_can_create_repositories: ['membersCanCreateRepositories', booleanOf],
  has_organization_projects: ['hasOrganizationProjects', booleanOf],
  has_repository_projects: ['hasRepositoryProjects', booleanOf],
};

/** One organization; `scopes` gains where each of its teams begins, `comments` is filled by whoever reads the file. */
export function readOrganization(
  file: YamlFile,
  node: Node | null,
  name: { readonly login: string; readonly at: SourceRange },
  scopes: CommentScope[],
  comments: string[],
): SourceOrganization {
  const what = `organization \`${name.login}\``;
  const fields = new Map(entriesOf(file, node, what).map((field) => [field.key, field]));
  const value = (key: string): Node | null => fields.get(key)?.value ?? null;
  const displayName = readDisplayName(file, value('name'), what);
  const description = textOf(file, value('description'), `\`description\` of ${what}`);
  const organization: SourceOrganization = {
    ...name,
    ...(displayName === undefined ? {} : { displayName }),
    ...(description === undefined ? {} : { description }),
    settings: readSettings(file, fields, what),
    admins: readMentions(file, value('admins'), `\`admins\` of ${what}`),
    members: readMentions(file, value('members'), `\`members\` of ${what}`),
    teams: readTeams(file, value('teams'), scopes),
    repositories: readRepositories(file, value('repos'), what),
    comments,
  };
  reportRest(file, fields, what);
  return organization;
}

/** What people read; a name that is empty or longer than any on GitHub is left behind. */
function readDisplayName(file: YamlFile, node: Node | null, what: string): string | undefined {
  const text = textOf(file, node, `\`name\` of ${what}`);
  if (text === undefined || node === null || (text.length > 0 && text.length <= 256)) return text;
  const length = text.length === 0 ? 'is empty' : 'is longer than 256 characters';
  file.findings.notExpressed.push(findingAt(file.rangeOf(node), `the name of ${what}, which ${length}`));
  return undefined;
}

function readSettings(
  file: YamlFile,
  fields: ReadonlyMap<string, Entry>,
  what: string,
): SourceOrganization['settings'] {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([key, [setting, read]]) => {
      const value = read(file, fields.get(key)?.value ?? null, `\`${key}\` of ${what}`);
      return value === undefined ? [] : [[setting, value]];
    }),
  );
}

const basePermissions = ['none', 'read', 'write', 'admin'];

function readBasePermission(file: YamlFile, node: Node | null, what: string): string | undefined {
  const text = textOf(file, node, what);
  if (text === undefined || node === null || basePermissions.includes(text)) return text;
  mistake(file.findings, 'import/unknown-permission', file.rangeOf(node), `${what} cannot be \`${text}\``, {
    ...didYouMean(text, basePermissions, `write one of ${basePermissions.join(', ')}`),
  });
  return undefined;
}

const read = new Set([
  ...Object.keys(settings),
  'name',
  'description',
  'admins',
  'members',
  'teams',
  'repos',
]);

/** Settings of repositories are named and left behind. */
function readRepositories(file: YamlFile, node: Node | null, what: string): readonly string[] {
  return entriesOf(file, node, `\`repos\` of ${what}`).map(({ key, keyNode, value }) => {
    const names = entriesOf(file, value, `repository \`${key}\``).map((setting) => `\`${setting.key}\``);
    const detail = names.length === 0 ? '' : `: ${names.join(', ')}`;
    file.findings.notExpressed.push(
      findingAt(file.rangeOf(keyNode), `settings of repository \`${key}\` of ${what}${detail}`),
    );
    return key;
  });
}

/** So are keys that peribolos does not have. */
function reportRest(file: YamlFile, fields: ReadonlyMap<string, Entry>, what: string): void {
  for (const { key, keyNode } of fields.values()) {
    if (!read.has(key))
      file.findings.notExpressed.push(findingAt(file.rangeOf(keyNode), `\`${key}\` of ${what}`));
  }
}
