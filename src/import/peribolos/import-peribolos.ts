import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import { type Diagnostic, hasErrors } from '../../diagnostic/diagnostic.ts';
import { emitDocument } from '../../edit/emit-document.ts';
import type { SourceFile } from '../../parse/document.ts';
import { bylawNames } from '../bylaw-name.ts';
import type { DocumentFile } from '../document-file.ts';
import { githubRolesBody, rolesFile } from '../github-roles.ts';
import { collectOrganizations } from './collect-organizations.ts';
import { type Findings, findingAt, noFindings } from './findings.ts';
import type { Finding, ImportSummary, OrganizationCounts } from './import-summary.ts';
import { organizationDocuments } from './organization-documents.ts';
import { type People, type Person, settlePeople } from './settle-people.ts';
import { type SettledTeam, settleTeams } from './settle-teams.ts';
import type { SourceOrganization } from './source-organization.ts';

export interface ImportOptions {
  /** What an `org.yaml` at the root is called: the name of the folder that was given. */
  readonly rootName?: string;
  /** What stands below the imported root and could not be handed over, with the reason. */
  readonly unread?: readonly Finding[];
  /** Whether the target on GitHub itself is enabled, so that an apply goes there. Default: it is not. */
  readonly github?: boolean;
}

export interface ImportResult {
  /** Paths from the root of the repository to write. None where there are errors. */
  readonly files: readonly SourceFile[];
  readonly summary: ImportSummary;
  readonly diagnostics: readonly Diagnostic[];
}

interface Settled {
  readonly name: string;
  readonly source: SourceOrganization;
  readonly people: People;
  readonly teams: readonly SettledTeam[];
}

/**
 * Organizations in the format of peribolos as the files of a Bylaw repository. `sources` holds every file below the
 * imported root, paths relative to it: those that are not read are named in the summary. The text of a file that
 * `mayBeConfiguration` denies may be left empty. Never throws.
 */
export function importPeribolos(sources: readonly SourceFile[], options: ImportOptions = {}): ImportResult {
  const findings = noFindings();
  findings.notRead.push(...(options.unread ?? []));
  const collected = collectOrganizations(sources, options.rootName, findings);
  if (collected.organizations.length === 0 && !hasErrors(findings.diagnostics)) {
    findings.diagnostics.push(noOrganization());
  }
  // What nests without end was cut short somewhere: what follows from it would only hide the one mistake.
  const isCut = findings.diagnostics.some(({ code }) => code === 'import/too-deep');
  const settled = isCut ? [] : settleOrganizations(collected.organizations, findings);
  const diagnostics = inOrder(findings.diagnostics);
  const documents: readonly DocumentFile[] = hasErrors(diagnostics)
    ? []
    : [
        {
          path: 'bylaw.yaml',
          body: { apiVersion: 'bylaw/v1', kind: 'Repository', organizations: ['organizations/*'] },
          comments: { head: collected.comments },
        },
        { path: `shared/${rolesFile}`, body: githubRolesBody() },
        ...settled.flatMap(({ name, source, people, teams }) =>
          organizationDocuments({ name, source, people, teams, github: options.github === true }),
        ),
      ];
  const files = documents.map(({ path, body, comments }) => ({ path, text: emitDocument(body, comments) }));
  const comments = collected.comments.length + settled.reduce((sum, each) => sum + commentsOf(each), 0);
  return {
    files,
    summary: {
      read: { files: collected.read, reasons: collected.reasons, comments },
      ...counted(settled),
      written: { files: files.map((file) => file.path) },
      notRead: sorted(findings.notRead),
      notExpressed: sorted(findings.notExpressed),
      adjusted: sorted(findings.adjusted),
    },
    diagnostics,
  };
}

function noOrganization(): Diagnostic {
  return createDiagnostic('import/no-organization', {
    message: 'no organization in the format of peribolos was found',
    hint: 'give the folder that holds `<organization>/org.yaml`, or a file whose top key is `orgs`',
  });
}

function settleOrganizations(
  organizations: readonly SourceOrganization[],
  findings: Findings,
): readonly Settled[] {
  const names = bylawNames(
    organizations.map((organization) => organization.login),
    'organization',
  );
  return organizations.map((source) => {
    const name = names.get(source.login) ?? source.login;
    if (name !== source.login) {
      findings.adjusted.push(findingAt(source.at, `organization \`${source.login}\` is named \`${name}\``));
    }
    const people = settlePeople(source, findings);
    return { name, source, people, teams: settleTeams(source, people, findings) };
  });
}

function commentsOf({ source, people, teams }: Settled): number {
  const beside = [...people.values()].filter((person) => person.comment !== undefined).length;
  return source.comments.length + beside + teams.reduce((sum, team) => sum + team.source.comments.length, 0);
}

function counted(settled: readonly Settled[]): Pick<ImportSummary, 'organizations' | 'totals'> {
  const organizations = settled.map(countsOf);
  const total = (of: (counts: OrganizationCounts) => number): number =>
    organizations.reduce((sum, counts) => sum + of(counts), 0);
  return {
    organizations,
    totals: {
      people: distinct(settled, () => true),
      owners: distinct(settled, ({ isOwner }) => isOwner),
      teams: total((counts) => counts.teams),
      memberships: total((counts) => counts.memberships),
      maintainers: total((counts) => counts.maintainers),
      repositoryPermissions: total((counts) => counts.repositoryPermissions),
    },
  };
}

/** People of several organizations count once. */
function distinct(settled: readonly Settled[], counts: (person: Person) => boolean): number {
  const logins = settled.flatMap(({ people }) => [...people].filter(([, person]) => counts(person)));
  return new Set(logins.map(([login]) => login)).size;
}

function countsOf({ name, source, people, teams }: Settled): OrganizationCounts {
  const maintainers = teams.reduce((sum, team) => sum + team.maintainers.length, 0);
  return {
    organization: name,
    login: source.login,
    people: people.size,
    owners: [...people.values()].filter((person) => person.isOwner).length,
    teams: teams.length,
    memberships: maintainers + teams.reduce((sum, team) => sum + team.members.length, 0),
    maintainers,
    repositoryPermissions: teams.reduce((sum, team) => sum + team.repositories.length, 0),
  };
}

function sorted(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (left, right) =>
      compare(left.file, right.file) ||
      (left.line ?? 0) - (right.line ?? 0) ||
      compare(left.what, right.what),
  );
}

function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort(
    (left, right) =>
      compare(left.at?.file ?? '', right.at?.file ?? '') ||
      (left.at?.start.line ?? 0) - (right.at?.start.line ?? 0) ||
      (left.at?.start.column ?? 0) - (right.at?.start.column ?? 0) ||
      compare(left.code, right.code),
  );
}

function compare(left: string, right: string): number {
  return left === right ? 0 : left < right ? -1 : 1;
}
