import { countOf } from '../count-of.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import { plain, type Style } from '../style.ts';
import { wrapWords } from '../wrap-words.ts';
import type { ContributionReport, HolderReport, WhoCanReport } from './access-reports.ts';
import { describeTerms } from './describe-link.ts';
import { isTelling } from './is-telling.ts';
import { tailText } from './path-text.ts';
import { describeRequest } from './render-access-check-text.ts';
import { renderBasis } from './render-basis.ts';
import { renderContributions } from './render-contributions.ts';

const kinds = [
  ['member/', 'member'],
  ['service-account/', 'service account'],
  ['token/', 'token'],
  ['team/', 'team'],
] as const;

/** More names than this of one path are counted. */
const mostNames = 24;

export interface WhoCanTextOptions {
  readonly style?: Style;
  /** Names everybody. */
  readonly full?: boolean;
}

/** Who may do something: those who have it by the same paths together. */
export function renderWhoCanText(report: WhoCanReport, options: WhoCanTextOptions = {}): string {
  const { basis, request, allowed, conditional } = report;
  const { style = plain, full = false } = options;
  const lines = [
    style.bold(`${describeRequest(request)}: ${counted(allowed, 'nobody')} may`),
    ...renderGroups(allowed, style, full),
    ...(conditional.length === 0
      ? []
      : [
          '',
          style.bold(`${counted(conditional, '')} more, under conditions`),
          ...renderGroups(conditional, style, full),
        ]),
    '',
    ...renderBasis(basis, style),
  ];
  return `${lines.join('\n')}\n`;
}

function counted(holders: readonly HolderReport[], none: string): string {
  const parts = kinds.flatMap(([prefix, word]) => {
    const count = holders.filter(({ principal }) => principal.startsWith(prefix)).length;
    return count === 0 ? [] : [countOf(count, word)];
  });
  return parts.length === 0 ? none : parts.join(', ');
}

function renderGroups(holders: readonly HolderReport[], style: Style, full: boolean): readonly string[] {
  const groups = new Map<string, HolderReport[]>();
  for (const holder of holders) {
    const statements = holder.statements.filter(isTelling).map(withoutReasons);
    const key = statements
      .map((each) => `${tailText(each)} ${describeTerms(each).join(' ')}`)
      .sort()
      .join('\n');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [{ ...holder, statements }]);
    else group.push({ ...holder, statements });
  }
  return [...groups.values()].flatMap((group) => {
    const names = group.map(({ principal }) => sanitizeLine(principal));
    const shown = full || names.length <= mostNames ? names : names.slice(0, mostNames);
    const more = names.length - shown.length;
    const list = `${shown.join(', ')}${more > 0 ? ` and ${more} more (--full lists them)` : ''}`;
    const paths = renderContributions(group[0]?.statements ?? [], style, tailText);
    return ['', ...wrapWords(list).map((line) => `  ${line}`), ...paths.map((line) => `    ${line}`)];
  });
}

/** Why somebody is in a team is said of that one alone. */
function withoutReasons({ membership, ...statement }: ContributionReport): ContributionReport {
  if (membership === undefined) return statement;
  const { reason: _, ticket: __, ...terms } = membership;
  return { ...statement, membership: terms };
}
