import { countOf } from './count-of.ts';
import { renderNextSteps } from './render-next-steps.ts';
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
  /** The folder written to, as it was asked for. */
  readonly out: string;
  /** Whether it is a Git repository already. */
  readonly isRepository: boolean;
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

/** More equal findings than this are told as one, by the names of the first. */
const alike = 3;

/** The summary of an import: counts an organization, then everything that did not go over as it was, and what comes next. */
export function renderImportText(report: ImportReport, style: Style = plain): string {
  const { written, summary } = report;
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
    ...(written.length === 0 ? [] : renderNextSteps(report, 'Take over from peribolos')),
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
  const byReason = new Map<string, ImportFinding[]>();
  for (const finding of findings) {
    const others = byReason.get(finding.what);
    if (others === undefined) byReason.set(finding.what, [finding]);
    else others.push(finding);
  }
  const lines = [...byReason].flatMap(([what, same]) => renderReason(sanitizeLine(what), same));
  return ['', style.bold(`${title} (${findings.length})`), ...lines];
}

function renderReason(what: string, findings: readonly ImportFinding[]): string[] {
  const places = findings.map(placeOf);
  if (places.length <= alike) return places.map((place) => `  ${place}: ${what}`);
  const rest = places.length - alike;
  const word = findings.every(({ line }) => line === undefined) ? 'file' : 'place';
  return [
    `  ${countOf(places.length, word)}: ${what}`,
    `    ${places.slice(0, alike).join(', ')} and ${rest} more (--json lists them)`,
  ];
}

function placeOf({ file, line }: ImportFinding): string {
  return sanitizeLine(line === undefined ? file : `${file}:${line}`);
}
