import { sanitizeLine } from '../sanitize-text.ts';
import type { Style } from '../style.ts';
import type { ContributionReport } from './access-reports.ts';
import { describeTerms } from './describe-link.ts';

/** Statements with their paths, two lines each at most, denies first; `text` says how a path is written. */
export function renderContributions(
  statements: readonly ContributionReport[],
  style: Style,
  text: (statement: ContributionReport) => string = (statement) => statement.text,
): readonly string[] {
  const sorted = [
    ...statements.filter(({ effect }) => effect === 'deny'),
    ...statements.filter(({ effect }) => effect === 'allow'),
  ];
  return sorted.flatMap((statement) => {
    const { effect } = statement;
    const word = effect === 'deny' ? style.red('deny ') : style.green('allow');
    const terms = describeTerms(statement);
    const stale = staleness(statement);
    return [
      `${word}  ${sanitizeLine(text(statement))}`,
      ...(terms.length === 0 ? [] : [`         ${terms.join(' ')}`]),
      ...(stale === undefined ? [] : [`         ${style.dim(stale)}`]),
    ];
  });
}

/** What is unusual about the text that counts. */
function staleness({ statement }: ContributionReport): string | undefined {
  const { standing, at, policy } = statement;
  if (standing === 'missing') return 'this version is not in the ledger: its allows count for nothing';
  if (policy === undefined || at !== null) return undefined;
  return 'the file has another text by now';
}
