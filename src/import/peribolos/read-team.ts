import { isAlias, isScalar, type Node } from 'yaml';
import { didYouMean } from '../../diagnostic/nearest-name.ts';
import { type CommentScope, scopeAt, takeCommentBeside } from './comment-scopes.ts';
import { findingAt, mistake } from './findings.ts';
import { readMentions } from './read-mentions.ts';
import {
  deepest,
  type Entry,
  entriesOf,
  followed,
  itemsOf,
  nameOf,
  textOf,
  wrongType,
} from './read-values.ts';
import {
  type RepositoryGrant,
  type RepositoryPermission,
  repositoryPermissions,
  type SourceTeam,
} from './source-organization.ts';
import type { YamlFile } from './yaml-file.ts';

/** The teams under a `teams` key; `scopes` gains where each of them begins. */
export function readTeams(
  file: YamlFile,
  node: Node | null,
  scopes: CommentScope[],
  depth = 1,
): readonly SourceTeam[] {
  if (node !== null && depth > deepest) {
    mistake(file.findings, 'import/too-deep', file.rangeOf(node), `teams nest more than ${deepest} deep`);
    return [];
  }
  return entriesOf(file, node, '`teams`').flatMap((entry) => {
    if (entry.key.trim() === '') {
      mistake(file.findings, 'import/empty-name', file.rangeOf(entry.keyNode), 'the team has no name');
      return [];
    }
    return [readTeam(file, entry, scopes, depth)];
  });
}

function readTeam(file: YamlFile, entry: Entry, scopes: CommentScope[], depth: number): SourceTeam {
  const what = `team \`${entry.key}\``;
  const scope = scopeAt(file, entry.keyNode);
  scopes.push(scope);
  const fields = new Map(entriesOf(file, entry.value, what).map((field) => [field.key, field]));
  const value = (key: string): Node | null => {
    const field = fields.get(key);
    fields.delete(key);
    return field?.value ?? null;
  };
  const description = textOf(file, value('description'), `\`description\` of ${what}`);
  const privacy = readPrivacy(file, value('privacy'), what);
  const team: SourceTeam = {
    name: entry.key,
    at: file.rangeOf(entry.keyNode),
    ...(description === undefined ? {} : { description }),
    ...(privacy === undefined ? {} : { privacy }),
    previously: readPreviously(file, value('previously'), what),
    members: readMentions(file, value('members'), `\`members\` of ${what}`),
    maintainers: readMentions(file, value('maintainers'), `\`maintainers\` of ${what}`),
    repositories: readRepositories(file, value('repos'), what),
    children: readTeams(file, value('teams'), scopes, depth + 1),
    comments: scope.comments,
  };
  for (const { key, keyNode } of fields.values()) {
    file.findings.notExpressed.push(findingAt(file.rangeOf(keyNode), `\`${key}\` of ${what}`));
  }
  return team;
}

function readPrivacy(file: YamlFile, node: Node | null, what: string): 'closed' | 'secret' | undefined {
  const text = textOf(file, node, `\`privacy\` of ${what}`);
  if (text === undefined || text === 'closed' || text === 'secret') return text;
  if (node === null) return undefined;
  mistake(
    file.findings,
    'import/unknown-privacy',
    file.rangeOf(node),
    `\`${text}\` is no privacy of a team`,
    {
      ...didYouMean(text, ['closed', 'secret'], 'write `closed` or `secret`'),
    },
  );
  return undefined;
}

function readPreviously(file: YamlFile, node: Node | null, what: string): SourceTeam['previously'] {
  return itemsOf(file, node, `\`previously\` of ${what}`).flatMap(({ value }) => {
    const name = nameOf(file, value, `each old name of ${what}`);
    return name === undefined || value === null || name.trim() === ''
      ? []
      : [{ name, at: file.rangeOf(value) }];
  });
}

function readRepositories(file: YamlFile, node: Node | null, what: string): readonly RepositoryGrant[] {
  return entriesOf(file, node, `\`repos\` of ${what}`).flatMap(({ key, keyNode, value, isBlock }) => {
    const at = file.rangeOf(keyNode);
    if (key.trim() === '') {
      mistake(file.findings, 'import/empty-name', at, `a repository of ${what} has no name`);
      return [];
    }
    const permission = readPermission(file, value, keyNode, `repository \`${key}\``);
    if (permission === undefined) return [];
    const isHere = isBlock && value !== null && !isAlias(value);
    const comment = isHere && permission !== 'none' ? takeCommentBeside(file, value) : undefined;
    return [{ repository: key, permission, at, ...(comment === undefined ? {} : { comment }) }];
  });
}

/** What GitHub's API calls the permissions that its pages call otherwise. */
const synonyms: Readonly<Record<string, RepositoryPermission>> = { pull: 'read', push: 'write' };

function readPermission(
  file: YamlFile,
  node: Node | null,
  keyNode: Node,
  what: string,
): RepositoryPermission | undefined {
  const scalar = followed(file, node);
  if (scalar !== null && !isScalar(scalar)) {
    wrongType(file, node, `the permission on ${what}`, 'a text');
    return undefined;
  }
  const text = scalar === null ? '' : String(scalar.value);
  const known = repositoryPermissions.find((permission) => permission === text);
  const permission = known ?? (Object.hasOwn(synonyms, text) ? synonyms[text] : undefined);
  if (permission !== undefined) return permission;
  const message = text === '' ? `${what} has no permission` : `\`${text}\` is no permission on a repository`;
  mistake(
    file.findings,
    'import/unknown-permission',
    file.rangeOf(text === '' ? keyNode : (node ?? keyNode)),
    message,
    {
      ...didYouMean(text, repositoryPermissions, `write one of ${repositoryPermissions.join(', ')}`),
    },
  );
  return undefined;
}
