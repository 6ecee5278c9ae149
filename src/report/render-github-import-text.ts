import { countOf } from './count-of.ts';
import { renderNextSteps } from './render-next-steps.ts';
import { sanitizeLine } from './sanitize-text.ts';
import { plain, type Style } from './style.ts';

/** What an import of an organization on GitHub read and wrote. */
export interface GithubImportReport {
  /** The folder written to, as it was asked for. */
  readonly out: string;
  readonly isRepository: boolean;
  readonly written: readonly string[];
  readonly summary: {
    readonly organization: string;
    readonly login: string;
    readonly people: number;
    readonly owners: number;
    readonly invited: number;
    readonly teams: number;
    readonly memberships: number;
    readonly maintainers: number;
    readonly repositoryPermissions: number;
    readonly organizationRoles: number;
    readonly outsideCollaborators: readonly string[];
    readonly notExpressed: readonly string[];
    readonly adjusted: readonly string[];
  };
  readonly cost: { readonly requests: number; readonly points: number };
}

/** Counts, then everything that did not go over as it was, and what comes next. */
export function renderGithubImportText(report: GithubImportReport, style: Style = plain): string {
  const { written, summary, cost } = report;
  const { organization, login, outsideCollaborators, notExpressed, adjusted } = summary;
  const from = login === organization ? '' : ` (from ${sanitizeLine(login)})`;
  const lines = [
    `${style.bold(sanitizeLine(organization))}${from}: ${counts(summary)}`,
    ...titled('outside collaborators, seen and not managed', outsideCollaborators, style),
    ...titled('not expressed in what was written', notExpressed, style),
    ...titled('adjusted', adjusted, style),
    '',
    style.bold(`${countOf(written.length, 'file')} written; read in ${countOf(cost.requests, 'request')}`),
    ...renderNextSteps(report, `Take over ${sanitizeLine(organization)} from GitHub`),
  ];
  return `${lines.join('\n')}\n`;
}

function counts(summary: GithubImportReport['summary']): string {
  const { people, owners, invited, teams, memberships, maintainers } = summary;
  const told = invited === 0 ? '' : `, ${invited} invited`;
  const roles = summary.organizationRoles;
  return [
    `${countOf(people, 'person', 'people')} (${countOf(owners, 'owner')}${told})`,
    countOf(teams, 'team'),
    `${countOf(memberships, 'membership')} (${countOf(maintainers, 'maintainer')})`,
    countOf(summary.repositoryPermissions, 'repository permission'),
    ...(roles === 0 ? [] : [countOf(roles, 'organization role')]),
  ].join(', ');
}

function titled(title: string, lines: readonly string[], style: Style): string[] {
  if (lines.length === 0) return [];
  return ['', style.bold(`${title} (${lines.length})`), ...lines.map((line) => `  ${sanitizeLine(line)}`)];
}
