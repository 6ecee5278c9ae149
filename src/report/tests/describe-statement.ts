import { describeReach } from '../access/describe-statement.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import type { TestPlace, ToldStatement, UncoveredStatement } from './access-test-report.ts';

/** `deny NoRefunds of refunds@3 (policies/refunds.yaml:9)`. */
export function describeStatement({ effect, from, sid, index, at }: UncoveredStatement): string {
  const name = sid ?? `statement ${index + 1}`;
  const what =
    from.is === 'permissions'
      ? `the permissions of role ${from.role}`
      : from.is === 'scopes'
        ? `${name} of the scopes of token ${from.token}`
        : `${name} of ${from.policy}${versionOf(from)}`;
  return sanitizeLine(`${effect} by ${what}${describePlace(at)}`);
}

function versionOf({ version, standing }: Extract<UncoveredStatement['from'], { is: 'policy' }>): string {
  const number = version === undefined ? '' : `@${version}`;
  if (standing === 'missing') return `${number}, which is not published`;
  return standing === 'expected' ? `${number}, which is not published yet` : number;
}

/** `member/ana → team/core (teams.yaml:4) → role/reader (teams.yaml:9)`. */
export function describePath({ path, layer }: ToldStatement): string {
  const steps = path.map(({ is, at }) => `${is}${describePlace(at)}`).join(' → ');
  return sanitizeLine(layer === 'bindings' ? steps : `${steps}, ${layerNames[layer]}`);
}

export const layerNames: Readonly<Record<ToldStatement['layer'], string>> = {
  bindings: 'what it holds',
  'organization-boundary': 'the boundary of the organization',
  'principal-boundary': 'the boundary of the principal',
  'token-bindings': 'the bindings of the token',
  'token-scopes': 'the scopes of the token',
};

/** Which resources and which contexts a statement is for, cut short; empty where it is for all. */
export function describeScope({ written }: UncoveredStatement): string {
  const text = describeReach(written).join(' ');
  return text.length > longest ? `${text.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…` : text;
}

const longest = 300;

/** ` (policies/refunds.yaml:9)`; nothing where no file holds it. */
export function describePlace(at: TestPlace | undefined): string {
  return at === undefined ? '' : ` (${at.file}:${at.line})`;
}
