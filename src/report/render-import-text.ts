import { countOf } from './count-of.ts';
import { sanitizeLine } from './sanitize-text.ts';
import { plain, type Style } from './style.ts';

/** A thing of the source and where it stands there. */
export interface ImportFinding {
  readonly file: string;
  readonly line?: number;
  readonly what: string;
}

export interface ImportCounts {
  readonly people: number;
  readonly owners: number;
  readonly teams: number;
  readonly memberships: number;
  readonly maintainers: number;
  readonly repositoryPermissions: number;
}

/** What an import read, wrote, changed and could not say. */
export interface ImportReport {
  readonly written: readonly string[];
  readonly summary: {
    readonly read: { readonly files: readonly string[]; readonly reasons: number; readonly comments: number };
    readonly organizations: readonly ({
      readonly organization: string;
      readonly login: string;
    } & ImportCounts)[];
    readonly totals: ImportCounts;
    readonly notRead: readonly ImportFinding[];
    readonly notExpressed: readonly ImportFinding[];
    readonly adjusted: readonly ImportFinding[];
  };
}

/** The summary of an import: counts an organization, then by name everything that did not go over as it was. */
export function renderImportText({ written, summary }: ImportReport, style: Style = plain): string {
  const { read, organizations, totals, notRead, notExpressed, adjusted } = summary;
  const lines = organizations.map((counts) => {
    const name = sanitizeLine(counts.organization);
    const from = counts.login === counts.organization ? '' : ` (from ${sanitizeLine(counts.login)})`;
    return `${style.bold(name)}${from}: ${renderCounts(counts)}`;
  });
  if (organizations.length > 1) lines.push(`${style.bold('all')}: ${renderCounts(totals)}`);
  lines.push(
    ...renderFindings('not read', notRead, style),
    ...renderFindings('not expressed in what was written', notExpressed, style),
    ...renderFindings('adjusted', adjusted, style),
    '',
    style.bold(
      `${countOf(read.files.length, 'file')} read, ${countOf(written.length, 'file')} written, ${countOf(read.reasons, 'comment')} kept as reasons, ${countOf(read.comments, 'comment')} kept as comments`,
    ),
  );
  return `${lines.join('\n')}\n`;
}

function renderCounts(counts: ImportCounts): string {
  return [
    `${countOf(counts.people, 'person', 'people')} (${countOf(counts.owners, 'owner')})`,
    countOf(counts.teams, 'team'),
    `${countOf(counts.memberships, 'membership')} (${countOf(counts.maintainers, 'maintainer')})`,
    countOf(counts.repositoryPermissions, 'repository permission'),
  ].join(', ');
}

function renderFindings(title: string, findings: readonly ImportFinding[], style: Style): string[] {
  if (findings.length === 0) return [];
  const lines = findings.map(({ file, line, what }) => {
    const place = sanitizeLine(line === undefined ? file : `${file}:${line}`);
    return `  ${place}: ${sanitizeLine(what)}`;
  });
  return ['', style.bold(`${title} (${findings.length})`), ...lines];
}
