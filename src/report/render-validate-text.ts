import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { countOf } from './count-of.ts';
import { renderDiagnosticsText, summarizeDiagnostics } from './render-diagnostics-text.ts';
import { sanitizeLine } from './sanitize-text.ts';
import { plain, type Style } from './style.ts';

export interface ValidateReport {
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
  readonly files: number;
  readonly organizations: readonly ({ readonly name: string } & Readonly<
    Record<OrganizationCount, number>
  >)[];
}

type OrganizationCount =
  | 'members'
  | 'serviceAccounts'
  | 'tokens'
  | 'teams'
  | 'memberships'
  | 'roles'
  | 'bindings'
  | 'policies'
  | 'zones';

const words: readonly (readonly [OrganizationCount, string, string])[] = [
  ['members', 'member', 'members'],
  ['serviceAccounts', 'service account', 'service accounts'],
  ['tokens', 'token', 'tokens'],
  ['teams', 'team', 'teams'],
  ['memberships', 'membership', 'memberships'],
  ['roles', 'role', 'roles'],
  ['bindings', 'binding', 'bindings'],
  ['policies', 'policy', 'policies'],
  ['zones', 'zone', 'zones'],
];

/** Every diagnostic with its code frame, then what was read: `✓ orchestra: 12 members, 3 teams`. */
export function renderValidateText(result: ValidateReport, style: Style = plain): string {
  const { diagnostics, texts, files, organizations } = result;
  const lines: string[] = [];
  if (diagnostics.length > 0) lines.push(renderDiagnosticsText(diagnostics, { style, texts }));
  for (const organization of organizations) {
    const counts = words
      .filter(([key]) => organization[key] > 0)
      .map(([key, one, many]) => countOf(organization[key], one, many));
    lines.push(
      `${sanitizeLine(organization.name)}: ${counts.length === 0 ? 'nothing declared' : counts.join(', ')}`,
    );
  }
  const found = summarizeDiagnostics(diagnostics);
  const failed = diagnostics.some(({ severity }) => severity === 'error');
  const verdict = found === '' ? 'no mistakes found' : found;
  lines.push((failed ? style.red : style.green)(style.bold(`${countOf(files, 'file')} read, ${verdict}`)));
  return `${lines.join('\n')}\n`;
}
