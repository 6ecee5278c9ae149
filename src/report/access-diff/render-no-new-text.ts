import { countOf } from '../count-of.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import { plain, type Style } from '../style.ts';
import type { NoNewReport } from './access-diff-report.ts';
import { allowFlag, allowingFlags, moreFlags } from './allowing-scopes.ts';
import { changeClasses } from './change-classes.ts';
import { comparisonNotes, comparisonWords } from './comparison-words.ts';
import { renderChangeClass } from './render-change-class.ts';
import { weakenedCount } from './summary-words.ts';
import { unjudgedLines } from './unjudged-words.ts';

/** Who has access that is new and not allowed, each with a request that shows it; or that nobody has. */
export function renderNoNewText(
  report: NoNewReport,
  { style = plain, full = false }: { readonly style?: Style; readonly full?: boolean } = {},
): string {
  const { organizations, found, allowed } = report;
  const beyond = allowed.length === 0 ? '' : ` beyond what is allowed`;
  const lines = organizations.flatMap(({ organization, system, changes, weakened, unjudged }) =>
    changes.length + weakened.length + unjudged.length === 0
      ? []
      : [
          style.bold(`${sanitizeLine(organization)} (${sanitizeLine(system)})`),
          ...changeClasses(changes).flatMap((own) => [
            ...renderChangeClass(own, () => [], { style, full, examples: true }).map((line) => `  ${line}`),
            '',
          ]),
          ...weakened.map((each) => style.red(`  ${sanitizeLine(each.message)}`)),
          ...unjudgedLines({ unjudged }, { style }).map((line) => `  ${line}`),
          ...(weakened.length + unjudged.length === 0 ? [] : ['']),
        ],
  );
  const weaker = organizations.flatMap(({ weakened }) => weakened);
  const unjudged = organizations.flatMap((each) => each.unjudged);
  const basis = [comparisonWords(report), ...comparisonNotes(report).map((note) => `note: ${note}`)];
  const verdict =
    found === 0
      ? unjudged.length > 0
        ? []
        : [style.green(`No new access${beyond}.`)]
      : [
          style.red(`${countOf(found, 'principal has', 'principals have')} new access${beyond}.`),
          ...allowingLines(report),
        ];
  const uncompared =
    unjudged.length === 0
      ? []
      : [
          style.red(
            `${countOf(unjudged.length, 'change is', 'changes are')} not compared and may give new access${beyond}.`,
          ),
          'To allow what a document changes:',
          ...documentFlags(unjudged),
        ];
  const guarded =
    weaker.length === 0
      ? []
      : [
          style.red(`${weakenedCount(weaker)}${beyond}.`),
          'To allow that it holds less:',
          ...documentFlags(weaker),
        ];
  return `${[...lines, ...basis.map((line) => style.dim(sanitizeLine(line))), ...verdict, ...uncompared, ...guarded].join('\n')}\n`;
}

function allowingLines({ organizations, covering }: NoNewReport): readonly string[] {
  const { shown, more } = allowingFlags(organizations.flatMap(({ changes }) => changes));
  const all = more === 0 ? [] : covering.map(allowFlag);
  return [
    'To allow it, or a part of it, or more by * and ?:',
    ...shown.map((flag) => `  ${flag}`),
    ...(more === 0 ? [] : [`  ${moreFlags(more)}`]),
    ...(all.length === 0 ? [] : ['Or all of it, and more:', ...all.map((flag) => `  ${flag}`)]),
  ];
}

/** So many documents are named. */
const mostDocuments = 5;

function documentFlags(changes: readonly { readonly of: string }[]): readonly string[] {
  const documents = [...new Set(changes.map(({ of }) => of))];
  const more = documents.length - mostDocuments;
  const flags = documents.slice(0, mostDocuments).map((of) => `  ${allowFlag(of)}`);
  return more > 0 ? [...flags, `  ${moreFlags(more)}`] : flags;
}
