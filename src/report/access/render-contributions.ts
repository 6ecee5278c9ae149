import { sanitizeLine } from '../sanitize-text.ts';
import type { Style } from '../style.ts';
import type { ContributionReport, NearMissReport } from './access-reports.ts';
import { describeTerms } from './describe-link.ts';
import { describeMisses } from './describe-misses.ts';

/**
 * Statements with their paths, denies first, and below each what limits it; a path that is there several times, as with
 * one binding for each resource, is written once. `text` says how a path is written.
 */
export function renderContributions(
  statements: readonly ContributionReport[],
  style: Style,
  text: (statement: ContributionReport) => string = (statement) => statement.text,
): readonly string[] {
  return renderGroups(statements, style, text, () => []);
}

/** The same of statements that do not count for a request, each with what it misses it by. */
export function renderMisses(statements: readonly NearMissReport[], style: Style): readonly string[] {
  return renderGroups(statements, style, ({ text }) => text, describeMisses);
}

function renderGroups<S extends ContributionReport>(
  statements: readonly S[],
  style: Style,
  text: (statement: S) => string,
  more: (statement: S) => readonly string[],
): readonly string[] {
  const groups = new Map<string, S[]>();
  for (const effect of ['deny', 'allow'] as const) {
    for (const statement of statements.filter((each) => each.effect === effect)) {
      const key = `${effect} ${text(statement)}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [statement]);
      else group.push(statement);
    }
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const word = first.effect === 'deny' ? style.red('deny ') : style.green('allow');
    const terms = new Set(group.map((each) => describeTerms(each).join(' ')));
    const stale = staleness(first);
    const details = [
      ...terms,
      ...(stale === undefined ? [] : [style.dim(stale)]),
      ...new Set(group.flatMap(more)),
    ].filter((line) => line !== '');
    return [`${word}  ${sanitizeLine(text(first))}`, ...details.map((line) => `         ${line}`)];
  });
}

/** What is unusual about the text that counts. */
function staleness({ statement }: ContributionReport): string | undefined {
  const { standing, at, policy } = statement;
  if (standing === 'missing') return 'this version is not in the ledger: its allows count for nothing';
  if (policy === undefined || at !== null) return undefined;
  return 'the file has another text by now';
}
