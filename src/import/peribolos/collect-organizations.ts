import type { SourceRange } from '../../diagnostic/diagnostic.ts';
import type { SourceFile } from '../../parse/document.ts';
import { type CommentScope, giveComments, scopeAt } from './comment-scopes.ts';
import { type Findings, findingAt, mistake } from './findings.ts';
import { mayBeConfiguration } from './may-be-configuration.ts';
import { readOrganization } from './read-organization.ts';
import { readTeams } from './read-team.ts';
import { entriesOf } from './read-values.ts';
import type { SourceOrganization, SourceTeam } from './source-organization.ts';
import { parseYamlFile, type YamlFile } from './yaml-file.ts';

export interface Collected {
  readonly organizations: readonly SourceOrganization[];
  /** Paths of the files that were read. */
  readonly read: readonly string[];
  /** Comments that are about no organization. */
  readonly comments: readonly string[];
  /** How many comments became a reason. */
  readonly reasons: number;
}

/**
 * Finds the organizations of a tree: folders with an `org.yaml`, whose direct subfolders' `teams.yaml` are merged in,
 * and files with a top key `orgs`. Every other file is reported as not read.
 */
export function collectOrganizations(
  sources: readonly SourceFile[],
  rootName: string | undefined,
  findings: Findings,
): Collected {
  const inOrder = [...sources].sort((left, right) => (left.path < right.path ? -1 : 1));
  const organizations: SourceOrganization[] = [];
  const comments: string[] = [];
  const files: YamlFile[] = [];
  const open = (source: SourceFile): YamlFile | undefined => {
    const file = parseYamlFile(source, findings);
    if (file !== undefined) files.push(file);
    return file;
  };
  const roots = new Set(
    inOrder.filter((source) => source.path.endsWith('org.yaml')).map((source) => source.path),
  );
  for (const source of inOrder) {
    const place = placeOf(source, roots, inOrder.length === 1);
    if (place === 'organization') {
      const file = open(source);
      const teams = inOrder.filter(({ path }) => isTeamsOf(path, folderOf(source.path)));
      const parts = teams.flatMap((part) => open(part) ?? []);
      if (file !== undefined) organizations.push(readTree(file, parts, rootName));
    } else if (place === 'organizations') {
      const file = open(source);
      if (file !== undefined) organizations.push(...readTogether(file, comments));
    } else if (place !== 'teams') {
      findings.notRead.push({ file: source.path, what: place });
    }
  }
  const reasons = files.reduce((sum, file) => sum + file.taken.size, 0);
  reportTwice(organizations, findings);
  organizations.sort((left, right) => (left.login < right.login ? -1 : 1));
  return { organizations, read: files.map((file) => file.path).sort(), comments, reasons };
}

/** What a file is to an import, or the reason why it is not read. */
function placeOf(source: SourceFile, roots: ReadonlySet<string>, isOnly: boolean): string {
  const { path, text } = source;
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === 'org.yaml') return 'organization';
  if (name === 'teams.yaml') {
    const holder = folderOf(folderOf(path));
    const isTeams = path.includes('/') && roots.has(holder === '' ? 'org.yaml' : `${holder}/org.yaml`);
    return isTeams
      ? 'teams'
      : 'no organization has it: a `teams.yaml` counts in direct subfolders of an `org.yaml`';
  }
  if (
    mayBeConfiguration(name) &&
    (isOnly || /^["']?orgs["']?\s*:|^[^\S\r\n\u2028\u2029]*\{\s*"orgs"\s*:/m.test(text))
  )
    return 'organizations';
  if (name === 'restrictions.yaml')
    return 'it restricts which file may name which repository, which Bylaw does not express';
  if (name === 'OWNERS') return 'it says who approves changes to files, which Git hosting enforces';
  return 'it is no configuration of peribolos';
}

function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

function isTeamsOf(path: string, folder: string): boolean {
  return path.endsWith('/teams.yaml') && folderOf(folderOf(path)) === folder;
}

/** `<organization>/org.yaml` with the `teams.yaml` of its direct subfolders. */
function readTree(
  file: YamlFile,
  parts: readonly YamlFile[],
  rootName: string | undefined,
): SourceOrganization {
  const folder = folderOf(file.path);
  const login = folder === '' ? (rootName ?? 'organization') : folder.slice(folder.lastIndexOf('/') + 1);
  const comments: string[] = [];
  const scopes: CommentScope[] = [];
  const organization = readOrganization(file, file.root, { login, at: startOf(file) }, scopes, comments);
  giveComments(file, scopes, comments);
  const merged = parts.flatMap((part) => readTeamsFile(part, comments));
  return { ...organization, teams: [...organization.teams, ...merged], comments: [...new Set(comments)] };
}

function readTeamsFile(file: YamlFile, comments: string[]): readonly SourceTeam[] {
  const scopes: CommentScope[] = [];
  const teams = entriesOf(file, file.root, 'a `teams.yaml`').flatMap(({ key, keyNode, value }) => {
    if (key === 'teams') return readTeams(file, value, scopes);
    file.findings.notExpressed.push(
      findingAt(file.rangeOf(keyNode), `\`${key}\` beside \`teams\`: only teams are merged`),
    );
    return [];
  });
  giveComments(file, scopes, comments);
  return teams;
}

/** A file of many organizations under the key `orgs`, as peribolos itself reads it. */
function readTogether(file: YamlFile, comments: string[]): readonly SourceOrganization[] {
  const scopes: CommentScope[] = [];
  const top = entriesOf(file, file.root, 'the file');
  const organizations = top.flatMap(({ key, keyNode, value }) => {
    if (key === 'orgs') return entriesOf(file, value, '`orgs`');
    file.findings.notExpressed.push(findingAt(file.rangeOf(keyNode), `\`${key}\` beside \`orgs\``));
    return [];
  });
  const read = organizations.flatMap(({ key, keyNode, value }) => {
    const at = file.rangeOf(keyNode);
    if (key.trim() === '') {
      mistake(file.findings, 'import/empty-name', at, 'the organization has no name');
      return [];
    }
    const scope = scopeAt(file, keyNode);
    scopes.push(scope);
    return [readOrganization(file, value, { login: key, at }, scopes, scope.comments)];
  });
  giveComments(file, scopes, comments);
  return read;
}

function startOf(file: YamlFile): SourceRange {
  return { file: file.path, start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
}

function reportTwice(organizations: readonly SourceOrganization[], findings: Findings): void {
  const seen = new Map<string, SourceOrganization>();
  for (const organization of organizations) {
    const first = seen.get(organization.login.toLowerCase());
    if (first === undefined) seen.set(organization.login.toLowerCase(), organization);
    else {
      const related = [{ at: first.at, message: 'it is declared here first' }];
      const message = `organization \`${organization.login}\` is declared twice`;
      mistake(findings, 'import/duplicate-organization', organization.at, message, { related });
    }
  }
}
