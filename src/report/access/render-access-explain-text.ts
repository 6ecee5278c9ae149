import { sanitizeLine } from '../sanitize-text.ts';
import { plain, type Style } from '../style.ts';
import type { AccessExplainReport, ContributionReport, Introduction, StepReport } from './access-reports.ts';
import { describeTerms } from './describe-link.ts';
import { describeMisses } from './describe-misses.ts';
import { placeText } from './path-text.ts';
import { enoughTitle, nearlyTitle, renderDecision } from './render-access-check-text.ts';
import { renderBasis } from './render-basis.ts';

/** One decision, and below it each path link by link: where it is declared, and who brought it in when. */
export function renderAccessExplainText(report: AccessExplainReport, style: Style = plain): string {
  const { basis, statements, nearly, published } = report;
  const isShort = report.reason === 'implicit-deny' && statements.length > 0;
  const paths = [
    ...(isShort ? ['', enoughTitle] : []),
    ...statements.flatMap((each) => ['', ...renderPath(each, style)]),
    ...(nearly.length === 0 ? [] : ['', nearlyTitle]),
    ...nearly.flatMap((each) => [
      '',
      ...renderPath(each, style),
      ...describeMisses(each).map((line) => `  ${line}`),
    ]),
  ];
  const versions = published.map(({ version, sequence, at, actor, source }) =>
    sanitizeLine(
      `  policy/${version}  published ${at} by ${actor} from ${source.slice(0, 7)} (entry ${sequence})`,
    ),
  );
  const lines = [
    ...renderDecision({ ...report, statements: [], nearly: [] }, style),
    ...paths,
    ...(versions.length === 0 ? [] : ['', style.bold('versions'), ...versions]),
    '',
    ...renderBasis(basis, style),
  ];
  return `${lines.join('\n')}\n`;
}

function renderPath(statement: ContributionReport, style: Style): readonly string[] {
  const { effect, path } = statement;
  const word = effect === 'deny' ? style.red('deny') : style.green('allow');
  const terms = describeTerms(statement);
  return [
    `${word}${terms.length === 0 ? '' : ` ${terms.join(' ')}`}`,
    ...path.flatMap((each, index) => renderStep(each, index, style)),
  ];
}

function renderStep({ name, at, introduced }: StepReport, index: number, style: Style): readonly string[] {
  const arrow = index === 0 ? '' : '→ ';
  const place = at === null ? '' : `  ${placeText(at)}`;
  const line = `  ${'  '.repeat(index)}${arrow}${sanitizeLine(`${name}${place}`)}`;
  if (introduced === undefined || (introduced === null && at === null)) return [line];
  const who = introduced === null ? 'not committed yet' : describeIntroduction(introduced);
  return [line, `  ${'  '.repeat(index)}  ${style.dim(sanitizeLine(who))}`];
}

function describeIntroduction({ commit, at, author, subject, orEarlier }: Introduction): string {
  return `${commit.slice(0, 7)} ${at.slice(0, 10)} ${author}: ${subject}${orEarlier ? ' (or earlier)' : ''}`;
}
