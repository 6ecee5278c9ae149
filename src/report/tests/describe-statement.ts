import type { ContributionReport, StatementReport } from '../access/access-reports.ts';
import { describeReach } from '../access/describe-statement.ts';
import { placeText } from '../access/path-text.ts';
import type { SourcePlace } from '../access/source-place.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import type { HeldStatement } from './access-test-report.ts';

/** `deny by NoRefunds of refunds@3 (policies/refunds.yaml:9)`. */
export function describeStatement({ effect, ...statement }: HeldStatement): string {
  const { policy, role, token, sid, index, at } = statement;
  const name = sid ?? `statement ${index + 1}`;
  const what =
    policy !== undefined
      ? `${name} of ${policy}${versionOf(statement)}`
      : role !== undefined
        ? `the permissions of role ${role}`
        : `${name} of the scopes of token ${token ?? ''}`;
  return sanitizeLine(`${effect} by ${what}${describePlace(at)}`);
}

function versionOf({ version, standing }: StatementReport): string {
  const number = version === undefined ? '' : `@${version}`;
  if (standing === 'missing') return `${number}, which is not published`;
  return standing === 'expected' ? `${number}, which is not published yet` : number;
}

/** `member/ana → team/core (teams.yaml:4) → role/reader (teams.yaml:9)`. */
export function describePath({ path, layer }: ContributionReport): string {
  const ways = path.filter(({ is }) => is === 'owner' || is === 'team' || is === 'role');
  const steps = ways.map(({ name, at }) => ` → ${name}${describePlace(at)}`).join('');
  const text = `${path[0]?.name ?? ''}${steps}`;
  return sanitizeLine(layer === 'bindings' ? text : `${text}, ${layerNames[layer]}`);
}

export const layerNames: Readonly<Record<ContributionReport['layer'], string>> = {
  bindings: 'what it holds',
  'organization-boundary': 'the boundary of the organization',
  'principal-boundary': 'the boundary of the principal',
  'token-bindings': 'the bindings of the token',
  'token-scopes': 'the scopes of the token',
};

/** Which resources and which contexts a statement is for, cut short; empty where it is for all. */
export function describeScope({ written }: StatementReport): string {
  const text = describeReach(written).join(' ');
  return text.length > longest ? `${text.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…` : text;
}

const longest = 300;

/** ` (policies/refunds.yaml:9)`; nothing where no file holds it. */
function describePlace(at: SourcePlace | null): string {
  return at === null ? '' : ` (${placeText(at)})`;
}
